"""The formats of each training side by side, priced by the head (S2.2, S2.3).

In: ``costs.charges.scheme`` of the model ``per_head``. Out: a group for each training, a row for each format: price for
each person, travel and venue, what it comes to in all and for each person, and which one is bought.
"""

from __future__ import annotations

from itertools import groupby

from docgen.assembly.columns import amount, empty, group, places
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, RowKind, Table


def build(desk: Desk) -> Table:
    """The table; the chosen formats are added up in the last row."""
    prices, cost_of_all = desk.calc.training_prices, desk.calc.training_cost
    if cost_of_all is None:
        raise empty(desk, "training_prices")
    unit = places([part for row in prices for part in (row.charge.rate, row.charge.amount, row.charge.per_head)])
    rows: list[Row] = []
    for _, formats in groupby(prices, key=lambda row: str(row.price.training)):
        offered = list(formats)
        rows.append(group(desk, desk.named(offered[0].price.training)))
        for row in offered:
            per_head = desk.computed(row.charge.per_head.quantize(unit), row.paths, "training_prices")
            cost = desk.computed(row.charge.amount.quantize(unit), row.paths, "training_prices")
            cells = (
                desk.cell(row.price.format, header=True),
                desk.cell(row.price.heads),
                desk.cell(amount(desk, row.price.price, unit)),
                desk.cell(amount(desk, row.price.travel, unit)),
                desk.cell(cost),
                desk.cell(per_head),
                desk.cell(row.price.chosen),
            )
            rows.append(Row(cells))
    label = desk.cell(desk.word("sum"), header=True)
    rows.append(Row((label, *[Cell()] * 3, desk.cell(amount(desk, cost_of_all, unit)), Cell(), Cell()), RowKind.TOTAL))
    columns = (
        Column(desk.heading("format"), 18),
        Column(desk.heading("people"), 10, Align.RIGHT),
        Column(desk.heading("price"), 15, Align.RIGHT),
        Column(desk.heading("travel"), 15, Align.RIGHT),
        Column(desk.heading("cost"), 16, Align.RIGHT),
        Column(desk.heading("per_head"), 15, Align.RIGHT),
        Column(desk.heading("chosen"), 11, Align.CENTER),
    )
    return Table("training_prices", desk.caption(), columns, tuple(rows), note=desk.note())
