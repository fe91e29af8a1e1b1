"""The page: how wide the text is, and sections on the long side of the page for wide tables.

In: the shell's last section and what has been written so far. Out: section breaks in it. Running head, foot and count
carry over from section to section, for none but the first names its own.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docgen.writers.docx.names import name, paragraph
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
    """The page of one document while it is written. ``width`` is that of the text now, in twentieths of a point."""

    def __init__(self, section: etree._Element, styles: Styles) -> None:
        """Read the page from the shell's last ``section``. Raises ValueError if it names no size or no margins."""
        size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
        if size is None or margins is None:
            raise ValueError("the last section of the Word shell names no page size or no margins")
        sides = sum(int(margins.get(name(side)) or 0) for side in ("left", "right", "gutter"))
        self._upright = int(size.get(name("w")) or 0) - sides
        self._long_side = int(size.get(name("h")) or 0) - sides
        self._section = section
        self._divided = False
        self._break = styles.id(BREAK)
        self._schedule = styles.id(SCHEDULE)
        self._headings = frozenset(styles.id(heading) for heading in HEADINGS)
        self.width = self._upright

    def turn(self, out: etree._Element) -> None:
        """Go on upon the long side: what ``out`` holds stays upright, save the headings that announce what follows."""
        self.width = self._long_side
        position = self._announced(out)
        before = out[position - 1] if position else None
        if before is None or before.tag != name("p"):
            before = paragraph(out, self._break)
            out.insert(position, before)
        properties = before[0]
        ended = properties.find(name("sectPr"))
        if ended is None:
            properties.append(self._new(landscape=False))
        else:  # the long side of an earlier table goes on
            properties.remove(ended)
            if len(before) == 1 and position < len(out):
                out.remove(before)

    def _announced(self, out: etree._Element) -> int:
        """Where that which leads to the table begins: its headings, or all of a schedule that has hardly begun."""
        near = range(max(len(out) - _FEW, 0), len(out))
        if begun := [place for place in near if _style(out[place]) == self._schedule]:
            return begun[-1]
        position = len(out)
        while position and _style(out[position - 1]) in self._headings:
            position -= 1
        return position

    def turn_back(self, out: etree._Element) -> None:
        """Go on upright."""
        self.width = self._upright
        last = out[-1] if out[-1].tag == name("p") else paragraph(out, self._break)
        last[0].append(self._new(landscape=True))

    def finish(self) -> None:
        """Let the document end without an empty page; all of it stands in the shell by now."""
        if not self._divided:
            return
        _drop_carried_over(self._section)
        last = self._section.getprevious()
        ended = last.find(f"{name('pPr')}/{name('sectPr')}") if last is not None else None
        if last is not None and ended is not None:
            last[0].remove(ended)
            self._section[:] = list(ended)

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


def _style(element: etree._Element) -> str:
    style = element.find(f"{name('pPr')}/{name('pStyle')}")
    return (style.get(name("val")) or "") if style is not None else ""
