"""The engagement itself: dates in order, shares that add up, and the defaults that were taken."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.fields.words import hint as said
from docgen.finding import Severity
from docgen.model.engagement import Law, Sector, SupplierStatus
from docgen.model.terms import ContractTerms
from docgen.model.whole import Engagement
from docgen.rules import Breach

_ORDER = (
    "rfp_issued",
    "questions_close",
    "answers_published",
    "bids_due",
    "interviews_from",
    "interviews_to",
    "award",
    "signature",
    "start",
)


def date001_order(engagement: Engagement) -> Iterator[Breach]:
    """The dates of the procurement follow each other.

    What: RFP, questions, answers, bids, interviews, award, signature and start stand in this order.
    Why: a bidder can't answer before the answers to its questions, and a service can't start before it is contracted.
    Need: none (no document stands without its calendar)
    Fails: ``bids_due`` before ``questions_close``. Passes: the other way round.
    """
    dates = engagement.engagement.dates
    for before, after in pairwise(_ORDER):
        if getattr(dates, after) < getattr(dates, before):
            message = f"{after} ({getattr(dates, after)}) lies before {before} ({getattr(dates, before)})"
            yield Breach(f"dates.{after}", message, "put the dates in order")


def law001_state_of_forum(engagement: Engagement) -> Iterator[Breach]:
    """The state of the forum is chosen under New York law alone.

    What: ``forum.state`` stands only where the contract is governed by the law of New York.
    Why: the wording on jurisdiction for England and for Germany knows no state, so the choice would have no effect.
    Need: S1.4
    Fails: ``state: DELAWARE`` under German law. Passes: under New York law, or without ``state``.
    """
    facts = engagement.engagement
    if facts.forum.state is not None and facts.governing_law is not Law.NEW_YORK:
        message = f"the forum names a state, but the governing law is {facts.governing_law.value}"
        yield Breach("forum.state", message, "leave state out, or write governing_law: NEW_YORK")


def sup001_selected_supplier(engagement: Engagement) -> Iterator[Breach]:
    """A supplier that is selected is named in full.

    What: with ``status: selected`` come name, short name, legal form, address, signatories, contact and notices.
    Why: a contract is signed by somebody, and notices reach somewhere.
    Need: S1.4
    Fails: ``status: selected`` without an address. Passes: with all of them, or ``status: open``.
    """
    supplier = engagement.engagement.supplier
    if supplier.status is SupplierStatus.SELECTED:
        for name in ("name", "short", "legal_form", "address", "signatories", "contact", "notices", "locations"):
            if not getattr(supplier, name):
                yield Breach(
                    "supplier", f"the supplier is selected, but has no {name}", f"add {name}, or write status: open"
                )


def sup002_location_shares(engagement: Engagement) -> Iterator[Breach]:
    """The places of delivery share the whole of the work.

    What: the shares of the supplier's locations add up to 100 %.
    Why: where the work is done decides on data transfers and labour law.
    Need: S4.4
    Fails: 70 % and 20 %. Passes: 70 % and 30 %.
    """
    locations = engagement.engagement.supplier.locations
    total = sum((location.share.value for location in locations), Decimal(0))
    if locations and total != 100:
        yield Breach("supplier.locations", f"the shares of the locations add up to {total} %", "correct them to 100 %")


def reg001_supervised_client(engagement: Engagement) -> Iterator[Breach]:
    """A supervised client says what supervision makes of the outsourcing, and no other client does.

    What: with ``sector: bank`` or ``insurer`` comes ``regulated``; with any other sector it is left out.
    Why: whether a function is critical decides on rights of audit, sub-outsourcing and exit, and the client must have
    assessed it before it contracts.
    Need: S4.4
    Fails: ``sector: bank`` alone. Passes: with ``regulated: {regime: eu, critical: true, …}``.
    """
    client = engagement.engagement.client
    supervised = client.sector in {Sector.BANK, Sector.INSURER}
    if supervised and client.regulated is None:
        message = f"the client is supervised (sector {client.sector.value}), but regulated is missing"
        hint = "add regulated: {regime: eu, authorities: [BaFin], critical: true, ict_service: false}, as assessed"
        yield Breach("client.sector", message, hint)
    if client.regulated is not None and not supervised:
        message = f"regulated is for banks and insurers; the sector is {client.sector.value}"
        yield Breach("client.regulated", message, "correct the sector, or leave regulated out")


def term001_default_taken(engagement: Engagement) -> Iterator[Breach]:
    """A default of the general terms was taken.

    What: a period or share under ``terms`` was left out, and its default applies.
    Why: nothing legal is decided silently; whoever reads the check sees what was decided for them.
    Need: none (it only tells what was decided)
    Fails: never. Passes: silently where the field is written out.
    """
    terms = engagement.engagement.terms
    for name in ContractTerms.model_fields:
        if name not in terms.model_fields_set:
            described = said(ContractTerms, name)
            message = f"terms.{name} is left out; the default applies: {getattr(terms, name)} ({described})"
            yield Breach("terms", message, f"write “{name}: …” under terms to decide otherwise", Severity.INFO)
