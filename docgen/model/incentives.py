"""incentives.yaml: service credits, bonuses, promotion to a higher grade, restructuring of the agreement (S1.5)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from docgen.model.fields import (
    DurationField,
    LevelField,
    MoneyField,
    MoneyPerField,
    MonthField,
    OccurrenceField,
    PercentField,
)
from docgen.model.record import Count, Flag, ForumRef, Id, KpiRef, Record, RoleRef, Text, Whole


class CreditNature(StrEnum):
    """What a service credit is in law: an adjustment of the price, or a penalty."""

    PRICE_ADJUSTMENT = "price_adjustment"
    PENALTY = "penalty"


class CreditStep(Record):
    """Short of this level, this share of the monthly charges is credited."""

    short_of: LevelField
    credit: PercentField


class CreditLine(Record):
    """The credits on one metric; the first step is its base level."""

    kpi: KpiRef
    steps: tuple[CreditStep, ...] = Field(min_length=1)


class EarnBack(Record):
    """How a credit is earned back by later performance."""

    months: Whole = Field(ge=1)
    share: PercentField


class CreditExample(Record):
    """A worked example: the levels measured in one month and the charges of that month."""

    month: MonthField
    charges: MoneyField
    measured: dict[Id, LevelField] = Field(min_length=1)


class Credits(Record):
    """Service credits for missed base levels (S1.5)."""

    nature: CreditNature
    at_risk: PercentField
    lines: tuple[CreditLine, ...] = Field(min_length=1)
    earn_back: EarnBack | None = None
    example: CreditExample


class Aim(StrEnum):
    """The stated goals for which an incentive may be given."""

    QUALITY = "quality"
    CONSISTENCY = "consistency"
    VOLUME = "volume"
    SATISFACTION = "satisfaction"


class BonusStep(Record):
    """At or beyond this level, this amount is paid for the period."""

    at: LevelField
    pays: MoneyField


class BonusExample(Record):
    """A worked example: the level measured in a period, and whether every base level was met."""

    measured: LevelField
    base_levels_met: Flag = True


class Bonus(Record):
    """A weekly, monthly or quarterly bonus; never payable while a base level is missed (S1.5)."""

    form: Literal["bonus"]
    id: Id
    name: Text
    aim: Aim
    kpi: KpiRef
    period: Literal["week", "month", "quarter"]
    steps: tuple[BonusStep, ...] = Field(min_length=1)
    cap: MoneyPerField
    confirmed_by: ForumRef
    examples: tuple[BonusExample, ...] = Field(min_length=1)


class PromotionExample(Record):
    """A worked example: the levels of consecutive periods."""

    measured: tuple[LevelField, ...] = Field(min_length=1)


class Promotion(Record):
    """Promotion of the supplier, or of its people, to a higher grade with what goes with it (S1.5)."""

    form: Literal["promotion"]
    id: Id
    name: Text
    aim: Aim
    kpi: KpiRef
    level: LevelField
    periods: Whole = Field(ge=2)
    grade: Text
    benefit: Text
    decided_by: RoleRef
    decided_within: DurationField
    confirmed_by: ForumRef
    examples: tuple[PromotionExample, ...] = Field(min_length=1)


class Restructuring(Record):
    """A trigger on which the parties restructure the agreement (S1.5)."""

    form: Literal["restructuring"]
    id: Id
    name: Text
    aim: Aim
    kpi: KpiRef
    level: LevelField
    occurrence: OccurrenceField
    subject: Text
    decided_by: RoleRef
    decided_within: DurationField
    confirmed_by: ForumRef
    examples: tuple[PromotionExample, ...] = Field(min_length=1)


Scheme = Annotated[Bonus | Promotion | Restructuring, Field(discriminator="form")]


class IncentiveFacts(Record):
    """incentives.yaml: service credits, bonuses, promotion, restructuring."""

    credits: Credits
    schemes: tuple[Scheme, ...] = Field(min_length=1)
    review: DurationField
    budget: MoneyPerField
    first_period: Count = 0
