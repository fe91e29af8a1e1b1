"""requirements.yaml: why the department exists, what it does, how well, and what is asked for."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from docgen.model.bidding import Bidding, Evaluation, Requirement, Vetting
from docgen.model.delivery import DataProtection, Delivery, Security
from docgen.model.fields import DurationField, LevelField, MonthField, PercentField, PeriodField, ServiceHoursField
from docgen.model.operations import Operations
from docgen.model.record import (
    Answers,
    ClockTime,
    Count,
    Day,
    FunctionRef,
    Id,
    KpiRef,
    ProseText,
    Record,
    Sheet,
    Text,
    TrainingRef,
)
from docgen.model.training import Trainee, Training


class Activity(StrEnum):
    """What customer service is: the kinds of function that can be in scope."""

    PRODUCT_INFORMATION = "product_information"
    ENQUIRIES = "enquiries"
    TROUBLESHOOTING = "troubleshooting"
    COMPLAINTS = "complaints"
    ORDERS = "orders"
    BILLING = "billing"
    RETENTION = "retention"


class Channel(StrEnum):
    """How customers get in touch."""

    VOICE = "voice"
    EMAIL = "email"
    CHAT = "chat"
    SOCIAL = "social"
    LETTER = "letter"
    IN_PERSON = "in_person"


class InPerson(StrEnum):
    """How often customers of a function need somebody in person (S4.1)."""

    NEVER = "never"
    OCCASIONALLY = "occasionally"
    OFTEN = "often"


class Direction(StrEnum):
    """Which way a metric gets better."""

    HIGHER = "higher"
    LOWER = "lower"


class Unit(StrEnum):
    """The unit of a metric."""

    PERCENT = "percent"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    POINTS = "points"


class Window(StrEnum):
    """The measurement period of a metric."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Function(Record):
    """A function in scope; without an in-house owner and a baseline it must not be outsourced (S1.1)."""

    id: Id
    name: Text
    activity: Activity
    description: ProseText
    in_house_owner: Text
    baseline: tuple[KpiRef, ...] = Field(min_length=1)
    channels: tuple[Channel, ...] = Field(min_length=1)
    languages: tuple[Text, ...] = Field(min_length=1)
    hours: ServiceHoursField
    in_person: InPerson


class Topic(Record):
    """What customers get in touch about, and how often (S1.1, S2.1)."""

    id: Id
    name: Text
    function: FunctionRef
    share: PercentField
    first_contact_resolution: PercentField
    training: TrainingRef | None = None


class MonthlyVolume(Record):
    """Contacts in one month, by channel."""

    month: MonthField
    voice: Count = 0
    email: Count = 0
    chat: Count = 0
    social: Count = 0
    letter: Count = 0


class IntervalShare(Record):
    """The share of a day's contacts that arrives in the interval which begins at this time."""

    start: ClockTime
    share: PercentField


class IntervalProfile(Record):
    """How the contacts of the busiest day spread over the day, for the calculation of staff (S4.7)."""

    channel: Channel
    interval: DurationField
    busiest_month: MonthField
    busiest_day_share: PercentField
    intervals: tuple[IntervalShare, ...] = Field(min_length=2)


class HandlingTime(Record):
    """Average time that one contact takes, aftercall work included."""

    channel: Channel
    time: DurationField
    concurrency: Decimal = Field(default=Decimal(1), gt=0, le=1000, decimal_places=4)


class Volumes(Record):
    """How much there is to do (S1.1, S4.5)."""

    monthly: Annotated[tuple[MonthlyVolume, ...], Field(min_length=1), Sheet()]
    handling_times: tuple[HandlingTime, ...] = Field(min_length=1)
    profile: IntervalProfile | None = None
    forecast_horizon: DurationField
    tolerance: PercentField
    source: Text


class Baseline(Record):
    """The level measured today."""

    value: LevelField
    period: PeriodField


class Kpi(Record):
    """A metric with the bar that must be met and the target that is wanted (S3.1)."""

    id: Id
    name: Text
    measure: Text
    unit: Unit
    direction: Direction
    baseline: Baseline
    base_level: LevelField
    target: LevelField
    window: Window
    source: Text
    functions: tuple[FunctionRef, ...] = Field(min_length=1)


class Goal(Record):
    """What the engagement is to achieve, on a metric and by a date (S1.1, S3.1)."""

    id: Id
    name: Text
    kpi: KpiRef
    start: LevelField
    target: LevelField
    by: Day


class Outcome(Record):
    """What has been tried or reached so far, and what it showed (S1.1)."""

    finding: Text
    evidence: Text


class RequirementFacts(Record):
    """requirements.yaml: why the department exists, what it does, how well, and what is asked for."""

    purpose: Annotated[ProseText, Answers("S1.1")]
    objectives: Annotated[ProseText, Answers("S1.1")]
    functions: tuple[Function, ...] = Field(min_length=1)
    topics: Annotated[tuple[Topic, ...], Field(min_length=1), Sheet()]
    volumes: Volumes
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    kpis: tuple[Kpi, ...] = Field(min_length=1)
    goals: tuple[Goal, ...] = Field(min_length=1)
    trainees: tuple[Trainee, ...] = ()
    training: tuple[Training, ...] = ()
    requirements: tuple[Requirement, ...] = Field(min_length=1)
    vetting: Vetting
    evaluation: Evaluation
    delivery: Delivery
    data_protection: DataProtection
    security: Security
    operations: Operations = Field(default_factory=lambda: Operations())
    bidding: Bidding
