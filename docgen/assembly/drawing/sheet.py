"""The whole picture as SVG, and as a figure of a document.

In: elements and the height they take; the words of the figure. Out: SVG on white ground at the width of the text, and
the figure with caption, text alternative and the fields it shows. A picture that would be higher than a page allows is
made smaller as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.marks import FAMILY, WHITE, number, rectangle
from docgen.assembly.nodes import Figure
from docgen.assembly.walk import plain
from docgen.finding import FindingsError, Location, finding

_POINTS_PER_MM = 72 / 25.4
_PIXELS_PER_MM = 96 / 25.4
_WIDTH_MM = 160
_HIGHEST_MM = 200
WIDTH = _WIDTH_MM * _POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished picture; sizes in millimetres."""

    svg: str
    width: int
    height: int


def sheet(marks: Sequence[str], high: float) -> Sheet:
    """The elements on white ground; ``high`` is the height they take, in points."""
    wide_mm, high_mm = _WIDTH_MM, ceil(high / _POINTS_PER_MM)
    if high_mm > _HIGHEST_MM:
        wide_mm, high_mm = max(1, _WIDTH_MM * _HIGHEST_MM // high_mm), _HIGHEST_MM
    box_high = WIDTH * high_mm / wide_mm
    # In CSS pixels, 96 to the inch: some programs that draw SVG know no resolution and refuse millimetres.
    outer = f'width="{number(wide_mm * _PIXELS_PER_MM)}" height="{number(high_mm * _PIXELS_PER_MM)}"'
    size = f'{outer} viewBox="0 0 {number(WIDTH)} {number(box_high)}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FAMILY}">'
    ground = rectangle(0, 0, WIDTH, box_high, WHITE)
    return Sheet("\n".join([head, ground, *marks, "</svg>"]), wide_mm, high_mm)


def phrase(desk: Desk, name: str, /, **names: Any) -> str:
    """Words of the figure in plain text, with their places filled in like those of a clause."""
    return plain(desk.line(str(desk.words["words"][name]), names))


def nothing_to_show(desk: Desk, name: str, /) -> FindingsError:
    """What is raised for a figure without records."""
    return FindingsError([finding("CL008.figure", Location(desk.file, 1, 1), name=name)])


def figure(desk: Desk, name: str, drawn: Sheet, paths: Iterable[str], /, **names: Any) -> Figure:
    """The figure; ``paths`` are the fields it shows, ``names`` what its caption and text alternative may say beside
    what clauses know."""
    ledger = desk.facts.ledger
    return Figure(
        name=name,
        caption=desk.line(str(desk.words["caption"]), names),
        alternative=plain(desk.line(str(desk.words["alternative"]), names)),
        svg=drawn.svg,
        width=drawn.width,
        height=drawn.height,
        sources=ledger.sources(paths),
    )
