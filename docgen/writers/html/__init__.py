"""HTML: one page that stands alone.

In: a Document and the templates. Out: the bytes of one HTML file with style sheets, fonts and script inside, which asks
nothing of any server and says so in its content security policy. The script only adds to a page that is whole without
it: search, previews, links to copy. Never counts, never chooses words: numbers, labels
and captions come from the tree.
"""

from __future__ import annotations

from pathlib import Path

from docgen.assembly.document import Document
from docgen.writers.html.bare import without_origins
from docgen.writers.html.markup import Medium
from docgen.writers.html.page import page
from docgen.writers.html.script import page_script
from docgen.writers.html.strings import page_strings
from docgen.writers.html.style import screen_style


def write(document: Document, templates: Path, *, bare: bool = False) -> bytes:
    """The document as a page for the screen, in UTF-8; a ``bare`` one says nothing of where its words come from.

    Raises ``OSError`` when a style sheet, a font that it names or the script is missing, ``ValueError`` when a sheet
    names a file outside ``templates``, the script would end early, or a picture is not plain SVG.
    """
    style = page_strings(document.cover) + screen_style(templates)
    whole = page(document, Medium.SCREEN, style, page_script(templates))
    return (without_origins(whole) if bare else whole).encode()
