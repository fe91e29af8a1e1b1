"""The people that each interval of the busiest day takes, against those on hand and those planned (S4.7).

In: ``calc.staffing``. A column is the agents at work and what is added for shrinkage: together the heads on
the roster. The lines are heads on hand, heads needed over the week, and heads on hand with all planned sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.assembly.desk import Desk
from docgen.assembly.drawing.axes import names_below, room_for, rungs
from docgen.assembly.drawing.fills import PALE, SOLID, bar
from docgen.assembly.drawing.keys import Key, Stroke, keys
from docgen.assembly.drawing.marks import ACCENT, DARK, STRONG, TICK, WHITE, Type, base_line, lifted, line, text
from docgen.assembly.drawing.scales import Scale, ticks
from docgen.assembly.drawing.sheet import WIDTH, Sheet, figure, nothing_to_show, phrase, sheet
from docgen.assembly.nodes import Figure
from docgen.figures.staffing import StaffingRow

_PLOT = 160.0
_RIGHT = 18.0
_APART = 9.5
_PEAK = Type(7.5, bold=True)
_INSIDE = Type(7.5, bold=True, colour=WHITE)


@dataclass(frozen=True, slots=True)
class _Level:
    """A number of heads that is drawn as a line across the day."""

    word: str
    heads: int
    stroke: Stroke


def build(desk: Desk) -> Figure:
    """Draw the intervals and the three lines."""
    if desk.facts.exit.take_back is None or desk.facts.requirements.volumes.profile is None:
        raise nothing_to_show(desk, "staffing_intervals")
    with desk.facts.ledger.collect() as paths:
        staffing = desk.calc.staffing
        rows = list(staffing.rows)
        on_hand, planned, needed = int(staffing.on_hand), int(staffing.planned_fill), int(staffing.heads_needed)
        shrinkage = desk.facts.exit.take_back.shrinkage
    levels = [
        _Level("on_hand", on_hand, Stroke(ACCENT, 1.4)),
        _Level("needed", needed, Stroke(DARK, 1.2, (1.5, 2.0))),
        _Level("planned", on_hand + planned, Stroke(DARK, 1.2, (5.0, 2.5))),
    ]
    peak = max(rows, key=lambda row: (row.agents, row.load))
    names = {
        "first": rows[0].start,
        "last": rows[-1].start,
        "peak": peak.start,
        "agents": peak.agents,
        "scheduled": peak.scheduled,
        "on_hand": on_hand,
        "needed": needed,
        "together": on_hand + planned,
        "shrinkage": shrinkage,
    }
    drawn = _draw(desk, rows, levels, peak, phrase(desk, "shrinkage", share=shrinkage))
    return figure(desk, "staffing_intervals", drawn, paths, **names)


def _draw(desk: Desk, rows: list[StaffingRow], levels: list[_Level], peak: StaffingRow, shrinkage: str) -> Sheet:
    entries = [Key(phrase(desk, "agents"), SOLID), Key(shrinkage, PALE)]
    entries.extend(Key(phrase(desk, level.word, heads=level.heads), level.stroke) for level in levels)
    legend, high = keys(entries, 0, 2, WIDTH)
    top, bottom = high + 24, high + 24 + _PLOT
    steps = ticks(max(*(row.scheduled for row in rows), *(level.heads for level in levels)))
    labels = [(step, desk.formatter.number(step)) for step in steps]
    left, right = room_for([label for _, label in labels]), WIDTH - _RIGHT
    scale = Scale(steps[-1], bottom, top)
    marks = [*legend, text(0, top - 11, phrase(desk, "axis"), TICK), *rungs(scale, labels, left, right)]
    apart = (right - left) / len(rows)
    places = [left + apart * (n + 0.5) for n in range(len(rows))]
    wide = min(apart * 0.78, 34.0)
    for place, row in zip(places, rows, strict=True):
        working, rostered = scale.at(row.agents), scale.at(row.scheduled)
        marks.extend(bar(place - wide / 2, working, wide, bottom - working, SOLID))
        marks.extend(bar(place - wide / 2, rostered, wide, working - rostered, PALE))
    marks.extend(_levels(desk, levels, scale, left, right))
    place = places[rows.index(peak)]
    marks.extend(lifted(place, scale.at(peak.scheduled) - 3, desk.formatter.number(peak.scheduled), _PEAK, "middle"))
    if peak.agents:
        inside = base_line(scale.at(peak.agents) + 7, _INSIDE)
        marks.append(text(place, inside, desk.formatter.number(peak.agents), _INSIDE, "middle"))
    marks.extend(names_below(places, [row.start for row in rows], bottom + 10))
    marks.append(text(right, bottom + 21, phrase(desk, "time"), TICK, "end"))
    return sheet(marks, bottom + 25)


def _levels(desk: Desk, levels: list[_Level], scale: Scale, left: float, right: float) -> list[str]:
    """The lines across the day, each with its number at the right; numbers that would overlap are moved apart."""
    marks: list[str] = []
    lowest = float("inf")
    for level in sorted(levels, key=lambda level: level.heads):
        y = scale.at(Decimal(level.heads))
        marks.append(line((left, y), (right, y), level.stroke.colour, level.stroke.thickness, level.stroke.dashes))
        lowest = min(y, lowest - _APART)
        marks.append(text(right + 4, base_line(lowest, STRONG), desk.formatter.number(level.heads), STRONG))
    return marks
