"""The register of risks, the gravest first (S3.2).

In: ``governance.risks``. Out: a row for each with the product of likelihood and impact.
"""

from __future__ import annotations

from typing import Any

from docgen.assembly.columns import worked
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import Align, Column, Row, Table


def build(desk: Desk) -> Table:
    """The table; risks of the same rating keep the order of the input."""
    risks = sorted(desk.facts.governance.risks, key=_rating, reverse=True)
    rows = [
        Row(
            (
                desk.cell(risk.name, header=True),
                desk.cell(risk.likelihood, " × ", risk.impact, " = ", worked(desk, "risks", _rating, risk)),
                desk.cell(risk.response),
                desk.cell(desk.named(risk.owner)),
            )
        )
        for risk in risks
    ]
    columns = (
        Column(desk.heading("name"), 26),
        Column(desk.heading("rating"), 14, Align.CENTER),
        Column(desk.heading("response"), 37),
        Column(desk.heading("owner"), 23),
    )
    return Table("risks", desk.caption(), columns, tuple(rows), note=desk.note())


def _rating(risk: Any) -> int:
    return int(risk.likelihood) * int(risk.impact)
