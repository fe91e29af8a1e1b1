"""What bidders are asked for and how bids are compared: requirements, vetting, evaluation (S1.3).

Parts of requirements.yaml.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import DurationField
from docgen.model.record import Email, Id, NeedId, Record, RequirementId, Text, Whole


class Priority(StrEnum):
    """Whether a bid that lacks it is excluded."""

    MANDATORY = "mandatory"
    DESIRABLE = "desirable"


class Requirement(Record):
    """One numbered requirement with the evidence asked for."""

    id: RequirementId
    area: Id
    text: Text
    priority: Priority
    evidence: Text
    need: NeedId
    criterion: Id | None = None


class References(Record):
    """How many references a bidder names, and of what kind (S1.3, S4.4)."""

    count: Whole = Field(ge=1)
    must_include: tuple[Text, ...] = ()
    not_older_than: DurationField


class VettingQuestion(Record):
    """A question put to each bidder, with the evidence and what a good answer shows."""

    id: Id
    criterion: Id
    question: Text
    evidence: Text
    good_answer: Text


class Vetting(Record):
    """How reputable providers are told from others (S1.3)."""

    references: References
    interviews: tuple[Text, ...] = Field(min_length=1)
    questions: tuple[VettingQuestion, ...] = Field(min_length=1)


class Score(Record):
    """One step of the scoring scale."""

    points: Whole = Field(ge=0)
    meaning: Text


class Criterion(Record):
    """A criterion of the evaluation and its weight in points of a hundred."""

    id: Id
    name: Text
    weight: Whole = Field(ge=1, le=100)
    guidance: Text
    levels: tuple[Score, ...] = Field(min_length=2)


class Evaluation(Record):
    """How bids are compared: the price weight and the criteria add up to 100 (S1.3)."""

    price: Whole = Field(ge=0, le=100)
    criteria: tuple[Criterion, ...] = Field(min_length=1)
    scale: tuple[Score, ...] = Field(min_length=2)
    minimum: Whole | None = None
    short_list: Whole | None = Field(default=None, ge=1)
    change_days: Whole = Field(default=1, ge=1)
    exit_days: Whole = Field(default=1, ge=1)


class Bidding(Record):
    """How to respond to the RFP."""

    submit_to: Email
    language: Text
    validity: DurationField
    format: Text
    page_limit: Whole = Field(ge=1)
