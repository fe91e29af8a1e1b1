"""Personal data: what is processed is described, where it goes is named with its legal basis, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import Law
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IS IT LI LV LT LU MT NL NO PL PT RO SE SI SK ES".split()  # noqa: SIM905
)
AT_HOME = {Law.DE: _EEA, Law.ENGLAND: _EEA | {"GB"}, Law.NEW_YORK: frozenset({"US"})}
_DATA = "requirements.data_protection"
_TOLD = 72  # hours within which a controller tells the authority of a breach, Art. 33(1) GDPR


def dp001_third_country(engagement: Engagement) -> Iterator[Breach]:
    """A country to which personal data go across the border stands with its basis.

    What: with ``personal_data: true``, each country of delivery, each location of the supplier and each subcontractor
    with access that lies outside the EEA (under the law of England also outside the United Kingdom, under that of New
    York outside the United States) stands under ``third_countries``.
    Why: the contract forbids every transfer that is not listed, and would contradict its own list of sites.
    Need: S4.4
    Fails: ``allowed_countries: [DE, IN]`` with ``third_countries: []``, with a warning. Passes: with an entry for IN.
    """
    facts, data = engagement.engagement, engagement.requirements.data_protection
    if not data.personal_data:
        return
    known = AT_HOME[facts.governing_law] | {entry.country for entry in data.third_countries}
    places = [
        *(
            (f"requirements.delivery.allowed_countries[{i}]", country)
            for i, country in enumerate(engagement.requirements.delivery.allowed_countries)
        ),
        *((f"supplier.locations[{i}].country", place.country) for i, place in enumerate(facts.supplier.locations)),
        *(
            (f"supplier.subcontractors[{i}].country", one.country)
            for i, one in enumerate(facts.supplier.subcontractors)
            if one.personal_data
        ),
    ]
    for path, country in places:
        if country not in known:
            related = [(f"{_DATA}.third_countries", "related.other")]
            yield breach(path, severity=Severity.WARNING, related=related, country=country)


def dp002_processing_described(engagement: Engagement) -> Iterator[Breach]:
    """The processing of personal data is described.

    What: with ``personal_data: true`` there are ``categories``, ``subjects`` and ``purposes``.
    Why: Art. 28(3) GDPR wants the contract to set out what is processed, whose it is and why; an empty schedule is no
    contract on processing.
    Need: S4.4
    Fails: ``personal_data: true`` without ``categories``. Passes: with all three.
    """
    data = engagement.requirements.data_protection
    if data.personal_data:
        for name in ("categories", "subjects", "purposes"):
            if not getattr(data, name):
                yield breach(_DATA, name=name)


def dp003_retention(engagement: Engagement) -> Iterator[Breach]:
    """How long the supplier keeps personal data is decided.

    What: with ``personal_data: true`` there is a ``retention``.
    Why: data that nobody has to erase stay where they are, and are lost there.
    Need: S4.4
    Fails: ``personal_data: true`` alone, with a warning. Passes: ``retention: 90 days``.
    """
    data = engagement.requirements.data_protection
    if data.personal_data and data.retention is None:
        yield breach(_DATA, severity=Severity.WARNING)


def dp004_breach_in_time(engagement: Engagement) -> Iterator[Breach]:
    """The client hears of a breach in time to report it.

    What: with ``personal_data: true`` there is a ``breach_notice``, and outside the law of New York it is shorter than
    72 hours.
    Why: the client itself has 72 hours to tell the authority (Art. 33(1) GDPR and UK GDPR); what the supplier takes of
    them is missing for finding out what happened.
    Need: S4.4
    Fails: ``breach_notice: 5 days`` under German law, with a warning. Passes: ``breach_notice: 24 hours``.
    """
    data = engagement.requirements.data_protection
    if not data.personal_data:
        return
    if data.breach_notice is None:
        yield breach(_DATA, "none", severity=Severity.WARNING)
    elif engagement.engagement.governing_law is not Law.NEW_YORK and data.breach_notice.seconds >= _TOLD * 3600:
        yield breach(f"{_DATA}.breach_notice", "late", severity=Severity.WARNING, notice=data.breach_notice)


def dp005_data_without_processing(engagement: Engagement) -> Iterator[Breach]:
    """Where no personal data are processed, nobody processes any.

    What: with ``personal_data: false`` no subcontractor has ``personal_data: true``, no calls are recorded and no
    country is listed for transfers.
    Why: without a schedule on processing the contract has no rule for data that are processed all the same.
    Need: S4.4
    Fails: ``personal_data: false`` and a subcontractor with ``personal_data: true``, with a warning. Passes: both
    false.
    """
    data = engagement.requirements.data_protection
    if data.personal_data:
        return
    related = [(f"{_DATA}.personal_data", "related.other")]
    for index, one in enumerate(engagement.engagement.supplier.subcontractors):
        if one.personal_data:
            path = f"supplier.subcontractors[{index}].personal_data"
            yield breach(path, "subcontractor", severity=Severity.WARNING, related=related, name=one.name)
    if data.recordings:
        yield breach(f"{_DATA}.recordings", "recordings", severity=Severity.WARNING, related=related)
    if data.third_countries:
        yield breach(f"{_DATA}.third_countries", "transfers", severity=Severity.WARNING, related=related)


def dp006_country_at_home(engagement: Engagement) -> Iterator[Breach]:
    """A third country is one.

    What: no country under ``third_countries`` lies where data may go without a basis of its own: in the EEA (under the
    law of England also in the United Kingdom, under that of New York in the United States).
    Why: the contract would ask for safeguards that nobody needs, and readers would doubt the others.
    Need: S4.4
    Fails: an entry for PL under German law, with a warning. Passes: an entry for IN.
    """
    law, data = engagement.engagement.governing_law, engagement.requirements.data_protection
    for index, entry in enumerate(data.third_countries):
        if entry.country in AT_HOME[law]:
            path = f"{_DATA}.third_countries[{index}].country"
            yield breach(path, severity=Severity.WARNING, country=entry.country, law=law.value)
