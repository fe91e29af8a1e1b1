"""Delivery: whether a call centre will do, and what is known before the service goes abroad."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import Kind
from docgen.model.requirements import Channel, InPerson
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_CENTRES = {Kind.CALL_CENTER, Kind.FULL_SERVICE}
_COUNTRIES = "requirements.delivery.allowed_countries"
_FROM_ABROAD = re.compile(
    r"\b(abroad|offshore|nearshore|outside|another country|other countries|ausland\w*|außerhalb|anderen? land)\b", re.I
)


def del001_in_person(engagement: Engagement) -> Iterator[Breach]:
    """A call centre serves those who need nobody in person.

    What: where a call centre is outsourced, customers of each function in scope never need somebody in person.
    Why: where they do, occasionally or often, a call centre alone will probably not do.
    Need: S4.1
    Fails: a function with ``in_person: often``, with a warning. Passes: ``in_person: never``.
    """
    if engagement.engagement.kind not in _CENTRES:
        return
    for function in engagement.requirements.functions:
        path = f"requirements.functions[{function.id}].in_person"
        if function.in_person is InPerson.OFTEN:
            yield breach(path, "often", severity=Severity.WARNING, function=function.name)
        elif function.in_person is InPerson.OCCASIONALLY:
            yield breach(path, "occasionally", severity=Severity.WARNING, function=function.name)


def del002_onshore_price(engagement: Engagement) -> Iterator[Breach]:
    """A bid from abroad comes with an onshore price.

    What: where a call centre may be run in another country than the client's, ``onshore_comparison`` is true.
    Why: whether going abroad is cheaper shows only against an onshore offer for similar service.
    Need: S4.2
    Fails: ``allowed_countries: [DE, PL]`` of a German client without it, with a warning. Passes: with it.
    """
    abroad = _abroad(engagement)
    if abroad and not engagement.requirements.delivery.onshore_comparison:
        yield breach(
            "requirements.delivery.onshore_comparison",
            severity=Severity.WARNING,
            related=[(_COUNTRIES, "related.other")],
            countries=abroad,
        )


def del003_customers_asked(engagement: Engagement) -> Iterator[Breach]:
    """Customers are asked before a call centre goes abroad.

    What: where a call centre may be run in another country than the client's, ``customer_acceptance`` says what
    customers think of it and what is done about the risk.
    Why: a company that customers take for unresponsive loses more than it saves.
    Need: S4.3
    Fails: ``allowed_countries: [DE, PL]`` of a German client without it, with a warning. Passes: with it.
    """
    abroad = _abroad(engagement)
    if abroad and engagement.requirements.delivery.customer_acceptance is None:
        yield breach(
            "requirements.delivery",
            severity=Severity.WARNING,
            related=[(_COUNTRIES, "related.other")],
            countries=abroad,
        )


def del004_labour_law(engagement: Engagement) -> Iterator[Breach]:
    """A call centre abroad keeps the labour law of its country, and shows it.

    What: where a call centre may be run in another country than the client's, a requirement of the area ``people``
    answers need S4.4.
    Why: the RFP asks how labour law is kept, but only a requirement with its evidence excludes a bid that can't show
    it.
    Need: S4.4
    Fails: ``allowed_countries: [DE, PL]`` without such a requirement, with a warning. Passes: with one that asks for an
    auditor's confirmation for each site.
    """
    abroad = _abroad(engagement)
    asked = any(one.need == "S4.4" and one.area == "people" for one in engagement.requirements.requirements)
    if abroad and not asked:
        yield breach(
            "requirements.requirements",
            severity=Severity.WARNING,
            related=[(_COUNTRIES, "related.other")],
            countries=abroad,
        )


def del005_locations_allowed(engagement: Engagement) -> Iterator[Breach]:
    """The supplier works from countries that are allowed.

    What: the country of each location of the supplier stands under ``allowed_countries``.
    Why: the contract lists the locations and forbids service from any other country; both can't be true.
    Need: S4.2, S4.4
    Fails: a location in Poland with ``allowed_countries: [DE]``. Passes: with ``[DE, PL]``.
    """
    allowed = engagement.requirements.delivery.allowed_countries
    for index, place in enumerate(engagement.engagement.supplier.locations):
        if place.country not in allowed:
            yield breach(
                f"supplier.locations[{index}].country",
                related=[(_COUNTRIES, "related.other")],
                city=place.city,
                country=place.country,
                allowed=allowed,
            )


def del006_channel_in_person(engagement: Engagement) -> Iterator[Breach]:
    """A function that needs nobody in person has no channel in person.

    What: ``in_person: never`` does not stand beside the channel ``in_person``.
    Why: bidders would read that customers come to a counter, and that none ever do.
    Need: S4.1
    Fails: ``channels: [voice, in_person]`` with ``in_person: never``, with a warning. Passes: with
    ``in_person: occasionally``.
    """
    for function in engagement.requirements.functions:
        path = f"requirements.functions[{function.id}]"
        if Channel.IN_PERSON in function.channels and function.in_person is InPerson.NEVER:
            yield breach(
                f"{path}.in_person",
                severity=Severity.WARNING,
                related=[(f"{path}.channels", "related.other")],
                function=function.id,
            )


def del007_reference_from_abroad(engagement: Engagement) -> Iterator[Breach]:
    """Bidders from abroad name a client whom they serve from abroad.

    What: where a call centre may be run in another country than the client's, ``must_include`` of the references speaks
    of service from abroad or names one of these countries.
    Why: companies that used the supplier are the proof that it is reliable, and proof of service at home says little
    about service from elsewhere.
    Need: S1.3, S4.4
    Fails: references from retail alone with ``allowed_countries: [DE, PL]``, with a warning. Passes: one for an
    engagement that is run from outside Germany.
    """
    abroad = _abroad(engagement)
    said = " ".join(engagement.requirements.vetting.references.must_include)
    if abroad and not _FROM_ABROAD.search(said) and not any(name in said for name in _names(abroad)):
        yield breach(
            "requirements.vetting.references",
            severity=Severity.WARNING,
            related=[(_COUNTRIES, "related.other")],
            countries=abroad,
        )


def _names(countries: tuple[str, ...]) -> set[str]:
    """What countries are called in the languages of the documents."""
    from babel import Locale

    return {name for language in ("en", "de") for name in [*map(Locale(language).territories.get, countries)] if name}


def _abroad(engagement: Engagement) -> tuple[str, ...]:
    """The countries other than the client's in which a call centre may be run."""
    if engagement.engagement.kind not in _CENTRES:
        return ()
    home = engagement.engagement.client.address.country
    return tuple(country for country in engagement.requirements.delivery.allowed_countries if country != home)
