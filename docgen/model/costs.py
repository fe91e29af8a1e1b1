"""costs.yaml: what it costs today, and what it may cost."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from docgen.model.fields import DurationField, MoneyField, MonthField, PercentField, PeriodField
from docgen.model.record import CurrencyCode, Day, Flag, Id, ProseText, Record, Sheet, Text, TrainingRef, Whole
from docgen.model.requirements import Channel
from docgen.model.training import Format


class Category(StrEnum):
    """The categories of today's cost, all of which a baseline must show (S1.2)."""

    STAFF = "staff"
    HIRING = "hiring"
    TRAINING = "training"
    TOOLS = "tools"
    MANAGEMENT = "management"
    PREMISES = "premises"


class CostLine(Record):
    """One line of the baseline: what it is, and how it comes about."""

    id: Id
    name: Text
    category: Category
    amount: MoneyField
    driver: Text


class CostBaseline(Record):
    """Today's cost of the functions in scope for one year (S1.2)."""

    period: PeriodField
    disclosed: Flag
    lines: Annotated[tuple[CostLine, ...], Field(min_length=1), Sheet()]


class Band(Record):
    """A band of monthly volume and the unit rate within it; the last band has no upper end."""

    above: Whole = Field(ge=0)
    up_to: Whole | None = Field(default=None, ge=1)
    rate: MoneyField


class VolumeRate(Record):
    """The bands of one channel."""

    channel: Channel
    per: Literal["minute", "contact"]
    bands: tuple[Band, ...] = Field(min_length=1)


class VolumeCharges(Record):
    """Pay by handled volume."""

    model: Literal["volume_bands"]
    rates: tuple[VolumeRate, ...] = Field(min_length=1)
    monthly_fee: MoneyField | None = None


class RoleRate(Record):
    """The monthly rate of one full-time equivalent of a role."""

    role: Text
    heads: Whole = Field(ge=1)
    rate: MoneyField


class StaffCharges(Record):
    """Pay by full-time equivalent and month."""

    model: Literal["per_fte"]
    rates: tuple[RoleRate, ...] = Field(min_length=1)
    monthly_fee: MoneyField | None = None


class HeadPrice(Record):
    """The price of a training for each person, by format, so that formats can be compared (S2.2, S2.3)."""

    training: TrainingRef
    format: Format
    heads: Whole = Field(ge=1)
    price: MoneyField
    travel: MoneyField
    chosen: Flag


class HeadCharges(Record):
    """Pay by trained person."""

    model: Literal["per_head"]
    rates: tuple[HeadPrice, ...] = Field(min_length=1)
    monthly_fee: MoneyField | None = None


class RampUp(Record):
    """The share of the full volume that the supplier carries in a month."""

    month: MonthField
    share: PercentField


class AdjustmentForm(StrEnum):
    """How charges change over the term."""

    FIXED = "fixed"
    NEGOTIATED = "negotiated"
    COST_ELEMENTS = "cost_elements"


class CostElement(Record):
    """A part of the charges that follows a cost of the same kind."""

    name: Text
    share: PercentField
    basis: Text


class Adjustment(Record):
    """How charges change, at most how far, and from when."""

    form: AdjustmentForm
    cap: PercentField | None = None
    first: Day | None = None
    notice: DurationField | None = None
    elements: tuple[CostElement, ...] = ()


class Commitment(Record):
    """The volume that the client commits to, as a share of the forecast."""

    share: PercentField
    months: DurationField


class Charges(Record):
    """What is paid, when, and how it changes (S1.4)."""

    currency: CurrencyCode
    scheme: Annotated[VolumeCharges | StaffCharges | HeadCharges, Field(discriminator="model")]
    annual_value: MoneyField
    ramp_up: tuple[RampUp, ...] = ()
    adjustment: Adjustment
    commitment: Commitment | None = None
    invoicing: Literal["monthly", "quarterly", "on_completion"]
    payment: DurationField
    expenses: Text
    tax: Text


class OptionKind(StrEnum):
    """What an option compares (S3.3, S4.2)."""

    IN_HOUSE = "in_house"
    TRAINING_ONLY = "training_only"
    ONSHORE = "onshore"
    NEARSHORE = "nearshore"
    OFFSHORE = "offshore"


class Option(Record):
    """One way of doing it, with its yearly cost and the quality that goes with it (S3.3, S4.2)."""

    id: Id
    name: Text
    kind: OptionKind
    annual_charges: MoneyField
    management: MoneyField
    retained: MoneyField | None = None
    transition: MoneyField
    quality: Text
    assessment: Text
    preferred: Flag = False


class Milestone(Record):
    """A step of the transition with the criterion by which it is accepted."""

    id: Id
    name: Text
    due: Day
    acceptance: Text
    payment: MoneyField | None = None


class Transition(Record):
    """How the service gets to the supplier (S1.4)."""

    approach: ProseText
    milestones: tuple[Milestone, ...] = Field(min_length=1)
    parallel: DurationField


class CostFacts(Record):
    """costs.yaml: what it costs today, and what it may cost."""

    baseline: CostBaseline
    charges: Charges
    options: tuple[Option, ...] = Field(min_length=1)
    transition: Transition
