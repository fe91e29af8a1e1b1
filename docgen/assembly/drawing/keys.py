"""The key of a picture: what each fill and each kind of line means.

In: entries in the order in which they are read. Out: elements in rows from left to right, and the height they take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.assembly.drawing.fills import Fill, bar
from docgen.assembly.drawing.marks import LABEL, line, lines_of_words
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.wrapping import wrap

ROW = 13.0
_SAMPLE = 14.0
_HIGH = 7.0
_GAP = 4.0
_APART = 14.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A kind of line."""

    colour: str
    thickness: float = 1.2
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """An entry: a fill or a kind of line, and what it means."""

    label: str
    sample: Fill | Stroke


def keys(entries: Sequence[Key], left: float, top: float, right: float) -> tuple[tuple[str, ...], float]:
    """The entries and the height of their rows."""
    marks: list[str] = []
    x, y = left, top
    for entry in entries:
        lines = wrap(entry.label, right - left - _SAMPLE - _GAP, LABEL.size)
        wide = _SAMPLE + _GAP + max(width(each, LABEL.size) for each in lines)
        if x > left and x + wide > right:
            x, y = left, y + ROW
        marks.extend(_sample(entry.sample, x, y + ROW / 2))
        step = LABEL.size * 1.2
        below = y + ROW / 2 + step * (len(lines) - 1) / 2
        marks.extend(lines_of_words(x + _SAMPLE + _GAP, below, lines, LABEL))
        x, y = x + wide + _APART, y + step * (len(lines) - 1)
    return tuple(marks), y + ROW - top


def _sample(sample: Fill | Stroke, x: float, middle: float) -> tuple[str, ...]:
    if isinstance(sample, Fill):
        return bar(x, middle - _HIGH / 2, _SAMPLE, _HIGH, sample)
    return (line((x, middle), (x + _SAMPLE, middle), sample.colour, sample.thickness, sample.dashes),)
