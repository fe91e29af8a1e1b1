"""PDF: the HTML writer's page on A4, laid out by WeasyPrint, tagged; PDF/UA-1 unless another variant is asked for.

In: a Document and the templates. Out: the bytes of one PDF file, the same in every process and on every machine: its
date is the document's, its fonts are those in ``templates/fonts``. Never reads the clock, never fetches anything from
outside the templates, and adds next to nothing to the time that the layout takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.assembly.document import Document
from docgen.writers.characters import kept_together
from docgen.writers.html.markup import Medium
from docgen.writers.html.page import page
from docgen.writers.html.strings import page_strings
from docgen.writers.hyphenation import share
from docgen.writers.pdf.variants import DEFAULT

# Separators of lines and paragraphs, which no font of the project draws.
_SEPARATORS = ("\u2028", "\u2029")


def write(
    document: Document,
    templates: Path,
    *,
    variant: str = DEFAULT,
    signature_fields: bool = False,
    sources: Mapping[str, bytes] | None = None,
    data: Mapping[str, bytes] | None = None,
    room: bool = False,
) -> bytes:
    """The document as a tagged PDF of a variant.

    With ``signature_fields`` the parties can sign it in any program that signs PDF files. ``sources``, what it was
    made from, and ``data``, what is recorded of it, are attached: files by their names, ``.yaml`` or ``.json``. With
    ``room`` there is a place for the record of the document, which is put in afterwards.

    Raises ``OSError`` when the style sheet is missing, ``ValueError`` when it asks for a file outside ``templates`` or
    when a picture is not plain SVG.
    """
    # The layout engine takes a third of a second to load: whoever writes another format need not wait for it.
    from docgen.writers.pdf.loading import alone

    with alone(templates / "fonts"):
        from docgen.writers.pdf.attachments import Attached
        from docgen.writers.pdf.engine import engine
        from docgen.writers.pdf.fields import RULE
        from docgen.writers.pdf.room import NAME, PLACE, holds_files

    style = page_strings(document.cover) + (RULE if signature_fields else "")
    attaches = room and holds_files(variant)
    groups = {"Source": sources or {}, "Data": {**(data or {}), **({NAME: PLACE} if attaches else {})}}
    attached = tuple(
        Attached(name, content, relationship, document.cover.date)
        for relationship, files in groups.items()
        for name, content in files.items()
    )
    whole = page(document, Medium.PAPER, style)
    whole = kept_together(whole)
    for separator in _SEPARATORS:
        whole = whole.replace(separator, " ")
    share(document.language)
    return engine(templates).pdf(whole, variant, attached, document.cover.date if room and not attaches else "")
