"""Personal data: where they go is named with its legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import Law
from docgen.model.whole import Engagement
from docgen.rules import Breach

_EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IS IT LI LV LT LU MT NL NO PL PT RO SE SI SK ES".split()  # noqa: SIM905
)
AT_HOME = {Law.DE: _EEA, Law.ENGLAND: _EEA | {"GB"}, Law.NEW_YORK: frozenset({"US"})}


def dp001_third_country(engagement: Engagement) -> Iterator[Breach]:
    """A country to which personal data go across the border stands with its basis.

    What: with ``personal_data: true``, each country of delivery, each location of the supplier and each subcontractor
    with access that lies outside the EEA (under the law of England also outside the United Kingdom, under that of New
    York outside the United States) stands under ``third_countries``.
    Why: the contract forbids every transfer that is not listed, and would contradict its own list of sites (S4.4).
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
            message = f"personal data can reach {country}, which third_countries does not name"
            hint = "add country, basis and safeguards under data_protection.third_countries, or keep the data away"
            yield Breach(path, message, hint, Severity.WARNING)
