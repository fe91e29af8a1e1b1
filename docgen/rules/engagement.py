"""The engagement itself: the supplier in full, shares that add up, supervision, and the term."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.fields.words import hints
from docgen.finding import Each, Severity
from docgen.model.engagement import Law, Position
from docgen.model.parties import Sector, SupplierStatus
from docgen.model.supervision import Regime
from docgen.model.terms import ContractTerms
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

# Codes of two letters, with blanks between them: a code stands in such a text or it does not.
_SEATS = {
    Regime.EU: "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK",
    Regime.UK: "GB",
    Regime.NEW_YORK: "US",
}


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
                yield breach("supplier", field=name)


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
        yield breach("supplier.locations", total=total)


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
        yield breach("client.sector", "missing", sector=client.sector.value)
    if client.regulated is not None and not supervised:
        sector = [("client.sector", "related.other")]
        yield breach("client.regulated", "surplus", related=sector, sector=client.sector.value)


def reg002_regime_of_the_seat(engagement: Engagement) -> Iterator[Breach]:
    """A client is supervised under the law of its seat.

    What: ``regime: eu`` goes with a seat in the European Economic Area, ``uk`` with one in the United Kingdom and
    ``new_york`` with one in the United States.
    Why: the contract would give rights of audit and exit to authorities that do not supervise the client.
    Need: S4.4
    Fails: ``regime: eu`` and a seat in London, with a warning. Passes: ``regime: uk``.
    """
    client = engagement.engagement.client
    regulated, country = client.regulated, client.address.country
    if regulated is not None and country not in _SEATS[regulated.regime]:
        seat = [("client.address.country", "related.other")]
        yield breach(
            "client.regulated.regime",
            severity=Severity.WARNING,
            related=seat,
            regime=regulated.regime.value,
            country=country,
        )


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
            value, meaning = getattr(terms, name), Each(hints(ContractTerms, name))
            yield breach("terms", severity=Severity.INFO, field=name, value=value, meaning=meaning)


def term002_term_in_suppliers_wording(engagement: Engagement) -> Iterator[Breach]:
    """A long term is weighed as a standard term where the supplier's wording is taken.

    What: under German law and with ``positions.default: supplier``, a term of more than two years, a renewal for a
    fixed period and a notice against it of more than a month are noted.
    Why: section 309 no. 9 BGB does not bind between businesses (section 310(1) BGB), but what it disapproves of can
    weigh under section 307 BGB against whoever set the term.
    Need: S1.4
    Fails: 36 months in the supplier's wording, with a note. Passes: 24 months, or a balanced wording.
    """
    facts = engagement.engagement
    if facts.governing_law is not Law.DE or facts.positions.default is not Position.SUPPLIER:
        return
    position = [("positions.default", "related.other")]
    if facts.term.initial.days > 2 * 366:
        yield breach("term.initial", "initial", severity=Severity.INFO, related=position, term=facts.term.initial)
    if facts.term.renewal is not None:
        period, notice = facts.term.renewal.period, facts.term.renewal.notice
        yield breach("term.renewal.period", "renewal", severity=Severity.INFO, related=position, period=period)
        if notice.days > 31:
            yield breach("term.renewal.notice", "notice", severity=Severity.INFO, related=position, notice=notice)


def term003_renewal_notice(engagement: Engagement) -> Iterator[Breach]:
    """There is time to object to a renewal.

    What: the notice against a renewal is shorter than the initial term, and no longer than the period of a renewal.
    Why: otherwise the last day to object to the next renewal has passed before the running one begins.
    Need: S1.4
    Fails: renewals of 3 months with a notice of 6 months. Passes: renewals of 12 months.
    """
    term = engagement.engagement.term
    if term.renewal is None:
        return
    if term.renewal.notice.days >= term.initial.days:
        initial = [("term.initial", "related.other")]
        yield breach(
            "term.renewal.notice",
            "initial",
            related=initial,
            notice=term.renewal.notice,
            term=term.initial,
        )
    elif term.renewal.notice.days > term.renewal.period.days:
        yield breach(
            "term.renewal.notice",
            "period",
            severity=Severity.WARNING,
            related=[("term.renewal.period", "related.other")],
            notice=term.renewal.notice,
            period=term.renewal.period,
        )
