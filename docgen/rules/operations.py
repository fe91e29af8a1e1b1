"""Running the service: the defaults that were taken, and facts that go together."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.fields.words import hints
from docgen.finding import Each, Severity
from docgen.model.engagement import Kind
from docgen.model.operations import Operations
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def ops001_default_taken(engagement: Engagement) -> Iterator[Breach]:
    """A default of the rules for running the service was taken.

    What: a period or share under ``operations`` was left out, and its default applies; training has no such rules.
    Why: nothing is decided silently; whoever reads the check sees what was decided for them.
    Need: none (it says what was decided, not what is needed)
    Fails: never. Passes: silently where the field is written out.
    """
    if engagement.engagement.kind is Kind.TRAINING:
        return
    operations = engagement.requirements.operations
    for name in Operations.model_fields:
        taken = getattr(operations, name)
        unused = name == "bot_handover" and not engagement.requirements.security.bots
        if name not in operations.model_fields_set and taken not in ((), None) and not unused:
            meaning = Each(hints(Operations, name))
            yield breach("requirements.operations", severity=Severity.INFO, name=name, default=taken, meaning=meaning)


def ops002_within_the_forecast(engagement: Engagement) -> Iterator[Breach]:
    """What is planned ahead lies within what is forecast.

    What: ``forecast_lock`` and ``peak_notice`` are not longer than ``forecast_horizon``; training has no such rules.
    Why: a forecast can't stand firm, and a peak can't be announced, before there is a forecast for these weeks.
    Need: S1.1, S4.5
    Fails: ``peak_notice: 20 weeks`` with ``forecast_horizon: 13 weeks``, with a warning. Passes: ``peak_notice: 8
    weeks``.
    """
    if engagement.engagement.kind is Kind.TRAINING:
        return
    operations, horizon = engagement.requirements.operations, engagement.requirements.volumes.forecast_horizon
    for name in ("forecast_lock", "peak_notice"):
        ahead = getattr(operations, name)
        if ahead.days > horizon.days:
            yield breach(
                f"requirements.operations.{name}",
                severity=Severity.WARNING,
                related=[("requirements.volumes.forecast_horizon", "related.other")],
                name=name,
                ahead=ahead,
                horizon=horizon,
            )


def ops003_complaint_answered(engagement: Engagement) -> Iterator[Breach]:
    """A complaint is acknowledged before it is answered.

    What: ``complaint_receipt`` is not longer than ``complaint_answer``.
    Why: two duties that contradict each other are kept by nobody.
    Need: S1.1
    Fails: acknowledged within 10 working days and answered within 5. Passes: within 1 and within 5.
    """
    operations = engagement.requirements.operations
    if operations.complaint_receipt.days > operations.complaint_answer.days:
        yield breach(
            "requirements.operations.complaint_receipt",
            related=[("requirements.operations.complaint_answer", "related.other")],
            receipt=operations.complaint_receipt,
            answer=operations.complaint_answer,
        )


def ops004_home_share(engagement: Engagement) -> Iterator[Breach]:
    """How many may work from home is said where somebody may.

    What: ``home_share`` stands beside ``home_working: true`` alone.
    Why: a share of those who may, in an engagement in which nobody may, is read as leave to do it.
    Need: S4.4
    Fails: ``home_share: 30 %`` with ``home_working: false``, with a warning. Passes: with ``home_working: true``.
    """
    share = engagement.requirements.operations.home_share
    if share is not None and share.value > 0 and not engagement.requirements.delivery.home_working:
        yield breach(
            "requirements.operations.home_share",
            severity=Severity.WARNING,
            related=[("requirements.delivery.home_working", "related.other")],
            share=share,
        )


def pay001_card_payments(engagement: Engagement) -> Iterator[Breach]:
    """Who fulfils which requirement of PCI DSS is settled where card payments are taken, and only there.

    What: ``card_payments`` stands beside ``payments_taken: true`` and not beside ``false``.
    Why: PCI DSS demands a written division of the requirements between the company and its provider (12.8.5, 12.9.2);
    settled after signature it is settled by whoever caused the loss.
    Need: S4.4
    Fails: ``payments_taken: true`` alone, with a warning. Passes: with ``card_payments``.
    """
    security, path = engagement.requirements.security, "requirements.security"
    if security.payments_taken and security.card_payments is None:
        yield breach(f"{path}.payments_taken", "unsettled", severity=Severity.WARNING)
    if security.card_payments is not None and not security.payments_taken:
        yield breach(f"{path}.card_payments", "unused", related=[(f"{path}.payments_taken", "related.other")])


def pay002_proof_of_pci_dss(engagement: Engagement) -> Iterator[Breach]:
    """Who takes card payments proves that it keeps PCI DSS.

    What: with ``payments_taken: true`` one of the ``certificates`` is that of PCI DSS.
    Why: the company answers to the card schemes for its provider and must have it confirmed once a year (12.8.4); the
    proof that is not asked for is not kept.
    Need: S4.4
    Fails: ``payments_taken: true`` with ISO/IEC 27001 alone, with a warning. Passes: with ``PCI DSS, Attestation of
    Compliance`` besides.
    """
    security = engagement.requirements.security
    if security.payments_taken and not any("PCI" in certificate for certificate in security.certificates):
        yield breach(
            "requirements.security.certificates",
            severity=Severity.WARNING,
            related=[("requirements.security.payments_taken", "related.other")],
        )
