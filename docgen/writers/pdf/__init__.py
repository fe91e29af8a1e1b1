"""PDF: the HTML writer's page on A4, laid out by WeasyPrint, tagged for PDF/UA-1.

In: a Document and the templates. Out: the bytes of one PDF file, the same in every process and on every machine: its
date is the document's, its fonts are those in ``templates/fonts``. Never reads the clock, never fetches anything from
outside the templates, and adds next to nothing to the time that the layout takes.
"""

from __future__ import annotations

from pathlib import Path

from docgen.assembly.document import Document
from docgen.writers.html.markup import Medium
from docgen.writers.html.page import page
from docgen.writers.hyphenation import share
from docgen.writers.pdf.strings import page_strings


def write(document: Document, templates: Path) -> bytes:
    """The document as PDF/UA-1.

    Raises ``OSError`` when the style sheet is missing, ``ValueError`` when it asks for a file outside ``templates`` or
    when a picture is not plain SVG.
    """
    # The layout engine takes a third of a second to load: whoever writes another format need not wait for it.
    from docgen.writers.pdf.engine import engine

    share(document.language)
    return engine(templates).pdf(page(document, Medium.PAPER, page_strings(document.cover)))
