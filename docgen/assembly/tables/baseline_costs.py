"""What the functions in scope cost today, by category, with each category's share of the whole (S1.2).

In: ``costs.baseline``. Out: a group for each category with its lines, and the total.
"""

from __future__ import annotations

from docgen.assembly.columns import Computed, amount, group, places, total
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Row, Table
from docgen.figures.rounding import to_unit
from docgen.model.values import Percent


def build(desk: Desk) -> Table:
    """The table; the heading of a group has the sum and the share of its category."""
    lines = list(desk.facts.costs.baseline.lines)
    baseline = desk.calc.baseline
    computed = Computed(desk, desk.calc.paths("baseline"), "baseline")
    unit = places([plain(line.amount).amount for line in lines])
    rows: list[Row] = []
    for category in baseline.categories:
        own = [line for line in lines if line.category == category.category]
        names = {
            "category": own[0].category,
            "amount": computed.value(to_unit(category.amount, unit)),
            "share": computed.value(Percent(category.share)),
        }
        rows.append(group(desk, *desk.line(desk.words["words"]["category"], names)))
        rows.extend(
            Row((desk.cell(line.name, header=True), desk.cell(line.driver), desk.cell(amount(desk, line.amount, unit))))
            for line in own
        )
    whole = desk.cell(amount(desk, desk.calc.baseline_total, unit))
    rows.append(total(desk.cell(desk.word("total"), header=True), Cell(), whole))
    columns = (
        Column(desk.heading("name"), 38),
        Column(desk.heading("driver"), 42),
        Column(desk.heading("amount"), 20, Align.RIGHT),
    )
    return Table("baseline_costs", desk.caption(), columns, tuple(rows), note=desk.note())
