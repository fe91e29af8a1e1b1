"""engagement.yaml: who, what, when, and under which law."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import DurationField, PercentField
from docgen.model.record import Count, CountryCode, Day, Email, FindingCode, Flag, Id, ProseText, Record, Text
from docgen.model.supervision import Regulated
from docgen.model.terms import ContractTerms, Exclusivity, Liability


class Kind(StrEnum):
    """What is outsourced; decides which inputs are required and which clauses are considered."""

    TRAINING = "training"
    STAFFING = "staffing"
    CALL_CENTER = "call_center"
    FULL_SERVICE = "full_service"


class Language(StrEnum):
    """The language in which the documents are written."""

    EN = "en"
    DE = "de"


class Law(StrEnum):
    """The law that governs the contract: Germany, England and Wales, or the State of New York."""

    DE = "DE"
    ENGLAND = "ENGLAND"
    NEW_YORK = "NEW_YORK"


class ForumState(StrEnum):
    """The state whose courts decide on a contract under New York law."""

    NEW_YORK = "NEW_YORK"
    DELAWARE = "DELAWARE"


class Status(StrEnum):
    """A draft is marked as one on every page; an issued document has passed review by counsel."""

    DRAFT = "draft"
    ISSUED = "issued"


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


class Position(StrEnum):
    """Whose interest a clause's wording favours."""

    BUYER = "buyer"
    BALANCED = "balanced"
    SUPPLIER = "supplier"


class Approver(StrEnum):
    """Who at the client approves a position that departs from the balanced one."""

    LEGAL = "legal"
    PROCUREMENT = "procurement"
    DATA_PROTECTION = "data_protection"
    MANAGEMENT = "management"


class DocumentType(StrEnum):
    """The documents that an engagement can ask for."""

    RFP = "rfp"
    CONTRACT = "contract"
    GOVERNANCE_CHARTER = "governance-charter"
    CONTINGENCY_PLAN = "contingency-plan"


class Address(Record):
    """A postal address."""

    street: Text
    postcode: Text
    city: Text
    region: Text | None = Field(default=None, description="State or province where addresses name one")
    country: CountryCode


class Register(Record):
    """The public register in which a company is entered."""

    court: Text = Field(description="Register court or authority")
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
    short: Text = Field(description="The name used in running text and headings")
    legal_form: Text
    register_entry: Register | None = Field(default=None, alias="register")
    address: Address
    sector: Sector = Sector.GENERAL
    regulated: Regulated | None = Field(
        default=None, description="Needed where the sector is bank or insurer, and only there"
    )
    about: ProseText = Field(description="What the company does, for bidders who do not know it")
    signatories: tuple[Signatory, ...] = Field(min_length=1)
    contact: Contact
    notices: Email = Field(description="Where formal notices are sent")


class Location(Record):
    """A place from which the service is delivered, with its share of the work (S4.2, S4.4)."""

    city: Text
    country: CountryCode
    share: PercentField
    services: Text = Field(description="What is done there")


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


class Dates(Record):
    """The calendar of the procurement and of the contract (S1.4)."""

    prepared: Day = Field(description="The date that the documents bear")
    rfp_issued: Day
    questions_close: Day
    answers_published: Day
    bids_due: Day
    interviews_from: Day
    interviews_to: Day
    award: Day
    signature: Day
    start: Day


class Renewal(Record):
    """How the term is prolonged."""

    period: DurationField
    notice: DurationField = Field(description="How long before the end of the term a party must object to the renewal")


class Term(Record):
    """How long the contract runs (S1.4)."""

    initial: DurationField
    renewal: Renewal | None = None


class Forum(Record):
    """Where disputes are heard (S1.4)."""

    city: Text
    court: Text = Field(description="The court as it is named in the clause on forum")
    state: ForumState | None = Field(
        default=None, description="Under New York law, the state whose courts decide; left out: New York"
    )


class People(Record):
    """What the law on staff needs to know (S3.2, S4.4)."""

    works_council: Flag = Field(description="Whether the client's site has a works council")
    transfer_of_staff: Flag = Field(description="Whether staff of the client pass to the supplier by operation of law")
    staff_affected: Count = Field(description="Heads at the client whose work is outsourced or who are trained")
    wage_guarantee: Flag = Field(
        default=True, description="Whether the supplier guarantees minimum wages to the client"
    )
    supply_chain_act: Flag = Field(
        default=False,
        description="Whether the client must watch over human rights in its supply chain by statute, such as the LkSG",
    )
    non_solicitation: Flag = Field(
        default=False, description="Whether neither side may entice away the other's people during the term"
    )


class Approval(Record):
    """That somebody at the client approved the choice of a wording."""

    clause: Text = Field(description="The id of the clause")
    position: Position = Field(description="The position that was approved")
    role: Approver = Field(description="In which role the person approves; the clause says which one it takes")
    by: Text = Field(description="Name of the person who approved")
    date: Day = Field(description="Day of the approval")
    wording: Text = Field(
        description="The mark of the wording that was approved, as `docgen positions` and `docgen clause` show it; it "
        "changes with the wording, so that an approval never covers what nobody has read"
    )
    note: Text | None = Field(default=None, description="On which condition or for which reason it was approved")


class Positions(Record):
    """Which position the clauses take, the exceptions by clause id, and who approved what needs an approval."""

    default: Position = Field(
        default=Position.BALANCED, description="For every clause that is no exception; balanced where it has no other"
    )
    exceptions: dict[str, Position] = Field(default_factory=dict, description="Another position, by clause id")
    approvals: tuple[Approval, ...] = Field(
        default=(), description="Approvals of choices; `docgen positions` names those that are missing"
    )


class Acceptance(Record):
    """That a warning is known and accepted for a reason, up to a day."""

    code: FindingCode
    where: Text | None = Field(
        default=None,
        description="The field that it is about, such as costs.options, or its file; left out: every place",
    )
    reason: Text = Field(description="Why the warning may stand")
    until: Day = Field(description="The last day on which it is accepted")


class EngagementFacts(Record):
    """engagement.yaml: who, what, when, and under which law."""

    id: Id
    title: Text
    project: Text = Field(description="A short name for the engagement in running text")
    kind: Kind
    language: Language
    governing_law: Law
    forum: Forum
    status: Status
    version: Text
    client: Client
    supplier: Supplier
    dates: Dates
    term: Term
    people: People
    liability: Liability
    terms: ContractTerms = Field(default_factory=lambda: ContractTerms())
    exclusivity: Exclusivity = Field(default_factory=Exclusivity)
    documents: tuple[DocumentType, ...] = Field(min_length=1)
    positions: Positions = Field(default_factory=Positions)
    accepted: tuple[Acceptance, ...] = Field(default=(), description="Warnings that are known and accepted")
