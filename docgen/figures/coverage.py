"""How the gap between the people needed and the people on hand closes, day by day after the notice.

In: the heads needed and the sources of people, each with the day on which it is available. Out: one row per day on
which somebody comes, with what is still missing, and the day on which the gap is closed. Never counts anybody before
they can carry contacts: the time to release, hire and train them is part of their day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.figures.rounding import whole_up


@dataclass(frozen=True, slots=True)
class Source:
    """People from one source, available so many calendar days after the notice (0: at once)."""

    id: str
    heads: int
    available: Decimal


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A day after the notice: the sources that become available on it, the heads there are then, and the gap."""

    day: int
    sources: tuple[str, ...]
    added: int
    on_hand: int
    gap: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days on which people come, the gap that remains after the last of them, and the first day without a gap
    (None: it never closes)."""

    needed: int
    rows: tuple[CoverageRow, ...]
    gap: int
    closed_on: int | None


def cover(needed: int, sources: Sequence[Source]) -> Coverage:
    """Fill a need of heads from sources in order of their days; part of a day is rounded up.

    The first row is always day 0, whether or not somebody is available at once. Raises ValueError for negative heads
    or days.
    """
    if needed < 0 or any(source.heads < 0 or source.available < 0 for source in sources):
        raise ValueError("neither heads nor days may be negative")
    on_hand, rows = 0, []
    for day in sorted({0, *(whole_up(source.available) for source in sources)}):
        coming = [source for source in sources if whole_up(source.available) == day]
        added = sum(source.heads for source in coming)
        on_hand += added
        rows.append(CoverageRow(day, tuple(source.id for source in coming), added, on_hand, max(0, needed - on_hand)))
    closed = next((row.day for row in rows if not row.gap), None)
    return Coverage(needed, tuple(rows), rows[-1].gap, closed)
