"""Rows of a picture: a name at the left, on as many lines as it needs, and room beside it for bars.

In: the words of each name with their type, the room for them. Out: rows one below the other, each as high as its name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum  # Python 3.12 adds floats up otherwise than 3.11

from docgen.assembly.drawing.boxes import Words
from docgen.assembly.drawing.marks import base_line, text
from docgen.assembly.drawing.wrapping import wrap

_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the lines of its name, its upper edge, its height."""

    lines: tuple[Words, ...]
    top: float
    high: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.high / 2

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.high

    def name(self, x: float) -> tuple[str, ...]:
        """The lines of the name from ``x`` on, in the middle of the row."""
        y = self.middle - fsum(style.size * _LEADING for _, style in self.lines) / 2
        marks = []
        for words, style in self.lines:
            marks.append(text(x, base_line(y + style.size * _LEADING / 2, style), words, style))
            y += style.size * _LEADING
        return tuple(marks)


def rows(names: Sequence[Sequence[Words]], room: float, top: float, *, least: float, around: float) -> tuple[Row, ...]:
    """Rows from ``top`` on, each at least ``least`` high, with ``around`` free above and below its name."""
    made: list[Row] = []
    for name in names:
        lines = tuple(
            (line, style) for words, style in name for line in wrap(words, room, style.size, bold=style.bold, most=4)
        )
        high = max(least, fsum(style.size * _LEADING for _, style in lines) + 2 * around)
        made.append(Row(lines, top, high))
        top += high
    return tuple(made)
