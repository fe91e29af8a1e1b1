"""Tones and patterns of areas, and bars drawn in them.

In: a rectangle and a fill. Out: elements. Patterns are lines that are cut off at the edges here, not definitions in the
SVG: so no element needs an id, and every program draws them alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.assembly.drawing.marks import ACCENT, DARK, LIGHT, MIDDLE, WHITE, Point, rectangle, strokes

Hatch = Literal["", "rising", "falling", "level"]


@dataclass(frozen=True, slots=True)
class Fill:
    """A tone, the colour of the edge and of the hatching, and the hatching with the distance of its lines."""

    tone: str
    ink: str = ""
    hatch: Hatch = ""
    distance: float = 3.2


SOLID = Fill(DARK)
HALF = Fill(MIDDLE)
PALE = Fill(LIGHT)
STRIPED = Fill(WHITE, DARK, "rising")
STRIPED_BACK = Fill(WHITE, ACCENT, "falling", 2.6)
LINED = Fill(WHITE, MIDDLE, "level", 2.4)

# Neighbours differ in tone or pattern also where colour is lost.
SERIES = (SOLID, PALE, HALF, STRIPED, STRIPED_BACK, LINED)


def bar(x: float, y: float, wide: float, high: float, fill: Fill) -> tuple[str, ...]:
    """A rectangle in a fill; nothing where it has no area."""
    if wide <= 0 or high <= 0:
        return ()
    area = rectangle(x, y, wide, high, fill.tone, border=fill.ink, thickness=0.5)
    if not fill.hatch:
        return (area,)
    pairs = list(_level(x, y, wide, high, fill.distance) if fill.hatch == "level" else _slanted(x, y, wide, high, fill))
    return (area, strokes(pairs, fill.ink, 0.5)) if pairs else (area,)


def _level(x: float, y: float, wide: float, high: float, distance: float) -> Iterator[tuple[Point, Point]]:
    for step in range(1, int(high / distance) + 1):
        if step * distance < high:
            yield (x, y + step * distance), (x + wide, y + step * distance)


def _slanted(x: float, y: float, wide: float, high: float, fill: Fill) -> Iterator[tuple[Point, Point]]:
    """Lines at 45 degrees from the left or upper edge to the upper or right one, mirrored where they fall."""
    apart = fill.distance * 1.4142
    for step in range(1, int((wide + high) / apart) + 1):
        run = step * apart
        left: Point = (x + max(0.0, run - high), y + min(run, high))
        right: Point = (x + min(run, wide), y + max(0.0, run - wide))
        if fill.hatch == "falling":
            left, right = (left[0], 2 * y + high - left[1]), (right[0], 2 * y + high - right[1])
        yield left, right
