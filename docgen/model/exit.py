"""exit.yaml: grounds, notice, triggers, take-back, plan (S1.6, S4.7)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from docgen.model.fields import DurationField, LevelField, MoneyField, OccurrenceField, PercentField, ServiceLevelField
from docgen.model.record import Day, GroundRef, Id, KpiRef, ProseText, Record, RoleRef, TaskRef, Text, Whole
from docgen.model.requirements import Channel


class Cause(StrEnum):
    """The three grounds for ending that every engagement has (S1.6)."""

    PERFORMANCE = "performance"
    VOLUME = "volume"
    RATINGS = "ratings"


class LevelGround(Record):
    """A ground for termination on a metric: a threshold, and how often it is missed (S1.6)."""

    form: Literal["level"]
    id: Id
    name: Text
    cause: Cause
    kpi: KpiRef
    short_of: LevelField
    occurrence: OccurrenceField
    cure: DurationField
    notice: DurationField
    declared_by: RoleRef


class VolumeGround(Record):
    """A ground for termination on volume: contacts short of a share of the forecast (S1.6)."""

    form: Literal["volume"]
    id: Id
    name: Text
    cause: Literal[Cause.VOLUME]
    share: PercentField
    occurrence: OccurrenceField
    cure: DurationField
    notice: DurationField
    declared_by: RoleRef


Ground = Annotated[LevelGround | VolumeGround, Field(discriminator="form")]


class Convenience(Record):
    """Ending without a reason (S1.6: little effort and liability)."""

    notice: DurationField
    earliest: DurationField
    fee: MoneyField | None = None


class Assistance(Record):
    """The supplier's help on the way out (S1.6)."""

    duration: DurationField
    rates: Literal["as_charged", "at_cost", "included"]
    plan_within: DurationField


class Event(StrEnum):
    """What a contingency plan prepares for."""

    PERFORMANCE_FAILURE = "performance_failure"
    VOLUME_COLLAPSE = "volume_collapse"
    POOR_RATINGS = "poor_ratings"
    INSOLVENCY = "insolvency"
    DATA_BREACH = "data_breach"
    DISASTER = "disaster"
    LABOUR_ACTION = "labour_action"
    LOSS_OF_SITE = "loss_of_site"
    REGULATORY_BAN = "regulatory_ban"
    PROVIDER_WITHDRAWAL = "provider_withdrawal"


class Scenario(Record):
    """What is done in the first hour, day and week, and by whom (S1.6)."""

    event: Event
    sign: Text
    ground: GroundRef | None = None
    first_hour: tuple[Text, ...] = Field(min_length=1)
    first_day: tuple[Text, ...] = Field(min_length=1)
    first_week: tuple[Text, ...] = Field(min_length=1)
    owner: RoleRef


class Trigger(Record):
    """An early warning: what is watched, the threshold, the period, and who declares it (S1.6)."""

    id: Id
    name: Text
    kpi: KpiRef | None = None
    threshold: Text
    period: Text
    declares: RoleRef
    leads_to: Literal["remedy", "step_in", "partial_exit", "full_exit"]


class StaffOnHand(Record):
    """People in the company who can take contacts at once."""

    role: Text
    heads: Whole = Field(ge=0)
    available: DurationField


class Fill(Record):
    """A source of further people."""

    name: Text
    heads: Whole = Field(ge=0)
    available: DurationField
    cost: MoneyField | None = None


class TakeBack(Record):
    """The in-house team that carries the contacts when the contract ends; its size is calculated (S4.7)."""

    channel: Channel
    target: ServiceLevelField
    shrinkage: PercentField
    max_occupancy: PercentField
    weekly_hours: Decimal = Field(gt=0, le=168, decimal_places=4)
    patience: DurationField | None = None
    staff_on_hand: tuple[StaffOnHand, ...] = Field(min_length=1)
    fill: tuple[Fill, ...] = ()


class ExitTask(Record):
    """A task of the exit, dated from the notice (S1.6, S4.7)."""

    id: Id
    task: Text
    after: tuple[TaskRef, ...] = ()
    duration: DurationField
    owner: RoleRef


class Return(Record):
    """What is handed back or withdrawn, by when, and how it is shown (S1.6)."""

    item: Text
    kind: Literal["data", "assets", "knowledge", "access"]
    within: DurationField
    proof: Text
    owner: RoleRef


class Alternative(Record):
    """Another way to serve customers: a provider or the company itself (S1.6)."""

    name: Text
    readiness: Text
    lead_time: DurationField
    capacity: Text


class Message(Record):
    """Who is told what, by whom, how, and within which time of the declaration (S1.6, S4.3)."""

    audience: Literal["customers", "staff", "supplier", "regulator", "press", "works_council", "management"]
    message: Text
    channel: Text
    owner: RoleRef
    within: DurationField


class ExitCost(Record):
    """A cost of the exit and who bears it (S1.6)."""

    name: Text
    amount: MoneyField
    borne_by: Literal["client", "supplier"]
    basis: Text


class Test(Record):
    """A test of the plan: planned, or done with its result."""

    name: Text
    on: Day
    method: Text
    owner: RoleRef
    result: Text | None = None


class LogEntry(Record):
    """A change of the plan."""

    on: Day
    change: Text
    by: RoleRef


class Upkeep(Record):
    """How the plan is kept up to date (S1.6)."""

    owner: RoleRef
    interval: DurationField
    next_review: Day
    tests: tuple[Test, ...] = Field(min_length=1)
    log: tuple[LogEntry, ...] = Field(min_length=1)


class ExitFacts(Record):
    """exit.yaml: grounds, notice, triggers, take-back, plan."""

    purpose: ProseText
    grounds: tuple[Ground, ...] = Field(min_length=1)
    convenience: Convenience
    assistance: Assistance
    triggers: tuple[Trigger, ...] = Field(min_length=1)
    scenarios: tuple[Scenario, ...] = Field(min_length=1)
    take_back: TakeBack | None = None
    timeline: tuple[ExitTask, ...] = Field(min_length=2)
    returns: tuple[Return, ...] = Field(min_length=1)
    alternatives: tuple[Alternative, ...] = Field(min_length=1)
    communication: tuple[Message, ...] = Field(min_length=1)
    costs: tuple[ExitCost, ...] = Field(min_length=1)
    upkeep: Upkeep
