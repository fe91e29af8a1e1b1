"""How the service is run from day to day: ``operations:`` in requirements.yaml (S1.1, S3.1, S4.4, S4.5).

Each field has a default, so that a procurement officer need not decide everything; the check lists each that was taken.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.fields import DurationField, PercentField
from docgen.model.record import Count, Record, Text
from docgen.model.spellings import duration, percent


class Tool(Record):
    """A system with which Contacts are handled, and who provides it."""

    name: Text
    use: Text = Field(description="What it is used for")
    provider: Literal["client", "supplier"]


class Operations(Record):
    """Periods, shares and rules that the clauses on running the service state."""

    tools: tuple[Tool, ...] = Field(default=(), description="Telephony, ticket system, chat, knowledge base and others")
    closed_on: tuple[Text, ...] = Field(
        default=(), description="Public holidays and other days on which the service is closed or has other hours"
    )
    language_level: Text = Field(
        default="C1", description="Level of the Common European Framework of Reference that agents have at least"
    )
    quality_sample: Count = Field(default=8, description="Contacts scored for each agent in a month")
    quality_score: PercentField = Field(
        percent("85 %"), description="Share of the points of the scoring form that an agent reaches on average"
    )
    calibration: DurationField = Field(duration("1 month"), description="How often both sides score together")
    calibration_gap: PercentField = Field(
        percent("5 %"), description="By how many points of a hundred the scores of both sides may differ"
    )
    knowledge_update: DurationField = Field(
        duration("1 working day"), description="Within which time a released change reaches every agent"
    )
    knowledge_review: DurationField = Field(
        duration("6 months"), description="After which time each article is checked at the latest"
    )
    complaint_receipt: DurationField = Field(
        duration("1 working day"), description="Within which time a complaint is acknowledged"
    )
    complaint_answer: DurationField = Field(
        duration("10 working days"), description="Within which time a complaint is answered or the delay explained"
    )
    forecast_lock: DurationField = Field(
        duration("4 weeks"), description="How long before a week its forecast stands firm for the planning of staff"
    )
    peak_notice: DurationField = Field(
        duration("8 weeks"), description="Notice of a peak for which the supplier must hold further capacity"
    )
    peak: PercentField = Field(
        percent("30 %"), description="By how much the capacity for an announced peak exceeds the average of the year"
    )
    turnover: PercentField = Field(
        percent("30 %"), description="Share of agents leaving within a year above which a plan is due"
    )
    number_switch: DurationField = Field(
        duration("1 working day"), description="Within which time numbers and mailboxes point to another destination"
    )
    caller_checks: tuple[Text, ...] = Field(
        default=(), description="How a caller is identified, by what is disclosed or changed"
    )
    fraud_report: DurationField = Field(
        duration("1 hour"), description="Within which time a suspected attack on a customer's account is reported"
    )
    bot_handover: DurationField = Field(
        duration("60 s"), description="Within which time somebody answers whom a bot hands over during service hours"
    )
    home_share: PercentField | None = Field(
        default=None, description="Largest share of agents who work from home on the same day"
    )
