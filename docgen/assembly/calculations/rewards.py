"""Worked examples of service credits and incentives, from the levels that the input gives (S1.5).

In: ``incentives.yaml`` and the base levels of the metrics. Out: the steps of each working as data; no word of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.assembly.calculations.reckoning import Reckoning
from docgen.assembly.facts import Facts, Item, Leaf, plain
from docgen.figures.incentives import (
    BonusStep,
    BonusTerms,
    Grade,
    PeriodRecord,
    bonus,
    promotion,
    restructuring,
)
from docgen.figures.levels import BaseLevel, Condition, Direction, Trigger, reaches
from docgen.figures.rounding import CENT, percentage
from docgen.figures.service_credits import CreditLine, CreditResult, CreditStep, CreditTerms, service_credits
from docgen.figures.working import StepKind, WorkingStep
from docgen.model.values import Money, Percent


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """An example of a scheme: which one, the metric, and the steps of its working."""

    scheme: Any
    number: int
    kpi: Item
    measured: tuple[Leaf, ...]
    working: tuple[WorkingStep, ...]
    paths: tuple[str, ...]


class Credit(Reckoning):
    """The worked example of the service credits."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "credit")

    @property
    def result(self) -> CreditResult:
        """What the example comes to, metric by metric."""
        return self._plain("result", self._work_out)

    @property
    def percent(self) -> Leaf:
        """The credit due as a share of the month's charges."""
        return self._leaf("percent", self._work_out_percent)

    @property
    def amount(self) -> Leaf:
        """The credit due."""
        return self._leaf("amount", lambda: Money(self.result.due, str(self.facts.costs.charges.currency)))

    def _work_out(self) -> CreditResult:
        credits = self.facts.incentives.credits
        lines, measured = [], {}
        for line in credits.lines:
            name = str(line.kpi)
            steps = [CreditStep(plain(step.short_of).value, plain(step.credit).value) for step in line.steps]
            lines.append(CreditLine(name, _direction(self.facts.find(line.kpi)), tuple(steps)))
            measured[name] = plain(credits.example.measured.get(name)).value
        terms = CreditTerms(tuple(lines), plain(credits.at_risk).value)
        return service_credits(terms, plain(credits.example.charges).amount, measured)

    def _work_out_percent(self) -> Percent:
        share = percentage(self.result.due, self.result.charges, CENT) or Decimal(0)
        return Percent(share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize())


class Rewards(Reckoning):
    """The worked examples of the incentives."""

    @property
    def incentive_examples(self) -> tuple[WorkedExample, ...]:
        """Every example of every scheme, in the order of the input."""
        return self._plain("incentive_examples", self._work_out_examples)

    def _work_out_examples(self) -> tuple[WorkedExample, ...]:
        return tuple(
            self._worked(scheme, number, example)
            for scheme in self.facts.incentives.schemes
            for number, example in enumerate(scheme.examples, 1)
        )

    def _worked(self, scheme: Any, number: int, example: Any) -> WorkedExample:
        with self.facts.ledger.collect() as paths:
            kpi = self.facts.find(scheme.kpi)
            assert kpi is not None
            if scheme.form == "bonus":
                measured = (example.measured,)
                working = _bonus(scheme, kpi, example)
            else:
                measured = tuple(example.measured)
                history = _history(kpi, measured)
                working = (
                    _promotion(scheme, kpi, history) if scheme.form == "promotion" else _review(scheme, kpi, history)
                )
        return WorkedExample(scheme, number, kpi, measured, working, tuple(paths))


def _direction(kpi: Any) -> Direction:
    return Direction(plain(kpi.direction).value)


def _bonus(scheme: Any, kpi: Item, example: Any) -> tuple[WorkingStep, ...]:
    steps = tuple(BonusStep(plain(step.at).value, plain(step.pays).amount) for step in scheme.steps)
    cap = plain(scheme.cap)
    within_period = cap.per == str(scheme.period)
    terms = BonusTerms(
        str(scheme.kpi),
        steps,
        period_cap=cap.money.amount if within_period else None,
        year_cap=None if within_period else cap.money.amount,
    )
    own = BaseLevel(str(scheme.kpi), plain(example.measured).value, plain(kpi.base_level).value, _direction(kpi))
    return bonus(terms, [own], others_met=bool(example.base_levels_met)).working


def _history(kpi: Item, measured: tuple[Leaf, ...]) -> list[PeriodRecord]:
    """The periods of an example, in each of which every other base level was met."""
    base = plain(kpi.base_level).value
    values = [plain(level).value for level in measured]
    return [PeriodRecord(value, reaches(value, base, _direction(kpi))) for value in values]


def _promotion(scheme: Any, kpi: Item, history: list[PeriodRecord]) -> tuple[WorkingStep, ...]:
    grade = Grade(str(scheme.grade), plain(scheme.level).value, int(scheme.periods))
    return promotion(_direction(kpi), [grade], history).working


def _review(scheme: Any, kpi: Item, history: list[PeriodRecord]) -> tuple[WorkingStep, ...]:
    """The gate of the last period, told by its metric, then the count."""
    often = plain(scheme.occurrence)
    trigger = Trigger(
        str(scheme.kpi), Condition.REACHED, plain(scheme.level).value, _direction(kpi), often.count, often.of
    )
    last = history[-1]
    base = plain(kpi.base_level).value
    if not last.base_levels_met:
        gate = [WorkingStep(StepKind.BASE_LEVEL_MISSED, trigger.kpi, last.measured, base)]
    else:
        gate = [
            WorkingStep(StepKind.BASE_LEVEL_MET, trigger.kpi, last.measured, base),
            WorkingStep(StepKind.OTHER_BASE_LEVELS_MET),
        ]
    counted = restructuring(trigger, history).working
    return (*gate, *(step for step in counted if step.kind is not StepKind.OTHER_BASE_LEVELS_MISSED))
