"""The steps of a calculation as data, so that a worked example can be told in any language.

In: what a calculation did, step by step. Out: ``WorkingStep`` records in the order in which a reader follows them.
Never holds a sentence: the text for each kind stands in the clause library and takes its values from the fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class StepKind(StrEnum):
    """What a step says, and which fields of ``WorkingStep`` it fills (``subject`` is a metric's id unless stated).

    The gate and bonuses:
    BASE_LEVEL_MET, BASE_LEVEL_MISSED: subject, measured, level.
    OTHER_BASE_LEVELS_MET, OTHER_BASE_LEVELS_MISSED: nothing; base levels that are not named one by one.
    BONUS_STEP_REACHED: subject, measured, level, amount. NO_BONUS_STEP_REACHED: subject, measured, level (lowest).
    POINTS_REACHED: subject, measured, level (from which counted), count (full points), rate (per point), amount.
    PERIOD_CAP_APPLIED: limit, amount (after). YEAR_CAP_APPLIED: limit, already (paid before), amount (after).
    BONUS_PAYABLE: amount.

    Promotion and restructuring:
    RUN_COUNTED: subject (grade), level, count (periods in a row), of (needed). GRADE_REACHED: subject (grade).
    NO_GRADE_REACHED: nothing. PERIODS_COUNTED: subject, level, count (periods in which it held), of (looked at).
    REVIEW_DUE, REVIEW_NOT_DUE: count, of (as the trigger asks).

    Service credits:
    LEVEL_KEPT: subject, measured, level. CREDIT_STEP_REACHED: subject, measured, level, percent, amount.
    CREDITS_ADDED: amount. CREDIT_LIMIT_APPLIED: percent, limit, amount (after). CREDIT_DUE: amount.
    CREDIT_RETURNED: subject, level, count (periods at it), of (needed), percent, amount.
    CREDIT_KEPT, CREDIT_OPEN: subject, level, count, of.
    """

    BASE_LEVEL_MET = "base_level_met"
    BASE_LEVEL_MISSED = "base_level_missed"
    OTHER_BASE_LEVELS_MET = "other_base_levels_met"
    OTHER_BASE_LEVELS_MISSED = "other_base_levels_missed"
    BONUS_STEP_REACHED = "bonus_step_reached"
    NO_BONUS_STEP_REACHED = "no_bonus_step_reached"
    POINTS_REACHED = "points_reached"
    PERIOD_CAP_APPLIED = "period_cap_applied"
    YEAR_CAP_APPLIED = "year_cap_applied"
    BONUS_PAYABLE = "bonus_payable"
    RUN_COUNTED = "run_counted"
    GRADE_REACHED = "grade_reached"
    NO_GRADE_REACHED = "no_grade_reached"
    PERIODS_COUNTED = "periods_counted"
    REVIEW_DUE = "review_due"
    REVIEW_NOT_DUE = "review_not_due"
    LEVEL_KEPT = "level_kept"
    CREDIT_STEP_REACHED = "credit_step_reached"
    CREDITS_ADDED = "credits_added"
    CREDIT_LIMIT_APPLIED = "credit_limit_applied"
    CREDIT_DUE = "credit_due"
    CREDIT_RETURNED = "credit_returned"
    CREDIT_KEPT = "credit_kept"
    CREDIT_OPEN = "credit_open"


@dataclass(frozen=True, slots=True)
class WorkingStep:
    """One step: its kind and the values that the kind names; the others are None.

    ``measured`` and ``level`` are in the metric's unit, ``percent`` in percent, ``rate``, ``limit``, ``already`` and
    ``amount`` in money, ``count`` and ``of`` are numbers of periods or points.
    """

    kind: StepKind
    subject: str | None = None
    measured: Decimal | None = None
    level: Decimal | None = None
    percent: Decimal | None = None
    rate: Decimal | None = None
    limit: Decimal | None = None
    already: Decimal | None = None
    amount: Decimal | None = None
    count: int | None = None
    of: int | None = None
