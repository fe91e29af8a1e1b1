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

    cap: PercentField
    minimum: MoneyField
    data_protection_cap: PercentField
    insurances: tuple[Insurance, ...] = Field(min_length=1)


class Exclusivity(Record):
    """What the supplier alone performs, where its position on exclusivity is chosen (S1.4, S4.7)."""

    functions: tuple[FunctionRef, ...] = ()
    sites: tuple[Text, ...] = ()


class ContractTerms(Record):
    """Periods and shares that the general clauses of the contract state (S1.4)."""

    acceptance: DurationField = duration("10 working days")
    remedy: DurationField = duration("10 working days")
    change_response: DurationField = duration("10 working days")
    change_validity: DurationField = duration("30 days")
    audit_notice: DurationField = duration("10 working days")
    audits_per_year: Count = 1
    records: DurationField = duration("6 years")
    confidentiality: DurationField = duration("5 years")
    key_personnel: DurationField = duration("12 months")
    key_personnel_notice: DurationField = duration("30 days")
    replacement: DurationField = duration("5 working days")
    subcontractor_notice: DurationField = duration("30 days")
    volume_shift: PercentField = percent("10 %")
    volume_notice: DurationField = duration("60 days")
    cure: DurationField = duration("30 days")
    step_in_notice: DurationField = duration("2 working days")
    step_in_limit: DurationField = duration("90 days")
    force_majeure: DurationField = duration("30 days")
    invoice_dispute: DurationField = duration("15 days")
    security_incident: DurationField = duration("24 hours")
    benchmark_after: DurationField = duration("18 months")
    benchmark_tolerance: PercentField = percent("5 %")
    negotiation: DurationField = duration("30 days")
    mediation: DurationField = duration("60 days")
    address_change: DurationField = duration("10 days")
