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
    response: Text = Field(description="What is done about the risk of being seen as unresponsive")


class Delivery(Record):
    """From where the service may be delivered (S4.2-S4.4)."""

    allowed_countries: tuple[CountryCode, ...] = Field(min_length=1)
    onshore_comparison: Flag = Field(description="Whether a bid from abroad must come with an onshore price")
    customer_acceptance: CustomerAcceptance | None = None
    home_working: Flag
    on_client_premises: Flag = Field(description="Whether the supplier's people work at the client's site")


class ThirdCountry(Record):
    """A country outside the EEA that personal data reaches, and the basis of the transfer."""

    country: CountryCode
    basis: Text
    safeguards: Text
    importer: Text | None = Field(default=None, description="Who receives or can see the data there")
    module: Literal["two", "three"] | None = Field(
        default=None,
        description="Module of the standard contractual clauses: two (controller to processor) or three (processors)",
    )
    assessed: MonthField | None = Field(default=None, description="Month of the latest transfer impact assessment")


class DataProtection(Record):
    """The processing of personal data on the client's behalf (S4.4)."""

    personal_data: Flag
    special_categories: Flag = False
    categories: tuple[Text, ...] = ()
    subjects: tuple[Text, ...] = ()
    purposes: tuple[Text, ...] = ()
    third_countries: tuple[ThirdCountry, ...] = ()
    recordings: Flag = Field(default=False, description="Whether calls are recorded")
    retention: DurationField | None = None
    breach_notice: DurationField | None = Field(
        default=None, description="Within which time the supplier reports a breach"
    )
    officer: Email | None = Field(default=None, description="The client's data protection officer")


class CardDuty(Record):
    """A requirement of PCI DSS and who fulfils it."""

    requirement: Text = Field(description="Number and subject of the requirement, for example “3 Stored account data”")
    party: Literal["client", "supplier", "both"]
    how: Text


class CardPayments(Record):
    """How card payments are taken and who answers for which requirement of PCI DSS."""

    method: Literal["link", "keypad", "agent"] = Field(
        description="By payment link, by keypad with masked tones, or by an agent who hears and enters the card data"
    )
    responsibilities: tuple[CardDuty, ...] = Field(min_length=1)


class Security(Record):
    """What the supplier must show for the protection of assets and data (S4.4)."""

    certificates: tuple[Text, ...] = Field(min_length=1)
    measures: tuple[Text, ...] = Field(min_length=1)
    payments_taken: Flag = Field(description="Whether agents take card payments")
    card_payments: CardPayments | None = Field(
        default=None, description="Where payments are taken: the method and the division of duties under PCI DSS"
    )
    outbound_calls: Flag
    bots: Flag = Field(description="Whether automated agents talk to customers")
    recovery_time: DurationField
    recovery_point: DurationField
