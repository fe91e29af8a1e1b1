"""Worked examples of every incentive, step by step, those in which nothing is earned included (S1.5).

In: the examples of ``incentives.schemes``. Out: a group for each example, in it a row for each step of the working:
what is examined, and with which result. The gate comes first: nothing is earned while a base level is missed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from docgen.assembly.calculations.rewards import WorkedExample
from docgen.assembly.columns import Computed, empty, group
from docgen.assembly.desk import Desk
from docgen.assembly.facts import plain
from docgen.assembly.nodes import Align, Column, Row, RowKind, Table
from docgen.figures.working import StepKind, WorkingStep
from docgen.model.values import Level, Money

_LAST = {
    StepKind.BONUS_PAYABLE,
    StepKind.GRADE_REACHED,
    StepKind.NO_GRADE_REACHED,
    StepKind.REVIEW_DUE,
    StepKind.REVIEW_NOT_DUE,
}


def build(desk: Desk) -> Table:
    """The table; ``steps`` and ``results`` of the words have an entry for each kind of step."""
    rows: list[Row] = []
    for example in desk.calc.incentive_examples:
        rows.append(group(desk, *desk.line(desk.words["words"]["example"], _heading(desk, example))))
        computed = Computed(desk, example.paths, "incentive_examples")
        rows.extend(_step(desk, example, step, computed) for step in example.working)
    if not rows:
        raise empty(desk, "incentive_examples")
    columns = (Column(desk.heading("step"), 70), Column(desk.heading("result"), 30, Align.RIGHT))
    return Table("incentive_examples", desk.caption(), columns, tuple(rows), note=desk.note())


def _heading(desk: Desk, example: WorkedExample) -> dict[str, Any]:
    alone = len(example.scheme.examples) == 1
    levels = desk.run.joined(example.measured, "and")
    return {
        "name": example.scheme.name,
        "number": None if alone else example.number,
        "kpi": example.kpi.name,
        "levels": levels,
        "several": len(example.measured) > 1,
    }


def _step(desk: Desk, example: WorkedExample, step: WorkingStep, computed: Computed) -> Row:
    """A step in words; the last one of an example says what comes of it."""
    names = {
        "kpi": example.kpi.name,
        "period": getattr(example.scheme, "period", None),
        "measured": _level(example, step.measured, computed),
        "level": _level(example, step.level, computed),
        "count": _value(step.count, computed),
        "of": _value(step.of, computed),
        "rate": _money(desk, step.rate, computed),
        "limit": _money(desk, step.limit, computed),
        "already": _money(desk, step.already, computed),
        "amount": _value(step.amount, computed),
        "better": str(plain(example.kpi.direction).value) == "higher",
        "scheme": example.scheme,
    }
    cells = (
        desk.cell(*desk.line(desk.words["steps"][step.kind.value], names), header=step.kind in _LAST),
        desk.cell(*desk.line(desk.words["results"][step.kind.value], names)),
    )
    return Row(cells, RowKind.TOTAL if step.kind in _LAST else RowKind.BODY)


def _value(result: Any, computed: Computed) -> Any:
    return None if result is None else computed.value(result)


def _level(example: WorkedExample, level: Decimal | None, computed: Computed) -> Any:
    return None if level is None else computed.value(Level(level, str(plain(example.kpi.unit).value)))


def _money(desk: Desk, amount: Decimal | None, computed: Computed) -> Any:
    currency = str(desk.facts.costs.charges.currency)
    return None if amount is None else computed.value(Money(amount, currency))
