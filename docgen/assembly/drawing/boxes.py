"""Boxes around words, and the arrows between them.

In: words with their type, the width of a box, where it stands. Out: boxes whose height follows from their words, and
elements. Arrow heads are drawn shapes, not references to a definition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum  # Python 3.12 adds floats up otherwise than 3.11

from docgen.assembly.drawing.marks import DARK, LABEL, WHITE, Point, Type, base_line, path, rectangle, shape, text
from docgen.assembly.drawing.wrapping import balanced

PADDING = 5.0
_LEADING = 1.2
_HEAD = 4.6
_HALF_HEAD = 2.2

Words = tuple[str, Type]


@dataclass(frozen=True, slots=True)
class Block:
    """Words broken into lines for a box of a certain width."""

    lines: tuple[Words, ...]
    wide: float

    @property
    def high(self) -> float:
        """The height of the box that holds the words."""
        return fsum(style.size * _LEADING for _, style in self.lines) + 2 * PADDING - LABEL.size * (_LEADING - 1)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the paper."""

    x: float
    y: float
    wide: float
    high: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.high / 2

    @property
    def centre(self) -> float:
        """Half way across."""
        return self.x + self.wide / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.wide

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.high


def block(parts: Sequence[Words], wide: float, most: int = 4) -> Block:
    """Words for a box, each part on lines of its own, at most ``most`` of them a part."""
    room = wide - 2 * PADDING
    return Block(
        tuple(
            (line, style)
            for words, style in parts
            for line in balanced(words, room, style.size, bold=style.bold, most=most)
        ),
        wide,
    )


def boxed(
    content: Block, box: Box, *, fill: str = WHITE, border: str = DARK, centred: bool = True, round_by: float = 2
) -> tuple[str, ...]:
    """A box with its words in the middle of its height."""
    marks = [rectangle(box.x, box.y, box.wide, box.high, fill, border=border, thickness=0.7, round_by=round_by)]
    whole = fsum(style.size * _LEADING for _, style in content.lines)
    y = box.middle - whole / 2
    for words, style in content.lines:
        step = style.size * _LEADING
        place = box.centre if centred else box.x + PADDING
        marks.append(text(place, base_line(y + step / 2, style), words, style, "middle" if centred else "start"))
        y += step
    return tuple(marks)


def arrow(
    points: Sequence[Point],
    colour: str = DARK,
    thickness: float = 0.8,
    *,
    dashes: tuple[float, ...] = (),
    both: bool = False,
) -> tuple[str, ...]:
    """A line through points with right angles at most, with a head at its end, or at both ends."""
    shown = list(points)
    heads = [_head(shown[-2], shown[-1], colour)]
    if both:
        heads.append(_head(shown[1], shown[0], colour))
        shown[0] = _short(shown[1], shown[0])
    shown[-1] = _short(points[-2], points[-1])
    return (path(shown, colour, thickness, dashes), *heads)


def _head(before: Point, tip: Point, colour: str) -> str:
    dx, dy = _direction(before, tip)
    back = (tip[0] - dx * _HEAD, tip[1] - dy * _HEAD)
    side = (-dy * _HALF_HEAD, dx * _HALF_HEAD)
    return shape([tip, (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])], colour)


def _short(before: Point, tip: Point) -> Point:
    """Where the line ends so that it does not blunt its head."""
    dx, dy = _direction(before, tip)
    return (tip[0] - dx * _HEAD * 0.8, tip[1] - dy * _HEAD * 0.8)


def _direction(before: Point, tip: Point) -> Point:
    """One step along an upright or level line."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    if abs(dx) >= abs(dy):
        return (1.0 if dx >= 0 else -1.0, 0.0)
    return (0.0, 1.0 if dy >= 0 else -1.0)
