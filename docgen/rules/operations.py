"""Running the service: the defaults that were taken, and facts that go together."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.fields.words import hint as said
from docgen.finding import Severity
from docgen.model.engagement import Kind
from docgen.model.operations import Operations
from docgen.model.whole import Engagement
from docgen.rules import Breach


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
            described = said(Operations, name)
            message = f"operations.{name} is left out; the default applies: {taken} ({described})"
            hint = f"write “{name}: …” under operations to decide otherwise"
            yield Breach("requirements.operations", message, hint, Severity.INFO)


def pay001_card_payments(engagement: Engagement) -> Iterator[Breach]:
    """Who fulfils which requirement of PCI DSS is settled where card payments are taken, and only there.

    What: ``card_payments`` stands beside ``payments_taken: true`` and not beside ``false``.
    Why: PCI DSS demands a written division of the requirements between the company and its provider (12.8.5, 12.9.2);
    settled after signature it is settled by whoever caused the loss.
    Need: S4.4
    Fails: ``payments_taken: true`` alone, with a warning. Passes: with ``card_payments``.
    """
    security = engagement.requirements.security
    if security.payments_taken and security.card_payments is None:
        message = "card payments are taken, but nobody has said how, and who fulfils which requirement of PCI DSS"
        hint = "add card_payments with method and responsibilities; until then the contract leaves it to a later list"
        yield Breach("requirements.security.payments_taken", message, hint, Severity.WARNING)
    if security.card_payments is not None and not security.payments_taken:
        message = "card_payments is described, but no card payments are taken"
        yield Breach("requirements.security.card_payments", message, "write payments_taken: true, or leave it out")
