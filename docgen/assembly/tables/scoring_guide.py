"""What a bid shows that earns a score, criterion by criterion (S1.3).

In: ``requirements.evaluation.criteria``. Out: a part for each criterion with a row for each score described.
"""

from __future__ import annotations

from docgen.assembly.columns import group
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Column, Row, Table


def build(desk: Desk) -> Table:
    """The table."""
    rows: list[Row] = []
    for criterion in desk.facts.requirements.evaluation.criteria:
        rows.append(group(desk, criterion.name))
        rows.extend(Row((desk.cell(level.points, header=True), desk.cell(level.meaning))) for level in criterion.levels)
    columns = (Column(desk.heading("points"), 12, Align.CENTER), Column(desk.heading("meaning"), 88))
    return Table("scoring_guide", desk.caption(), columns, tuple(rows), note=desk.note())
