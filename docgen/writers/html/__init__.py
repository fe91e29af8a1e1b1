"""HTML: one page that stands alone.

In: a Document and the templates. Out: the bytes of one HTML file with style sheet and fonts inside, which asks
nothing of any server and says so in its content security policy. Never counts, never chooses words: numbers, labels
and captions come from the tree.
"""

from __future__ import annotations

from pathlib import Path

from docgen.assembly.document import Document
from docgen.writers.html.markup import Medium
from docgen.writers.html.page import page
from docgen.writers.html.style import screen_style


def write(document: Document, templates: Path) -> bytes:
    """The document as a page for the screen, in UTF-8.

    Raises ``OSError`` when the style sheet or a font that it names is missing, ``ValueError`` when it names a file
    outside ``templates`` or when a picture is not plain SVG.
    """
    return page(document, Medium.SCREEN, screen_style(templates)).encode()
