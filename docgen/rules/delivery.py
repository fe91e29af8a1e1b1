"""Delivery: whether a call centre will do, and what is known before the service goes abroad."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.engagement import Kind
from docgen.model.requirements import InPerson
from docgen.model.whole import Engagement
from docgen.rules import Breach

_CENTRES = {Kind.CALL_CENTER, Kind.FULL_SERVICE}


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
        if function.in_person is not InPerson.NEVER:
            message = f"customers of “{function.name}” {function.in_person.value} need somebody in person"
            hint = "keep this function in house, or make sure that somebody meets these customers"
            yield Breach(f"requirements.functions[{function.id}].in_person", message, hint, Severity.WARNING)


def del002_onshore_price(engagement: Engagement) -> Iterator[Breach]:
    """A bid from abroad comes with an onshore price.

    What: where a call centre may be run in another country than the client's, ``onshore_comparison`` is true.
    Why: whether going abroad is cheaper shows only against an onshore offer for similar service.
    Need: S4.2
    Fails: ``allowed_countries: [DE, PL]`` of a German client without it, with a warning. Passes: with it.
    """
    delivery = engagement.requirements.delivery
    abroad = _abroad(engagement)
    if abroad and not delivery.onshore_comparison:
        message = f"bids from {', '.join(abroad)} are admitted without an onshore price to hold them against"
        hint = "write onshore_comparison: true"
        yield Breach("requirements.delivery.onshore_comparison", message, hint, Severity.WARNING)


def del003_customers_asked(engagement: Engagement) -> Iterator[Breach]:
    """Customers are asked before a call centre goes abroad.

    What: where a call centre may be run in another country than the client's, ``customer_acceptance`` says what
    customers think of it and what is done about the risk.
    Why: a company that customers take for unresponsive loses more than it saves.
    Need: S4.3
    Fails: ``allowed_countries: [DE, PL]`` of a German client without it, with a warning. Passes: with it.
    """
    delivery = engagement.requirements.delivery
    abroad = _abroad(engagement)
    if abroad and delivery.customer_acceptance is None:
        message = f"nobody has asked customers what they think of service from {', '.join(abroad)}"
        hint = "add customer_acceptance with what a survey showed, or allow the client's own country alone"
        yield Breach("requirements.delivery", message, hint, Severity.WARNING)


def _abroad(engagement: Engagement) -> list[str]:
    """The countries other than the client's in which a call centre may be run."""
    if engagement.engagement.kind not in _CENTRES:
        return []
    home = engagement.engagement.client.address.country
    return [country for country in engagement.requirements.delivery.allowed_countries if country != home]
