"""What is written, piece by piece: paragraphs, which can still be completed, and tables, which cannot.

A paragraph learns of its alignment or of the section that ends with it only after its words; so it becomes text last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Line:
    """A paragraph in the style with the id ``style``; ``properties`` and ``runs`` are mark-up.

    ``keep`` says that it stays on the page of what follows, ``whole`` that no page begins within it.
    """

    style: str
    runs: str = ""
    properties: str = ""
    section: etree._Element | None = None
    keep: bool = False
    whole: bool = False

    def markup(self) -> str:
        """The paragraph as text."""
        section = "" if self.section is None else _inner(self.section)
        keep = "<w:keepNext/>" if self.keep else ""
        whole = "<w:keepLines/>" if self.whole else ""
        properties = f'<w:pStyle w:val="{self.style}"/>{keep}{whole}{self.properties}{section}'
        return f"<w:p><w:pPr>{properties}</w:pPr>{self.runs}</w:p>"


Pieces = list[Line | str]


def markup(pieces: Iterable[Line | str]) -> str:
    """All pieces as text."""
    return "".join([piece if isinstance(piece, str) else piece.markup() for piece in pieces])


def _inner(element: etree._Element) -> str:
    """An element of the shell as text within the document, which declares the namespaces."""
    return _DECLARATION.sub("", etree.tostring(element, encoding="unicode", with_tail=False))


_DECLARATION = re.compile(r' xmlns:\w+="[^"]*"')
