"""Where the missing people come from, in the order in which they can start (S4.7).

In: ``calc.staffing.steps``. Out: a row for each planned source: when it is there, how many it brings, how many people
there are then, how many are still missing, and what it costs.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.columns import Computed, empty, total, worked
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Row, Table
from docgen.model.values import Money


def build(desk: Desk) -> Table:
    """The table; the columns on cost stand there where a source has one."""
    take_back = desk.facts.exit.take_back
    if take_back is None or not take_back.fill:
        raise empty(desk, "fill_sources")
    sources = {source.name: source for source in take_back.fill}
    steps = [step for step in desk.calc.staffing.steps if step.planned]
    priced = any(source.cost is not None for source in sources.values())
    computed = Computed(desk, desk.calc.staffing.paths("steps"), "staffing.coverage")
    rows = []
    for step in steps:
        source = sources[step.name]
        cells = [
            desk.cell(source.name, header=True),
            desk.cell(source.available),
            desk.cell(source.heads),
            computed.cell(step.on_hand),
            computed.cell(step.gap),
        ]
        if priced:
            cells += [desk.cell(source.cost), desk.cell(worked(desk, "fill_sources", _month, source))]
        rows.append(Row(tuple(cells)))
    label = desk.cell(desk.word("planned"), header=True)
    cost = [Cell(), desk.cell(worked(desk, "fill_sources", _month, *sources.values()))] if priced else []
    filled = (label, Cell(), desk.cell(desk.calc.staffing.planned_fill), Cell(), desk.cell(desk.calc.staffing.gap))
    rows.append(total(*filled, *cost))
    columns = [
        Column(desk.heading("source"), 28),
        Column(desk.heading("available"), 13),
        Column(desk.heading("heads"), 10, Align.RIGHT),
        Column(desk.heading("on_hand"), 13, Align.RIGHT),
        Column(desk.heading("missing"), 10, Align.RIGHT),
    ]
    if priced:
        columns += [
            Column(desk.heading("cost"), 15, Align.RIGHT),
            Column(desk.heading("month"), 15, Align.RIGHT),
        ]
    return Table("fill_sources", desk.caption(), tuple(columns), tuple(rows), note=desk.note())


def _month(*sources: Any) -> Money | None:
    """What the sources that have a price cost in a month with all their heads."""
    costs = [(int(source.heads), plain(source.cost)) for source in sources if source.cost is not None]
    if not costs:
        return None
    return Money(sum((heads * cost.amount for heads, cost in costs), Decimal(0)), costs[0][1].currency)
