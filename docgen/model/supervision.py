"""What supervision of a bank or an insurer makes of its outsourcing: ``client.regulated`` in engagement.yaml (S4.4)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import DurationField
from docgen.model.record import Flag, Record, Text
from docgen.model.spellings import duration


class Regime(StrEnum):
    """The supervisory law on outsourcing that binds a supervised client, by its seat."""

    EU = "eu"
    UK = "uk"
    NEW_YORK = "new_york"


class Regulated(Record):
    """What supervision makes of the outsourcing; needed where the client is a bank or an insurer (S4.4)."""

    regime: Regime
    authorities: tuple[Text, ...] = Field(min_length=1)
    critical: Flag
    ict_service: Flag
    development_notice: DurationField = duration("2 working days")
