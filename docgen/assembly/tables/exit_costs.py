"""What the exit costs and who bears it (S1.6).

In: ``exit.costs``. Out: a row for each cost, and what each party bears in all.
"""

from __future__ import annotations

from docgen.assembly.columns import amount, places, total
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Row, Table, Value


def build(desk: Desk) -> Table:
    """The table; a party that bears nothing has no sum."""
    costs = list(desk.facts.exit.costs)
    unit = places([plain(cost.amount).amount for cost in costs])
    rows = [
        Row(
            (
                desk.cell(cost.name, header=True),
                desk.cell(cost.basis),
                desk.cell(Value(desk.formatter.label("", str(cost.borne_by)), desk.run.sources(cost.borne_by))),
                desk.cell(amount(desk, cost.amount, unit)),
            )
        )
        for cost in costs
    ]
    for bearer, borne in (("client", desk.calc.exit.cost_client), ("supplier", desk.calc.exit.cost_supplier)):
        if plain(borne).amount:
            label = desk.cell(desk.word(bearer), header=True)
            rows.append(total(label, Cell(), Cell(), desk.cell(amount(desk, borne, unit))))
    columns = (
        Column(desk.heading("name"), 34),
        Column(desk.heading("basis"), 30),
        Column(desk.heading("borne_by"), 18),
        Column(desk.heading("amount"), 18, Align.RIGHT),
    )
    return Table("exit_costs", desk.caption(), columns, tuple(rows), note=desk.note())
