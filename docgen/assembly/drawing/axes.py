"""Axes: hairlines at round numbers, their labels, and names along the lower edge.

In: a scale, ticks with labels in the reader's language. Out: elements. Names that would run into each other are left
out evenly, beginning with the second; the first one always stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.assembly.drawing.marks import DARK, GRID, TICK, Point, Type, base_line, line, strokes, text
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.scales import Scale

_AWAY = 4.0
_BETWEEN = 3.0


def room_for(labels: Sequence[str], style: Type = TICK) -> float:
    """The room that labels take at the left of an axis."""
    return max((width(label, style.size, style.bold) for label in labels), default=0) + _AWAY


def rungs(scale: Scale, ticks: Sequence[tuple[object, str]], left: float, right: float) -> tuple[str, ...]:
    """A hairline across at each tick with its label at the left; the one at zero is the base line."""
    places = [(scale.at(_number(value)), _number(value) == 0) for value, _ in ticks]
    labels = (
        text(left - _AWAY, base_line(y, TICK), label, TICK, "end")
        for (y, _), (_, label) in zip(places, ticks, strict=True)
    )
    return (*_hairlines([((left, y), (right, y), base) for y, base in places]), *labels)


def columns(
    scale: Scale, ticks: Sequence[tuple[object, str]], top: float, bottom: float, *, above: bool = False
) -> tuple[str, ...]:
    """A hairline down at each tick with its label below, or above."""
    y = top - _AWAY if above else bottom + _AWAY + TICK.size * 0.75
    places = [(scale.at(_number(value)), _number(value) == 0) for value, _ in ticks]
    labels = (text(x, y, label, TICK, "middle") for (x, _), (_, label) in zip(places, ticks, strict=True))
    return (*_hairlines([((x, top), (x, bottom), base) for x, base in places]), *labels)


def _hairlines(lines: Sequence[tuple[Point, Point, bool]]) -> tuple[str, ...]:
    """All hairlines as one element, or programs that look for tables would see one in them; base lines stand out."""
    marks = [line(start, end, DARK, 0.7) for start, end, base in lines if base]
    thin = [(start, end) for start, end, base in lines if not base]
    return (strokes(thin, GRID, 0.4), *marks) if thin else tuple(marks)


def names_below(places: Sequence[float], names: Sequence[str], y: float, style: Type = TICK) -> tuple[str, ...]:
    """Names centred under places that are evenly apart; every second, third … one where all do not fit."""
    every = _every(places, names, style)
    return tuple(
        text(x, y, name, style, "middle")
        for n, (x, name) in enumerate(zip(places, names, strict=True))
        if n % every == 0
    )


def fit(places: Sequence[float], names: Sequence[str], style: Type = TICK) -> bool:
    """Whether all names fit side by side."""
    return _every(places, names, style) == 1


def _every(places: Sequence[float], names: Sequence[str], style: Type) -> int:
    if len(places) < 2:
        return 1
    apart = places[1] - places[0]
    widest = max(width(name, style.size, style.bold) for name in names) + _BETWEEN
    return max(1, -int(-widest // apart))


def _number(value: object) -> float:
    return float(str(value))
