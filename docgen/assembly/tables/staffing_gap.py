"""The people needed for the take-back against the people on hand (S4.7).

In: ``calc.staffing``. Out: the need, a row for each group of people in the company, and what is missing.
"""

from __future__ import annotations

from docgen.assembly.columns import empty, total
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Cell, Column, Row, Table


def build(desk: Desk) -> Table:
    """The table."""
    if desk.facts.exit.take_back is None:
        raise empty(desk, "staffing_gap")
    staffing = desk.calc.staffing
    rows = [Row((desk.cell(desk.word("needed"), header=True), Cell(), desk.cell(staffing.heads_needed)))]
    rows.extend(
        Row((desk.cell(people.role, header=True), desk.cell(people.available), desk.cell(people.heads)))
        for people in desk.facts.exit.take_back.staff_on_hand
    )
    rows.append(total(desk.cell(desk.word("on_hand"), header=True), Cell(), desk.cell(staffing.on_hand)))
    rows.append(total(desk.cell(desk.word("missing"), header=True), Cell(), desk.cell(staffing.shortage)))
    columns = (
        Column(desk.heading("people"), 56),
        Column(desk.heading("available"), 24),
        Column(desk.heading("heads"), 20, Align.RIGHT),
    )
    return Table("staffing_gap", desk.caption(), columns, tuple(rows), note=desk.note())
