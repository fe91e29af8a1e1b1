"""governance.yaml: roles, decisions, forums, escalation, reports, reviews, risks (S2.4, S3.2-S3.5, S4.5-S4.6)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import DurationField, MoneyField
from docgen.model.record import (
    DecisionRef,
    Flag,
    ForumRef,
    FunctionRef,
    Id,
    KpiRef,
    ProseText,
    Record,
    RoleRef,
    Text,
    Whole,
)


class Side(StrEnum):
    """To which party a role belongs."""

    CLIENT = "client"
    SUPPLIER = "supplier"


class Role(Record):
    """A role with its person, deputy, rights and duties (S3.4)."""

    id: Id
    side: Side
    title: Text
    person: Text | None = None
    deputy: Text | None = None
    phone: Text | None = None
    key: Flag = False
    rights: tuple[Text, ...] = Field(min_length=1)
    duties: tuple[Text, ...] = Field(min_length=1)


class Principle(Record):
    """A principle by which both sides work together (S3.2)."""

    name: Text
    text: Text


class Decision(Record):
    """Who proposes, decides, must agree and is told, and up to which amount (S3.2)."""

    id: Id
    name: Text
    propose: RoleRef
    decide: RoleRef
    agree: tuple[RoleRef, ...] = ()
    informed: tuple[RoleRef, ...] = ()
    limit: MoneyField | None = None
    within: DurationField


class Part(StrEnum):
    """The part that a role has in an activity: responsible, accountable, consulted, informed."""

    R = "R"
    A = "A"
    AR = "AR"
    C = "C"
    I = "I"  # noqa: E741


class Work(Record):
    """A main activity and the part that each role has in it; exactly one is accountable (S3.2)."""

    id: Id
    name: Text
    raci: dict[Id, Part] = Field(min_length=2)


class Cadence(StrEnum):
    """How often something recurs."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class Forum(Record):
    """A standing meeting (S3.2)."""

    id: Id
    name: Text
    level: Whole = Field(ge=1, le=4)
    purpose: Text
    cadence: Cadence
    length: DurationField
    chair: RoleRef
    members: tuple[RoleRef, ...] = Field(min_length=2)
    inputs: tuple[Text, ...] = Field(min_length=1)
    outputs: tuple[Text, ...] = Field(min_length=1)
    quorum: Whole = Field(ge=1)


class EscalationStep(Record):
    """One step of the ladder, with somebody on each side (S3.2)."""

    level: Whole = Field(ge=1)
    client: RoleRef
    supplier: RoleRef
    within: DurationField
    cause: Text


class Report(Record):
    """A report: what it holds, who makes it, who reads it, where it is discussed (S2.4, S4.5)."""

    id: Id
    name: Text
    cadence: Cadence
    due: DurationField
    content: tuple[Text, ...] = Field(min_length=1)
    kpis: tuple[KpiRef, ...] = ()
    owner: RoleRef
    readers: tuple[RoleRef, ...] = Field(min_length=1)
    forum: ForumRef


class Monitoring(Record):
    """The named person or body that watches a function's progress and results (S2.4, S4.6)."""

    function: FunctionRef
    monitor: RoleRef
    method: Text


class ReviewQuestion(Record):
    """A question of the joint review."""

    id: Id
    question: Text


class Review(Record):
    """The joint review of the relationship (S3.5)."""

    interval: DurationField
    chair: RoleRef
    forum: ForumRef
    scale_low: Whole = Field(default=1, ge=0)
    scale_high: Whole = Field(default=5, ge=2)
    act_below: Whole = 3
    questions: tuple[ReviewQuestion, ...] = Field(min_length=3)
    actions_within: DurationField


class Risk(Record):
    """A risk with its rating and what is done about it (S3.2)."""

    id: Id
    name: Text
    likelihood: Whole = Field(ge=1, le=5)
    impact: Whole = Field(ge=1, le=5)
    response: Text
    owner: RoleRef


class Mechanism(Record):
    """A mechanism by which both sides keep to the contract (S3.2)."""

    name: Text
    text: Text
    owner: RoleRef


class Problem(Record):
    """A grade of problem, with the times for answer and solution (S3.2)."""

    grade: Text
    meaning: Text
    respond: DurationField
    solve: DurationField


class GovernanceFacts(Record):
    """governance.yaml: who decides, who watches, who talks to whom, and when."""

    purpose: ProseText
    principles: tuple[Principle, ...] = Field(min_length=3)
    roles: tuple[Role, ...] = Field(min_length=2)
    decisions: tuple[Decision, ...] = Field(min_length=1)
    activities: tuple[Work, ...] = Field(min_length=1)
    forums: tuple[Forum, ...] = Field(min_length=1)
    escalation: tuple[EscalationStep, ...] = Field(min_length=1)
    reports: tuple[Report, ...] = Field(min_length=1)
    monitoring: tuple[Monitoring, ...] = Field(min_length=1)
    mechanisms: tuple[Mechanism, ...] = Field(min_length=1)
    problems: tuple[Problem, ...] = Field(min_length=2)
    review: Review
    risks: tuple[Risk, ...] = Field(min_length=1)
    owner: RoleRef
    change_decision: DecisionRef
