"""From where the service may come, and how data and assets are protected (S4.1-S4.4).

Parts of requirements.yaml.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from docgen.model.fields import DurationField, MonthField, PercentField
from docgen.model.record import CountryCode, Email, Flag, ProseText, Record, Text, Whole


class CustomerAcceptance(Record):
    """What customers think of service from abroad (S4.3)."""

    surveyed: MonthField
    respondents: Whole = Field(ge=1)
    accept_abroad: PercentField
    findings: ProseText
    response: Text


class Delivery(Record):
    """From where the service may be delivered (S4.2-S4.4)."""

    allowed_countries: tuple[CountryCode, ...] = Field(min_length=1)
    onshore_comparison: Flag
    customer_acceptance: CustomerAcceptance | None = None
    home_working: Flag
    on_client_premises: Flag


class ThirdCountry(Record):
    """A country outside the EEA that personal data reaches, and the basis of the transfer."""

    country: CountryCode
    basis: Text
    safeguards: Text
    importer: Text | None = None
    module: Literal["two", "three"] | None = None
    assessed: MonthField | None = None


class DataProtection(Record):
    """The processing of personal data on the client's behalf (S4.4)."""

    personal_data: Flag
    special_categories: Flag = False
    categories: tuple[Text, ...] = ()
    subjects: tuple[Text, ...] = ()
    purposes: tuple[Text, ...] = ()
    third_countries: tuple[ThirdCountry, ...] = ()
    recordings: Flag = False
    retention: DurationField | None = None
    breach_notice: DurationField | None = None
    officer: Email | None = None


class CardDuty(Record):
    """A requirement of PCI DSS and who fulfils it."""

    requirement: Text
    party: Literal["client", "supplier", "both"]
    how: Text


class CardPayments(Record):
    """How card payments are taken and who answers for which requirement of PCI DSS."""

    method: Literal["link", "keypad", "agent"]
    responsibilities: tuple[CardDuty, ...] = Field(min_length=1)


class Security(Record):
    """What the supplier must show for the protection of assets and data (S4.4)."""

    certificates: tuple[Text, ...] = Field(min_length=1)
    measures: tuple[Text, ...] = Field(min_length=1)
    payments_taken: Flag
    card_payments: CardPayments | None = None
    outbound_calls: Flag
    bots: Flag
    recovery_time: DurationField
    recovery_point: DurationField
