"""The parties, as engagement.yaml states them: who they are, where they sit, who signs and who is asked."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import PercentField
from docgen.model.record import CountryCode, Email, Flag, ProseText, Record, Text
from docgen.model.supervision import Regulated


class Sector(StrEnum):
    """The client's line of business, as far as supervision of outsourcing depends on it."""

    GENERAL = "general"
    RETAIL = "retail"
    SOFTWARE = "software"
    ENERGY = "energy"
    TELECOMS = "telecoms"
    BANK = "bank"
    INSURER = "insurer"


class SupplierStatus(StrEnum):
    """Whether the supplier is known already."""

    OPEN = "open"
    SELECTED = "selected"


class Address(Record):
    """A postal address."""

    street: Text
    postcode: Text
    city: Text
    region: Text | None = None
    country: CountryCode


class Register(Record):
    """The public register in which a company is entered."""

    court: Text
    number: Text


class Signatory(Record):
    """Somebody who signs for a party (S1.4)."""

    name: Text
    title: Text


class Contact(Record):
    """Where the party is reached for this engagement."""

    name: Text
    title: Text
    email: Email
    phone: Text | None = None


class Client(Record):
    """The company that outsources (S1.1, S1.4)."""

    name: Text
    short: Text
    legal_form: Text
    register_entry: Register | None = Field(default=None, alias="register")
    address: Address
    sector: Sector = Sector.GENERAL
    regulated: Regulated | None = None
    about: ProseText
    signatories: tuple[Signatory, ...] = Field(min_length=1)
    contact: Contact
    notices: Email


class Location(Record):
    """A place from which the service is delivered, with its share of the work (S4.2, S4.4)."""

    city: Text
    country: CountryCode
    share: PercentField
    services: Text


class Subcontractor(Record):
    """Somebody whom the supplier uses for part of the service (S4.4)."""

    name: Text
    service: Text
    city: Text
    country: CountryCode
    personal_data: Flag


class Supplier(Record):
    """The provider; before the award only ``status: open`` is known (S1.4)."""

    status: SupplierStatus
    name: Text | None = None
    short: Text | None = None
    legal_form: Text | None = None
    register_entry: Register | None = Field(default=None, alias="register")
    address: Address | None = None
    signatories: tuple[Signatory, ...] = ()
    contact: Contact | None = None
    notices: Email | None = None
    locations: tuple[Location, ...] = ()
    subcontractors: tuple[Subcontractor, ...] = ()
