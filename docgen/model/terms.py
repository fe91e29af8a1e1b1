"""The numbers and periods of the contract's general terms: ``terms:`` in engagement.yaml.

Each has a default, so that a procurement officer need not decide everything; the check lists each that was taken.
"""

from __future__ import annotations

from pydantic import Field

from docgen.model.fields import DurationField, MoneyField, PercentField
from docgen.model.record import Count, FunctionRef, Record, Text
from docgen.model.spellings import duration, percent


class Insurance(Record):
    """An insurance that the supplier keeps, with the insured sum for each event (S4.4)."""

    kind: Text
    sum: MoneyField


class Liability(Record):
    """The limits of liability for each contract year (S1.4, S1.6)."""

    cap: PercentField = Field(description="General cap, as a share of the charges of the contract year")
    minimum: MoneyField = Field(description="The amount short of which the general cap never falls")
    data_protection_cap: PercentField = Field(description="Cap for breaches of data protection, likewise")
    insurances: tuple[Insurance, ...] = Field(min_length=1)


class Exclusivity(Record):
    """What the supplier alone performs, where its position on exclusivity is chosen (S1.4, S4.7)."""

    functions: tuple[FunctionRef, ...] = Field(
        default=(), description="The functions that the supplier alone performs; none: all in scope"
    )
    sites: tuple[Text, ...] = Field(
        default=(), description="The client's sites for which it alone performs them; none: all"
    )


class ContractTerms(Record):
    """Periods and shares that the general clauses of the contract state (S1.4)."""

    acceptance: DurationField = Field(
        duration("10 working days"), description="Within which time the client accepts or rejects a deliverable"
    )
    remedy: DurationField = Field(
        duration("10 working days"), description="Within which time the supplier remedies what was rejected"
    )
    change_response: DurationField = Field(
        duration("10 working days"), description="Within which time the supplier answers a change request"
    )
    change_validity: DurationField = Field(
        default=duration("30 days"), description="How long an offer for a change binds"
    )
    audit_notice: DurationField = Field(default=duration("10 working days"), description="Notice of an ordinary audit")
    audits_per_year: Count = Field(default=1, description="Ordinary audits in a contract year")
    records: DurationField = Field(
        duration("6 years"), description="How long records are kept after the end of the year concerned"
    )
    confidentiality: DurationField = Field(
        duration("5 years"), description="How long confidentiality lasts after the end of the contract"
    )
    key_personnel: DurationField = Field(
        duration("12 months"), description="How long key personnel stay unless there is good cause"
    )
    key_personnel_notice: DurationField = Field(
        default=duration("30 days"), description="Notice of a change of key personnel"
    )
    replacement: DurationField = Field(
        duration("5 working days"), description="Within which time a person objected to with reason is replaced"
    )
    subcontractor_notice: DurationField = Field(
        duration("30 days"), description="Notice of a new subcontractor, within which the client may object"
    )
    volume_shift: PercentField = Field(
        percent("10 %"), description="Share of a month's forecast from which a move of volume to others is announced"
    )
    volume_notice: DurationField = Field(
        duration("60 days"),
        description="Notice of a move of volume to others, and how long before a month its forecast stands for a "
        "commitment; at most the forecast horizon",
    )
    cure: DurationField = Field(
        default=duration("30 days"), description="Period to cure a material breach before termination"
    )
    step_in_notice: DurationField = Field(
        duration("2 working days"), description="Notice before the client steps in, where there is no emergency"
    )
    step_in_limit: DurationField = Field(
        default=duration("90 days"), description="Longest time for which a step-in lasts"
    )
    force_majeure: DurationField = Field(
        duration("30 days"), description="After which a party may terminate because of force majeure"
    )
    invoice_dispute: DurationField = Field(
        default=duration("15 days"), description="Within which time an invoice is disputed"
    )
    security_incident: DurationField = Field(
        duration("24 hours"), description="Within which time a security incident is reported"
    )
    benchmark_after: DurationField = Field(
        default=duration("18 months"), description="From when charges may be benchmarked"
    )
    benchmark_tolerance: PercentField = Field(
        percent("5 %"), description="By how much charges may exceed the benchmark before they are adapted"
    )
    negotiation: DurationField = Field(
        duration("30 days"), description="How long the parties negotiate a dispute before mediation"
    )
    mediation: DurationField = Field(
        duration("60 days"), description="How long mediation may take before a court is seised"
    )
    address_change: DurationField = Field(
        default=duration("10 days"), description="Notice of a changed address or contact"
    )
