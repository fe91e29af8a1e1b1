"""How the service is run from day to day: ``operations:`` in requirements.yaml (S1.1, S3.1, S4.4, S4.5).

Each field has a default, so that a procurement officer need not decide everything; the check lists each that was taken.
"""

from __future__ import annotations

from typing import Literal

from docgen.model.fields import DurationField, PercentField
from docgen.model.record import Count, Record, Text
from docgen.model.spellings import duration, percent


class Tool(Record):
    """A system with which Contacts are handled, and who provides it."""

    name: Text
    use: Text
    provider: Literal["client", "supplier"]


class Operations(Record):
    """Periods, shares and rules that the clauses on running the service state."""

    tools: tuple[Tool, ...] = ()
    closed_on: tuple[Text, ...] = ()
    language_level: Text = "C1"
    quality_sample: Count = 8
    quality_score: PercentField = percent("85 %")
    calibration: DurationField = duration("1 month")
    calibration_gap: PercentField = percent("5 %")
    knowledge_update: DurationField = duration("1 working day")
    knowledge_review: DurationField = duration("6 months")
    complaint_receipt: DurationField = duration("1 working day")
    complaint_answer: DurationField = duration("10 working days")
    forecast_lock: DurationField = duration("4 weeks")
    peak_notice: DurationField = duration("8 weeks")
    peak: PercentField = percent("30 %")
    turnover: PercentField = percent("30 %")
    number_switch: DurationField = duration("1 working day")
    caller_checks: tuple[Text, ...] = ()
    fraud_report: DurationField = duration("1 hour")
    bot_handover: DurationField = duration("60 s")
    home_share: PercentField | None = None
