"""The staff for each interval of the busiest day, by queueing model (S4.7).

In: ``calc.staffing``. Out: a row for each interval: contacts, load, agents at work, what they reach, heads scheduled.
"""

from __future__ import annotations

from docgen.assembly.columns import Computed, empty, interval, total
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, Table
from docgen.figures.rounding import TENTH, to_unit
from docgen.figures.staffing import StaffingRow
from docgen.model.values import Percent

_NUMBERS = {  # and how wide their columns are
    "contacts": 16,
    "load": 10,
    "agents": 11,
    "service_level": 14,
    "occupancy": 12,
    "wait": 11,
    "scheduled": 13,
}


def build(desk: Desk) -> Table:
    """The table; the last row has the day's contacts, the service level over all of them, and the peaks."""
    if desk.facts.exit.take_back is None:
        raise empty(desk, "staffing_intervals")
    plan = desk.calc.staffing.plan
    computed = Computed(desk, desk.calc.staffing.paths("plan"), "staffing.plan")
    rows = [_row(desk, row, computed) for row in plan.rows]
    rows.append(
        total(
            desk.cell(desk.word("day"), header=True),
            computed.cell(to_unit(plan.contacts, TENTH)),
            Cell(),
            computed.cell(plan.peak_agents),
            computed.cell(None if plan.service_level is None else Percent(plan.service_level)),
            Cell(),
            Cell(),
            computed.cell(plan.peak_scheduled),
        )
    )
    columns = (
        Column(desk.heading("interval"), 13),
        *(Column(desk.heading(name), width, Align.RIGHT) for name, width in _NUMBERS.items()),
    )
    return Table("staffing_intervals", desk.caption(), columns, tuple(rows), note=desk.note())


def _row(desk: Desk, row: StaffingRow, computed: Computed) -> Row:
    return Row(
        (
            desk.cell(computed.value(interval(row.start, row.minutes)), header=True),
            computed.cell(to_unit(row.contacts, TENTH)),
            computed.cell(row.load),
            computed.cell(row.agents),
            computed.cell(Percent(row.service_level)),
            computed.cell(Percent(row.occupancy)),
            computed.cell(row.speed_of_answer),
            computed.cell(row.scheduled),
        )
    )
