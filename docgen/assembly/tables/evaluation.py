"""The criteria of the evaluation with their weights, the price among them (S1.3).

In: ``requirements.evaluation``. Out: a row for the price, one for each criterion, and the points in all.
"""

from __future__ import annotations

from docgen.assembly.columns import total
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, Table


def build(desk: Desk) -> Table:
    """The table."""
    evaluation = desk.facts.requirements.evaluation
    price = (desk.cell(desk.word("price"), header=True), desk.cell(desk.word("price_guidance")))
    rows = [Row((*price, desk.cell(evaluation.price)))]
    rows.extend(
        Row((desk.cell(criterion.name, header=True), desk.cell(criterion.guidance), desk.cell(criterion.weight)))
        for criterion in evaluation.criteria
    )
    rows.append(total(desk.cell(desk.word("total"), header=True), Cell(), desk.cell(desk.calc.criteria_total)))
    columns = (
        Column(desk.heading("criterion"), 28),
        Column(desk.heading("guidance"), 58),
        Column(desk.heading("weight"), 14, Align.RIGHT),
    )
    return Table("evaluation", desk.caption(), columns, tuple(rows), note=desk.note())
