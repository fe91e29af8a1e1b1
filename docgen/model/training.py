"""Who is trained in what, how, and who watches the results (S2.1-S2.6). Parts of requirements.yaml."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from docgen.model.record import Id, KpiRef, Record, RoleRef, Text, TopicRef, Whole


class Trainee(Record):
    """A group of people who are trained (S2.2)."""

    id: Id
    role: Text
    heads: Whole = Field(ge=1)
    site: Text


class Format(StrEnum):
    """How and where a training is held (S2.3)."""

    ON_SITE = "on_site"
    SEMINAR = "seminar"
    REMOTE = "remote"
    COACHING = "coaching"


class Training(Record):
    """A training module: its topics, its people, its monitor (S2.1-S2.6)."""

    id: Id
    name: Text
    topics: tuple[TopicRef, ...] = Field(min_length=1)
    trainees: tuple[Id, ...] = Field(min_length=1)
    format: Format
    group: Whole = Field(ge=1)
    hours: Decimal = Field(gt=0, le=100_000, decimal_places=4)
    monitor: RoleRef
    measured_by: KpiRef
    supervision: Text
    follow_up: Text
