"""Boxes on pages: which page each bookmark stands on.

In: the blocks of a document by sections. Out: the number of the page, as printed, of each bookmark. Pages are filled as
Word and LibreOffice fill them: what has to stay together moves to the next page together, unless it is higher than one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.writers.docx.pages.measures import Box, gap

_FEWEST = 2  # lines that are left on a page or carried over to the next

_TOLERANCE = 0  # what the measures of a page lose where they are rounded


@dataclass(slots=True)
class Pages:
    """The pages as they are filled: ``number`` is that of the present one, as printed; ``used`` is how far it is."""

    number: int = 0
    used: int = 0
    room: int = 0
    found: dict[str, int] = field(default_factory=dict)
    trace: list[tuple[int, int, Box]] = field(default_factory=list)
    _above: Box | None = None
    _flowed: bool = False

    def section(self, boxes: list[Box], room: int, start: int | None, *, continuous: bool = False) -> None:
        """Put the boxes of a section on pages with ``room`` for text; the first is numbered ``start`` if it says so."""
        self.room = room + _TOLERANCE
        if not continuous or not self.number:
            self._turn()
            if start is not None:
                self.number = start
        for position, box in enumerate(boxes):
            if box.new_page and self._above is not None:
                self._turn()
            self._put(boxes, position)

    def _turn(self, *, flowed: bool = False) -> None:
        self.number += 1
        self._flowed = flowed
        self.used = 0
        self._above = None

    def _put(self, boxes: list[Box], position: int) -> None:
        box = boxes[position]
        need = _need(boxes, position, self.room)
        if self._above is not None and self.used + gap(self._above, box) + need > self.room:
            self._turn(flowed=True)
            self.used = box.head
        start = self.used
        if self._above is not None:
            start += gap(self._above, box)
        elif not self._flowed:  # space before is kept where a page was wanted, and dropped where one was needed
            start += box.before
        self.trace.append((self.number, start, box))
        self.found.update(dict.fromkeys(box.marks, self.number))
        left = list(box.lines)
        while start + sum(left) - box.slack > self.room:
            count = 0
            height = start
            while count < len(left) and height + left[count] - box.slack <= self.room:
                height += left[count]
                count += 1
            if box.widows:
                count = min(count, len(left) - _FEWEST)
            if box.row or count < 1:
                break
            left = left[count:]
            self._turn(flowed=True)
            start = 0
        self.used = start + sum(left)
        self._above = box


def _need(boxes: list[Box], position: int, room: int) -> int:
    """How much room the box at ``position`` needs below what is above it, with all that has to stay with it."""
    need = 0
    for at in range(position, len(boxes)):
        box = boxes[at]
        if at > position:
            if box.new_page:
                return need
            need += gap(boxes[at - 1], box)
        if not box.keep:
            return need + _least(box)
        need += box.height
        if need > room:  # too high for any page: it cannot all stay together
            return _least(boxes[position])
    return need


def _least(box: Box) -> int:
    """How much of ``box`` has to stand on a page for it to begin there."""
    count = len(box.lines)
    if box.row:
        return box.height + box.foot
    if box.whole or (box.widows and count < 2 * _FEWEST):
        return box.height - box.slack
    return sum(box.lines[: _FEWEST if box.widows else 1]) - box.slack
