"""The worked example of the service credits: from the levels of one month to the amount due (S1.5).

In: ``incentives.credits`` with its example. Out: a row for each metric with the step that it reached, the sum, the
limit and what is due.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.columns import Computed, total
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Cell, Column, Row, Table
from docgen.figures.service_credits import LineCredit
from docgen.model.values import Percent


def build(desk: Desk) -> Table:
    """The table; amounts have the currency of the charges."""
    credits, result = desk.facts.incentives.credits, desk.calc.credit.result
    computed = Computed(desk, desk.calc.credit.paths("result"), "credit")
    rows = [_line(desk, line, worked, computed) for line, worked in zip(credits.lines, result.lines, strict=True)]
    rows.append(_sum(desk, "sum", computed.cell(result.added)))
    limit = computed.cell(result.limit)
    rows.append(_sum(desk, "limit_applied" if result.capped else "limit_kept", limit, share=credits.at_risk))
    rows.append(total(*_sum(desk, "due", computed.cell(result.due)).cells))
    columns = (
        Column(desk.heading("metric"), 27),
        Column(desk.heading("measured"), 14, Align.RIGHT),
        Column(desk.heading("step"), 24),
        Column(desk.heading("credit"), 17, Align.RIGHT),
        Column(desk.heading("amount"), 18, Align.RIGHT),
    )
    return Table("credit_example", desk.caption(), columns, tuple(rows), note=desk.note())


def _line(desk: Desk, line: Any, credit: LineCredit, computed: Computed) -> Row:
    """A metric: the worst step that its level reached, or that the base level was kept."""
    kpi = desk.facts.find(line.kpi)
    assert kpi is not None
    reached = next((s for s in line.steps if credit.step and plain(s.short_of).value == credit.step.short_of), None)
    direction = str(plain(kpi.direction).value)
    kind = "kept" if reached is None else f"short_{direction}"
    level = kpi.base_level if reached is None else reached.short_of
    return Row(
        (
            desk.cell(kpi.name, header=True),
            desk.cell(desk.facts.incentives.credits.example.measured.get(str(line.kpi))),
            desk.cell(*desk.line(desk.words["steps"][kind], {"level": level})),
            computed.cell(Percent(Decimal(0))) if reached is None else desk.cell(reached.credit),
            computed.cell(credit.amount),
        )
    )


def _sum(desk: Desk, word: str, amount: Cell, **names: Any) -> Row:
    label = desk.cell(*desk.line(desk.words["words"][word], names), header=True)
    return Row((label, Cell(), Cell(), Cell(), amount))
