"""The page: how wide the text is, and sections on the long side of the page for wide tables.

In: the shell's last section and what has been written so far. Out: section breaks in it. Running head, foot and count
carry over from section to section, for none but the first names its own.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docgen.finding import SaidError, say
from docgen.writers.docx.names import name
from docgen.writers.docx.pieces import Line, Pieces
from docgen.writers.docx.styles import Styles

if TYPE_CHECKING:
    from lxml import etree

BREAK = "Section Break"
SCHEDULE = "Schedule Heading"
HEADINGS = (
    "heading 1",
    "heading 2",
    SCHEDULE,
    "Schedule Heading 2",
    "Heading Unnumbered",
    "Heading Unnumbered 2",
)
_FEW = 4
_CARRIED_OVER = ("headerReference", "footerReference", "titlePg", "pgNumType")


class Page:
    """The page of one document while it is written.

    ``width`` and ``height`` are those of the text now, in twentieths of a point.
    """

    def __init__(self, section: etree._Element, styles: Styles) -> None:
        """Read the page from the shell's last ``section``. Raises ValueError if it names no size or no margins."""
        size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
        if size is None or margins is None:
            raise SaidError(say("SHL006.page"))
        sides = sum(int(margins.get(name(side)) or 0) for side in ("left", "right", "gutter"))
        ends = sum(int(margins.get(name(end)) or 0) for end in ("top", "bottom"))
        self._upright = int(size.get(name("w")) or 0) - sides
        self._long_side = int(size.get(name("h")) or 0) - sides
        self._heights = (int(size.get(name("h")) or 0) - ends, int(size.get(name("w")) or 0) - ends)
        self._section = section
        self._divided = False
        self._break = styles.id(BREAK)
        self._schedule = styles.id(SCHEDULE)
        self._headings = frozenset(styles.id(heading) for heading in HEADINGS)
        self.width = self._upright
        self.height = self._heights[0]

    def turn(self, out: Pieces) -> None:
        """Go on upon the long side: what ``out`` holds stays upright, save the headings that announce what follows."""
        self.width, self.height = self._long_side, self._heights[1]
        position = self._announced(out)
        before = out[position - 1] if position else None
        if not isinstance(before, Line):
            before = Line(self._break)
            out.insert(position, before)
        if before.section is None:
            before.section = self._new(landscape=False)
        else:  # the long side of an earlier table goes on
            before.section = None
            if not before.runs and position < len(out):
                del out[position - 1]

    def _announced(self, out: Pieces) -> int:
        """Where that which leads to the table begins: its headings, or all of a schedule that has hardly begun."""
        styles = [piece.style if isinstance(piece, Line) else "" for piece in out[-_FEW:]]
        if self._schedule in styles:
            return len(out) - 1 - styles[::-1].index(self._schedule)
        position = len(out)
        while position and self._is_heading(out[position - 1]):
            position -= 1
        return position

    def turn_back(self, out: Pieces) -> None:
        """Go on upright."""
        self.width, self.height = self._upright, self._heights[0]
        last = out[-1]
        if not isinstance(last, Line):
            last = Line(self._break)
            out.append(last)
        last.section = self._new(landscape=True)

    def finish(self, written: Pieces | None) -> None:
        """Let the document end without an empty page; ``written`` is what the shell ends with."""
        if not self._divided:
            return
        _drop_carried_over(self._section)
        last = written[-1] if written else None
        if isinstance(last, Line) and last.section is not None:
            self._section[:] = list(last.section)
            last.section = None

    def _is_heading(self, piece: Line | str) -> bool:
        return isinstance(piece, Line) and piece.style in self._headings

    def _new(self, *, landscape: bool) -> etree._Element:
        section = deepcopy(self._section)
        if self._divided:
            _drop_carried_over(section)
        self._divided = True
        size = section.find(name("pgSz"))
        if landscape and size is not None:
            width, height = size.get(name("w")) or "", size.get(name("h")) or ""
            size.set(name("w"), height)
            size.set(name("h"), width)
            size.set(name("orient"), "landscape")
        return section


def _drop_carried_over(section: etree._Element) -> None:
    for gone in _CARRIED_OVER:
        for element in section.findall(name(gone)):
            section.remove(element)
