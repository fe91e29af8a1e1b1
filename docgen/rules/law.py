"""What the governing law and the law of the seat ask of the facts: register, staff, wages, penalties."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import DocumentType, Kind, Law
from docgen.model.incentives import CreditNature
from docgen.model.parties import SupplierStatus
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_REGISTERED = {"DE", "AT", "CH", "GB"}
_MONTH_TO_OBJECT = 31
_MODEST_PENALTY = 5


def law001_state_of_forum(engagement: Engagement) -> Iterator[Breach]:
    """The state of the forum is chosen under New York law alone.

    What: ``forum.state`` stands only where the contract is governed by the law of New York.
    Why: the wording on jurisdiction for England and for Germany knows no state, so the choice would have no effect.
    Need: S1.4
    Fails: ``state: DELAWARE`` under German law. Passes: under New York law, or without ``state``.
    """
    facts = engagement.engagement
    if facts.forum.state is not None and facts.governing_law is not Law.NEW_YORK:
        yield breach("forum.state", related=[("governing_law", "related.other")], law=facts.governing_law.value)


def law002_register(engagement: Engagement) -> Iterator[Breach]:
    """A company is named with its entry in the register where its seat has one.

    What: a party with its seat in Germany, Austria, Switzerland or the United Kingdom has ``register`` where a
    contract is made.
    Why: the register shows who may sign, and companies of the same name are told apart by their number.
    Need: S1.4
    Fails: a GmbH in Hamburg without register court and number, with a warning. Passes: with both.
    """
    facts = engagement.engagement
    if DocumentType.CONTRACT not in facts.documents:
        return
    parties = [("client", facts.client.address, facts.client.register_entry)]
    if facts.supplier.status is SupplierStatus.SELECTED and facts.supplier.address is not None:
        parties.append(("supplier", facts.supplier.address, facts.supplier.register_entry))
    for party, address, entry in parties:
        if entry is None and address.country in _REGISTERED:
            country = [(f"{party}.address.country", "related.other")]
            yield breach(party, severity=Severity.WARNING, related=country, party=party, country=address.country)


def law003_works_council_told(engagement: Engagement) -> Iterator[Breach]:
    """A works council is told of an exit.

    What: with ``people.works_council`` the plan holds a message to the works council.
    Why: taking the service back changes work and shifts, and the works council has to be involved beforehand.
    Need: S1.6, S4.4
    Fails: ``works_council: true`` and no message to it, with a warning. Passes: ``audience: works_council``.
    """
    audiences = {message.audience for message in engagement.exit.communication}
    if engagement.engagement.people.works_council and "works_council" not in audiences:
        place = [("people.works_council", "related.other")]
        yield breach("exit.communication", severity=Severity.WARNING, related=place)


def law004_transfer_of_staff(engagement: Engagement) -> Iterator[Breach]:
    """A transfer of staff concerns somebody, and leaves them the time that the law gives them.

    What: with ``transfer_of_staff`` the kind is not training, ``staff_affected`` is not 0, and under German law more
    than a month lies between signature and start.
    Why: whoever passes to the supplier must be told and may object within a month (section 613a(5), (6) BGB).
    Need: S3.2, S4.4
    Fails: a transfer, signature on 10 June and start on 1 July, with a warning. Passes: signature on 30 April.
    """
    facts = engagement.engagement
    if not facts.people.transfer_of_staff:
        return
    place = [("people.transfer_of_staff", "related.other")]
    if facts.kind is Kind.TRAINING:
        kind = [("kind", "related.other")]
        yield breach("people.transfer_of_staff", "training", severity=Severity.WARNING, related=kind)
        return
    if not facts.people.staff_affected:
        yield breach("people.staff_affected", "nobody", severity=Severity.WARNING, related=place)
    between = (facts.dates.start - facts.dates.signature).days
    if facts.governing_law is Law.DE and 0 <= between < _MONTH_TO_OBJECT:
        signature = [("dates.signature", "related.other"), *place]
        yield breach("dates.start", "objection", severity=Severity.WARNING, related=signature, days=between)


def law005_wage_guarantee(engagement: Engagement) -> Iterator[Breach]:
    """Where people work in Germany under German law, the supplier guarantees their wages.

    What: ``people.wage_guarantee`` is not false where the governing law is German and a location is in Germany.
    Why: a client that passes on a duty of its own is liable for the minimum wage like a guarantor (section 13 MiLoG
    with section 14 AEntG).
    Need: S4.4
    Fails: ``wage_guarantee: false`` and work in Leipzig, with a warning. Passes: ``wage_guarantee: true``.
    """
    facts = engagement.engagement
    if facts.people.wage_guarantee or facts.governing_law is not Law.DE:
        return
    at_work = [index for index, one in enumerate(facts.supplier.locations) if one.country == "DE"]
    if at_work or not facts.supplier.locations:
        places = [(f"supplier.locations[{index}]", "related.other") for index in at_work]
        yield breach("people.wage_guarantee", severity=Severity.WARNING, related=places)


def law006_penalty(engagement: Engagement) -> Iterator[Breach]:
    """A penalty under German law stays modest.

    What: where credits are a penalty under German law, at most 5 % of a month's charges are at risk.
    Why: as the client's standard term a penalty that is too high fails altogether (section 307(1) BGB) and is not
    reduced; courts have drawn the line at 5 % for building contracts, and hold other contracts against it.
    Need: S1.5
    Fails: ``nature: penalty`` with ``at_risk: 12 %``, with a warning. Passes: 5 %, or ``nature: price_adjustment``.
    """
    credits = engagement.incentives.credits
    penalty = credits.nature is CreditNature.PENALTY and engagement.engagement.governing_law is Law.DE
    if penalty and _MODEST_PENALTY < credits.at_risk.value <= 100:
        yield breach(
            "incentives.credits.at_risk",
            severity=Severity.WARNING,
            related=[("incentives.credits.nature", "related.other")],
            at_risk=credits.at_risk,
        )
