"""Months along the lower edge of a picture, with the year below the first of each.

In: calendar months and the places at which they stand. Out: elements, and the height that they take.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docgen.assembly.drawing.axes import names_below
from docgen.assembly.drawing.marks import TICK, text
from docgen.assembly.formats import Formatter
from docgen.model.values import Period

HEIGHT = 24.0


def months_below(formatter: Formatter, months: Sequence[Period], places: Sequence[float], y: float) -> tuple[str, ...]:
    """Short names of months, and years; ``y`` is the edge below which they stand."""
    names = [formatter.month(month, "LLL").removesuffix(str(month.year)).strip() for month in months]
    marks = list(names_below(places, names, y + 10))
    changes = [0, *(n for n, (before, after) in enumerate(pairwise(months), 1) if after.year != before.year)]
    marks.extend(text(places[n], y + 20, str(months[n].year), TICK, "middle") for n in changes)
    return tuple(marks)
