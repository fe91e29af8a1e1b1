"""engagement.yaml: who, what, when, and under which law."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from docgen.model.fields import DurationField
from docgen.model.parties import Client, Supplier
from docgen.model.record import Count, Day, FindingCode, Flag, Id, Record, Text
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


class Dates(Record):
    """The calendar of the procurement and of the contract (S1.4)."""

    prepared: Day
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
    notice: DurationField


class Term(Record):
    """How long the contract runs (S1.4)."""

    initial: DurationField
    renewal: Renewal | None = None


class Forum(Record):
    """Where disputes are heard (S1.4)."""

    city: Text
    court: Text
    state: ForumState | None = None


class People(Record):
    """What the law on staff needs to know (S3.2, S4.4)."""

    works_council: Flag
    transfer_of_staff: Flag
    staff_affected: Count
    wage_guarantee: Flag = True
    supply_chain_act: Flag = False
    non_solicitation: Flag = False


class Approval(Record):
    """That somebody at the client approved the choice of a wording."""

    clause: Text
    position: Position
    role: Approver
    by: Text
    date: Day
    wording: Text
    note: Text | None = None


class Positions(Record):
    """Which position the clauses take, the exceptions by clause id, and who approved what needs an approval."""

    default: Position = Position.BALANCED
    exceptions: dict[str, Position] = Field(default_factory=dict)
    approvals: tuple[Approval, ...] = ()


class Acceptance(Record):
    """That a warning is known and accepted for a reason, up to a day."""

    code: FindingCode
    where: Text | None = None
    reason: Text
    until: Day


class EngagementFacts(Record):
    """engagement.yaml: who, what, when, and under which law."""

    id: Id
    title: Text
    project: Text
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
    documents: tuple[DocumentType, ...] = Field(min_length=1, max_length=4)
    positions: Positions = Field(default_factory=Positions)
    accepted: tuple[Acceptance, ...] = ()
