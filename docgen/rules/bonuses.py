"""The money of bonuses: within caps and budget, and paid once for the same result."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.finding import Severity
from docgen.model.incentives import Bonus
from docgen.model.values import Duration
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach
from docgen.rules.measures import unit_of

_IN_A_YEAR = {"week": 52, "month": 12, "quarter": 4, "year": 1}


def inc008_cap(engagement: Engagement) -> Iterator[Breach]:
    """The cap of a bonus leaves room for each of its steps.

    What: no step pays more than the cap, and the cap is counted over the period of the bonus or a longer time.
    Why: a step that can never be paid in full misleads both sides.
    Need: S1.5
    Fails: EUR 5,000 a quarter under a cap of EUR 4,000 a year. Passes: a cap of EUR 20,000 a year.
    """
    for scheme in _bonuses(engagement):
        path = f"incentives.schemes[{scheme.id}]"
        if Duration(Decimal(1), scheme.cap.per).days < Duration(Decimal(1), scheme.period).days:
            yield breach(
                f"{path}.cap", "period", per=unit_of(scheme.cap.per), scheme=scheme.id, period=unit_of(scheme.period)
            )
            continue
        for number, step in enumerate(scheme.steps):
            if step.pays.currency == scheme.cap.money.currency and step.pays.amount > scheme.cap.money.amount:
                place = [(f"{path}.steps[{number}].pays", "related.other")]
                yield breach(f"{path}.cap", "step", related=place, cap=scheme.cap, pays=step.pays, scheme=scheme.id)
                break


def inc013_budget(engagement: Engagement) -> Iterator[Breach]:
    """The budget covers what the bonuses can cost.

    What: the caps of all bonuses, reckoned for a year, add up to no more than ``budget``.
    Why: what exceeds the budget lapses, so a supplier would earn bonuses that are never paid.
    Need: S1.5
    Fails: caps of EUR 36,000 and EUR 18,000 and a budget of EUR 40,000, with a warning. Passes: EUR 54,000.
    """
    if any(inc008_cap(engagement)):
        return
    budget, caps = engagement.incentives.budget, [scheme.cap for scheme in _bonuses(engagement)]
    if {cap.per for cap in (*caps, budget)} - set(_IN_A_YEAR):
        return
    if len({cap.money.currency for cap in (*caps, budget)}) > 1:
        return
    total = sum((cap.money.amount * _IN_A_YEAR[cap.per] for cap in caps), Decimal(0))
    yearly = budget.money.amount * _IN_A_YEAR[budget.per]
    if total > yearly:
        places = [(f"incentives.schemes[{scheme.id}].cap", "related.other") for scheme in _bonuses(engagement)]
        yield breach("incentives.budget", severity=Severity.WARNING, related=places, total=total, budget=yearly)


def inc016_one_bonus_for_a_metric(engagement: Engagement) -> Iterator[Breach]:
    """A level is paid for once.

    What: no two bonuses rest on the same metric.
    Why: the same result would be paid for twice.
    Need: S1.5
    Fails: a monthly and a quarterly bonus on satisfaction, with a warning. Passes: one of them.
    """
    first: dict[str, str] = {}
    for scheme in _bonuses(engagement):
        if scheme.kpi in first:
            other = [(f"incentives.schemes[{first[scheme.kpi]}]", "related.first")]
            path = f"incentives.schemes[{scheme.id}].kpi"
            yield breach(
                path,
                severity=Severity.WARNING,
                related=other,
                scheme=scheme.id,
                other=first[scheme.kpi],
                kpi=scheme.kpi,
            )
        first.setdefault(scheme.kpi, scheme.id)


def _bonuses(engagement: Engagement) -> list[Bonus]:
    return [scheme for scheme in engagement.incentives.schemes if isinstance(scheme, Bonus)]
