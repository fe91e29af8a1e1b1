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

    regime: Regime = Field(
        description="eu: DORA, the EBA guidelines or Solvency II; uk: PRA and FCA; new_york: a covered entity under "
        "23 NYCRR Part 500"
    )
    authorities: tuple[Text, ...] = Field(min_length=1, description="Who supervises the client")
    critical: Flag = Field(description="Whether the function is critical or important (material) in supervisory law")
    ict_service: Flag = Field(
        description="Whether the services are ICT services within Art. 3(21) DORA; agents alone on the client's "
        "systems are none as a rule, a platform or a bot that the supplier provides is one"
    )
    development_notice: DurationField = Field(
        duration("2 working days"),
        description="Within which time the supplier reports what may impair its performance materially",
    )
