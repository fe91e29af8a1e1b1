"""Incentives: bonus, promotion to a higher grade, restructuring of the agreement.

In: what was agreed and what was measured. Out: what is payable or due, with the steps of the working as data. Base
requirements come first: while a base service level is missed in a period, that period earns no incentive of any form,
and none can be worked out on a metric whose base level is not given. Amounts are exact to the cent; nothing is paid
for a part of a step or of a point. Never reads a cap from anywhere but its arguments, nor what was paid before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.figures.levels import BaseLevel, Direction, Trigger, evaluate_trigger, reaches
from docgen.figures.rounding import to_cents, whole_down
from docgen.figures.working import StepKind, WorkingStep

_NOTHING = Decimal("0.00")


class MissingBaseLevelError(ValueError):
    """A bonus on a metric (``kpi``) for which no base level was given: none may be defined on such a metric."""

    def __init__(self, kpi: str) -> None:
        self.kpi = kpi
        super().__init__(f"no base level is given for {kpi}")


@dataclass(frozen=True, slots=True)
class BonusStep:
    """At or beyond this level, this amount is paid for the period."""

    at: Decimal
    pays: Decimal


@dataclass(frozen=True, slots=True)
class PerPoint:
    """``pays`` for every full ``point`` (size in the metric's unit) by which the value is better than ``beyond``."""

    beyond: Decimal
    point: Decimal
    pays: Decimal


@dataclass(frozen=True, slots=True)
class BonusTerms:
    """A bonus on one metric: steps, of which the best one reached pays, or an amount per point; limits in money for
    one period and for the year (or whatever longer time ``paid_before`` is counted over)."""

    kpi: str
    pays: tuple[BonusStep, ...] | PerPoint
    period_cap: Decimal | None = None
    year_cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BonusResult:
    """The bonus of a period: whether the gate was met, which metrics missed their base level, what was earned before
    the caps, and what is payable."""

    kpi: str
    gate_met: bool
    missed: tuple[str, ...]
    earned: Decimal
    payable: Decimal
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and what it takes: the level held in so many measurement periods in a row."""

    id: str
    level: Decimal
    periods: int


@dataclass(frozen=True, slots=True)
class PeriodRecord:
    """A measurement period: the value, and whether every base level was met in it."""

    measured: Decimal
    base_levels_met: bool = True


@dataclass(frozen=True, slots=True)
class PromotionResult:
    """The highest grade reached (None: none), and for each grade how many periods in a row count towards it."""

    grade: str | None
    runs: tuple[tuple[str, int], ...]
    working: tuple[WorkingStep, ...]


@dataclass(frozen=True, slots=True)
class RestructuringResult:
    """Whether the parties must review the agreement, and in how many of the periods looked at the condition held."""

    review_due: bool
    count: int
    looked_at: int
    working: tuple[WorkingStep, ...]


def bonus(
    terms: BonusTerms,
    base_levels: Sequence[BaseLevel],
    paid_before: Decimal = _NOTHING,
    *,
    others_met: bool | None = None,
) -> BonusResult:
    """The bonus of one period. The bonus metric's measured value and direction are those of its base level.

    ``base_levels`` are the base levels that the working names one by one; ``others_met`` says whether all that it
    does not name were met (None: it names them all); ``paid_before`` is what was paid already under the year's cap.
    Raises MissingBaseLevelError where ``base_levels`` has none for the bonus metric.
    """
    own = next((level for level in base_levels if level.kpi == terms.kpi), None)
    if own is None:
        raise MissingBaseLevelError(terms.kpi)
    missed = tuple(level.kpi for level in base_levels if not level.met)
    working = _gate_working(base_levels, others_met=others_met)
    gate_met = not missed and others_met is not False
    earned = payable = _NOTHING
    if gate_met:
        earned, step = _earned(terms, own)
        payable, caps = _capped(terms, earned, paid_before)
        working += [step, *caps]
    working.append(WorkingStep(StepKind.BONUS_PAYABLE, amount=payable))
    return BonusResult(terms.kpi, gate_met, missed, earned, payable, tuple(working))


def _gate_working(base_levels: Sequence[BaseLevel], *, others_met: bool | None) -> list[WorkingStep]:
    working = [
        WorkingStep(
            StepKind.BASE_LEVEL_MET if base.met else StepKind.BASE_LEVEL_MISSED, base.kpi, base.measured, base.level
        )
        for base in base_levels
    ]
    if others_met is not None:
        working.append(WorkingStep(StepKind.OTHER_BASE_LEVELS_MET if others_met else StepKind.OTHER_BASE_LEVELS_MISSED))
    return working


def _earned(terms: BonusTerms, own: BaseLevel) -> tuple[Decimal, WorkingStep]:
    if isinstance(terms.pays, PerPoint):
        return _earned_by_points(terms.kpi, terms.pays, own)
    reached = [step for step in terms.pays if reaches(own.measured, step.at, own.direction)]
    if not reached:
        easiest = min if own.direction == Direction.HIGHER else max
        lowest = easiest((step.at for step in terms.pays), default=None)
        return _NOTHING, WorkingStep(StepKind.NO_BONUS_STEP_REACHED, terms.kpi, own.measured, lowest)
    best = max(reached, key=lambda step: step.pays)
    amount = to_cents(best.pays)
    return amount, WorkingStep(StepKind.BONUS_STEP_REACHED, terms.kpi, own.measured, best.at, amount=amount)


def _earned_by_points(kpi: str, rate: PerPoint, own: BaseLevel) -> tuple[Decimal, WorkingStep]:
    ahead = own.measured - rate.beyond if own.direction == Direction.HIGHER else rate.beyond - own.measured
    points = max(0, whole_down(ahead / rate.point))
    amount = to_cents(points * rate.pays)
    return amount, WorkingStep(
        StepKind.POINTS_REACHED, kpi, own.measured, rate.beyond, rate=rate.pays, amount=amount, count=points
    )


def _capped(terms: BonusTerms, earned: Decimal, paid_before: Decimal) -> tuple[Decimal, list[WorkingStep]]:
    payable, steps = earned, []
    if terms.period_cap is not None and payable > terms.period_cap:
        payable = to_cents(terms.period_cap)
        steps.append(WorkingStep(StepKind.PERIOD_CAP_APPLIED, limit=terms.period_cap, amount=payable))
    if terms.year_cap is not None and payable > terms.year_cap - paid_before:
        payable = max(_NOTHING, to_cents(terms.year_cap - paid_before))
        steps.append(WorkingStep(StepKind.YEAR_CAP_APPLIED, limit=terms.year_cap, already=paid_before, amount=payable))
    return payable, steps


def promotion(direction: Direction, grades: Sequence[Grade], history: Sequence[PeriodRecord]) -> PromotionResult:
    """The highest grade earned, ``grades`` from lowest to highest, ``history`` oldest period first.

    A period counts towards a grade when its value reaches the grade's level and every base level was met in it; the
    periods must be the latest ones, without a gap.
    """
    runs = tuple((grade.id, _run(direction, grade, history)) for grade in grades)
    reached = [grade.id for grade, (_, run) in zip(grades, runs, strict=True) if run >= grade.periods]
    working = [
        WorkingStep(StepKind.RUN_COUNTED, grade.id, level=grade.level, count=run, of=grade.periods)
        for grade, (_, run) in zip(grades, runs, strict=True)
    ]
    last = WorkingStep(StepKind.GRADE_REACHED, reached[-1]) if reached else WorkingStep(StepKind.NO_GRADE_REACHED)
    return PromotionResult(reached[-1] if reached else None, runs, (*working, last))


def _run(direction: Direction, grade: Grade, history: Sequence[PeriodRecord]) -> int:
    run = 0
    for period in reversed(history):
        if not (period.base_levels_met and reaches(period.measured, grade.level, direction)):
            break
        run += 1
    return run


def restructuring(trigger: Trigger, history: Sequence[PeriodRecord]) -> RestructuringResult:
    """Whether the trigger of a restructuring is met, ``history`` oldest period first.

    No review is due while a base level was missed in the latest period, since restructuring is an incentive too.
    """
    result = evaluate_trigger(trigger, [period.measured for period in history])
    gate_met = not history or history[-1].base_levels_met
    due = result.met and gate_met
    working = [
        WorkingStep(
            StepKind.PERIODS_COUNTED, trigger.kpi, level=trigger.level, count=result.count, of=len(result.window)
        )
    ]
    if not gate_met:
        working.append(WorkingStep(StepKind.OTHER_BASE_LEVELS_MISSED))
    verdict = StepKind.REVIEW_DUE if due else StepKind.REVIEW_NOT_DUE
    working.append(WorkingStep(verdict, count=trigger.count, of=trigger.of))
    return RestructuringResult(due, result.count, len(result.window), tuple(working))
