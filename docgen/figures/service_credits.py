"""Service credits: from the values measured in one period to money, and how a credit is earned back.

In: the steps agreed for each metric, the charges of the measurement period, what was measured. Out: per metric the
step reached and its amount, the sum, the limit, what is due, and the steps of the working. Amounts are rounded to
cents, half away from zero, once per metric; where the limit bites, it is divided among the metrics in proportion so
that they add up to it. Never treats a metric without a measured value as kept: that is an error.

The shape (steps per service level, at-risk amount as a share of the period's charges that caps the sum, earn-back by
later performance) is the usual one of outsourcing agreements; whether a credit adjusts the price or is a penalty is
for the contract to say, and changes nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from docgen.figures.levels import Direction, reaches
from docgen.figures.rounding import CENT, HUNDRED, allocate, percent_of, to_cents
from docgen.figures.working import StepKind, WorkingStep


class CreditBasis(StrEnum):
    """Of what a step's percentage is taken: the period's charges, or the part of them that is at risk."""

    CHARGES = "charges"
    AT_RISK = "at_risk"


@dataclass(frozen=True, slots=True)
class CreditStep:
    """Short of this level (strictly worse), this percentage is credited."""

    short_of: Decimal
    credit: Decimal


@dataclass(frozen=True, slots=True)
class CreditLine:
    """The steps of one metric, the mildest first; the first step is its base level.

    Raises ValueError unless there is a step and each following one is worse and credits more.
    """

    kpi: str
    direction: Direction
    steps: tuple[CreditStep, ...]

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError(f"{self.kpi} has no credit step")
        for mild, severe in zip(self.steps, self.steps[1:], strict=False):
            if reaches(severe.short_of, mild.short_of, self.direction) or severe.credit <= mild.credit:
                raise ValueError(f"the credit steps of {self.kpi} must get worse in level and higher in credit")


@dataclass(frozen=True, slots=True)
class EarnBack:
    """``share`` percent of a credit is returned when each of the next ``periods`` periods reaches the target."""

    periods: int
    share: Decimal = HUNDRED


@dataclass(frozen=True, slots=True)
class CreditTerms:
    """What was agreed: ``at_risk`` percent of a period's charges can be credited at most; ``cap``, where agreed
    beside it, is a second limit in percent of the charges, and the lower of the two counts."""

    lines: tuple[CreditLine, ...]
    at_risk: Decimal
    cap: Decimal | None = None
    basis: CreditBasis = CreditBasis.CHARGES

    @property
    def limit(self) -> Decimal:
        """The percentage of a period's charges that the credits can't exceed."""
        return self.at_risk if self.cap is None else min(self.at_risk, self.cap)


@dataclass(frozen=True, slots=True)
class LineCredit:
    """One metric: the worst step reached (None: the base level was kept), its amount, and what is left of it under
    the limit."""

    kpi: str
    measured: Decimal
    step: CreditStep | None
    amount: Decimal
    due: Decimal


@dataclass(frozen=True, slots=True)
class CreditResult:
    """The credits of a period: their sum before the limit, the limit in money, and what is due."""

    charges: Decimal
    lines: tuple[LineCredit, ...]
    added: Decimal
    limit: Decimal
    capped: bool
    due: Decimal
    working: tuple[WorkingStep, ...]


class EarnBackState(StrEnum):
    """RETURNED: the target was reached often enough; KEPT: it was missed once; OPEN: it can still be reached."""

    RETURNED = "returned"
    KEPT = "kept"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class EarnBackResult:
    """What becomes of a credit: how many of the next periods reached the target, and the amount returned."""

    state: EarnBackState
    reached: int
    needed: int
    returned: Decimal
    working: tuple[WorkingStep, ...]


def service_credits(
    terms: CreditTerms,
    charges: Decimal,
    measured: Mapping[str, Decimal],
    cap_remaining: Decimal | None = None,
) -> CreditResult:
    """The credits of one measurement period from its charges and the measured value of every metric.

    ``cap_remaining`` is what is left of a limit over a longer period, where there is one. Raises ValueError for
    negative charges or a metric without a measured value.
    """
    if charges < 0:
        raise ValueError("charges can't be negative")
    base = charges if terms.basis == CreditBasis.CHARGES else percent_of(charges, terms.at_risk)
    steps = [_worst_step(line, measured) for line in terms.lines]
    amounts = [percent_of(base, step.credit) if step else percent_of(base, Decimal(0)) for step in steps]
    added = sum(amounts, Decimal("0.00"))
    limit = percent_of(charges, terms.limit)
    if cap_remaining is not None:
        limit = max(Decimal("0.00"), min(limit, to_cents(cap_remaining)))
    due = min(added, limit)
    lines = tuple(
        LineCredit(line.kpi, measured[line.kpi], step, amount, part)
        for line, step, amount, part in zip(terms.lines, steps, amounts, allocate(due, amounts, CENT), strict=True)
    )
    working = [_line_working(line, result) for line, result in zip(terms.lines, lines, strict=True)]
    working.append(WorkingStep(StepKind.CREDITS_ADDED, amount=added))
    if added > limit:
        working.append(WorkingStep(StepKind.CREDIT_LIMIT_APPLIED, percent=terms.limit, limit=limit, amount=due))
    working.append(WorkingStep(StepKind.CREDIT_DUE, amount=due))
    return CreditResult(charges, lines, added, limit, added > limit, due, tuple(working))


def _worst_step(line: CreditLine, measured: Mapping[str, Decimal]) -> CreditStep | None:
    if line.kpi not in measured:
        raise ValueError(f"{line.kpi} was not measured")
    reached = [step for step in line.steps if not reaches(measured[line.kpi], step.short_of, line.direction)]
    return reached[-1] if reached else None


def _line_working(line: CreditLine, result: LineCredit) -> WorkingStep:
    step = result.step
    if step is None:
        return WorkingStep(StepKind.LEVEL_KEPT, line.kpi, result.measured, line.steps[0].short_of)
    return WorkingStep(
        StepKind.CREDIT_STEP_REACHED, line.kpi, result.measured, step.short_of, step.credit, amount=result.amount
    )


def earn_back(
    terms: EarnBack, line: CreditLine, target: Decimal, due: Decimal, following: Sequence[Decimal]
) -> EarnBackResult:
    """What becomes of a metric's credit, from the values measured in the periods after it, the next one first.

    Only the first ``terms.periods`` values count, and every one of them must reach the target.
    """
    window = tuple(following)[: terms.periods]
    hits = [reaches(value, target, line.direction) for value in window]
    state, kind, returned = EarnBackState.OPEN, StepKind.CREDIT_OPEN, Decimal("0.00")
    if not all(hits):
        state, kind = EarnBackState.KEPT, StepKind.CREDIT_KEPT
    elif len(hits) == terms.periods:
        state, kind, returned = EarnBackState.RETURNED, StepKind.CREDIT_RETURNED, percent_of(due, terms.share)
    step = WorkingStep(
        kind,
        line.kpi,
        level=target,
        percent=terms.share if state == EarnBackState.RETURNED else None,
        amount=returned if state == EarnBackState.RETURNED else None,
        count=sum(hits),
        of=terms.periods,
    )
    return EarnBackResult(state, sum(hits), terms.periods, returned, (step,))
