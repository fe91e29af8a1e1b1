"""The form on which a bidder names its references (S1.3).

In: how many references are asked for. Out: a part for each with the same fields, empty.
"""

from __future__ import annotations

from docgen.assembly.columns import group
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Cell, Column, Row, Table

# Fields, and how many lines each needs.
_FIELDS = {
    "company": 1,
    "contact": 2,
    "payer": 1,
    "service": 2,
    "size": 1,
    "period": 1,
    "places": 1,
    "metrics": 2,
    "improvement": 1,
    "state": 1,
}


def build(desk: Desk) -> Table:
    """The form; ``labels`` of the words name the fields."""
    rows: list[Row] = []
    for number in range(1, int(desk.facts.requirements.vetting.references.count) + 1):
        rows.append(group(desk, *desk.line(desk.words["words"]["reference"], {"number": number})))
        rows.extend(
            Row((desk.cell(desk.words["labels"][name], header=True), Cell(blank=lines)))
            for name, lines in _FIELDS.items()
        )
    columns = (Column(desk.heading("question"), 40), Column(desk.heading("answer"), 60))
    return Table("reference_form", desk.caption(), columns, tuple(rows), note=desk.note())
