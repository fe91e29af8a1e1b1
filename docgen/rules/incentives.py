"""Incentives and service credits: each on a metric with a bar, each with an example."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.requirements import Direction
from docgen.model.whole import Engagement
from docgen.rules import Breach


def inc001_bonus_short_of_base(engagement: Engagement) -> Iterator[Breach]:
    """No incentive is earned short of the base level.

    What: each step of a bonus, and the level of a promotion, lies at or beyond the base level of its metric.
    Why: base requirements come first: whoever misses the bar is not rewarded for it.
    Need: S1.5
    Fails: base level 4.0 and a bonus at 3.8. Passes: a bonus at 4.2.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for scheme in engagement.incentives.schemes:
        kpi = kpis.get(scheme.kpi)
        if kpi is None or scheme.form == "restructuring":
            continue
        path = f"incentives.schemes[{scheme.id}]"
        levels = (
            [(f"{path}.steps[{n}].at", step.at) for n, step in enumerate(scheme.steps)]
            if scheme.form == "bonus"
            else []
        )
        levels += [(f"{path}.level", scheme.level)] if scheme.form == "promotion" else []
        for place, level in levels:
            higher = kpi.direction is Direction.HIGHER
            if (
                level.unit == kpi.base_level.unit
                and (level.value < kpi.base_level.value) == higher
                and level != kpi.base_level
            ):
                message = (
                    f"the level {level} of “{scheme.id}” falls short of the base level {kpi.base_level} of “{kpi.id}”"
                )
                yield Breach(place, message, "reward only what goes beyond the base level")


def inc002_credit_steps(engagement: Engagement) -> Iterator[Breach]:
    """Service credits begin at the base level and grow with the shortfall.

    What: the first step of a credit line is the base level of its metric; each further step lies beyond it and
    credits more.
    Why: one bar for credits and incentives alike, and no gap in which neither applies.
    Need: S1.5
    Fails: base level 80 % and a first step of 78 %. Passes: a first step ``short_of: 80 %``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for index, line in enumerate(engagement.incentives.credits.lines):
        kpi = kpis.get(line.kpi)
        if kpi is None:
            continue
        path = f"incentives.credits.lines[{index}]"
        if line.steps[0].short_of != kpi.base_level:
            message = (
                f"the credits on “{line.kpi}” begin at {line.steps[0].short_of}, its base level is {kpi.base_level}"
            )
            yield Breach(f"{path}.steps[0].short_of", message, f"write short_of: {kpi.base_level}")
        for number in range(1, len(line.steps)):
            before, step = line.steps[number - 1], line.steps[number]
            worse = step.short_of.value < before.short_of.value
            if worse != (kpi.direction is Direction.HIGHER) or step.credit.value <= before.credit.value:
                message = f"step {number + 1} of the credits on “{line.kpi}” does not go beyond step {number}"
                yield Breach(
                    f"{path}.steps[{number}]", message, "order the steps from the mildest shortfall to the gravest"
                )


def inc003_credit_above_risk(engagement: Engagement) -> Iterator[Breach]:
    """A single credit stays within the amount at risk.

    What: no step credits more than ``at_risk``.
    Why: a step that can never be paid in full misleads both sides.
    Need: S1.5
    Fails: ``at_risk: 10 %`` and a step of 12 %. Passes: a step of 6 %.
    """
    credits = engagement.incentives.credits
    for index, line in enumerate(credits.lines):
        for number, step in enumerate(line.steps):
            if step.credit.value > credits.at_risk.value:
                message = f"the credit of {step.credit} exceeds the {credits.at_risk} of the charges that are at risk"
                yield Breach(
                    f"incentives.credits.lines[{index}].steps[{number}].credit",
                    message,
                    "lower the credit or raise at_risk",
                )


def inc004_example(engagement: Engagement) -> Iterator[Breach]:
    """The worked example of the credits shows each metric that bears credits, and at least one credit.

    What: ``credits.example.measured`` has a level for each credit line, and none for a metric without one.
    Why: both sides must be able to understand each incentive.
    Need: S1.5
    Fails: an example that leaves out a metric. Passes: one level for each.
    """
    credits = engagement.incentives.credits
    lines = {line.kpi for line in credits.lines}
    path = "incentives.credits.example.measured"
    for name in sorted(lines - set(credits.example.measured)):
        yield Breach(path, f"the worked example has no level for “{name}”", f"add “{name}: …” under measured")
    for name in sorted(set(credits.example.measured) - lines):
        yield Breach(
            f"{path}.{name}", f"there are no credits on “{name}”", f"metrics with credits: {', '.join(sorted(lines))}"
        )


def inc005_currency(engagement: Engagement) -> Iterator[Breach]:
    """Amounts stand in the currency of the charges.

    What: charges, credits, bonuses and caps all name one currency.
    Why: without a rate an amount in another currency can't be reckoned with.
    Need: S1.5
    Fails: charges in EUR and a bonus in USD. Passes: both in EUR.
    """
    currency = engagement.costs.charges.currency
    for scheme in engagement.incentives.schemes:
        if scheme.form == "bonus":
            path = f"incentives.schemes[{scheme.id}]"
            for number, step in enumerate(scheme.steps):
                if step.pays.currency != currency:
                    yield _currency(f"{path}.steps[{number}].pays", step.pays.currency, currency)
            if scheme.cap.money.currency != currency:
                yield _currency(f"{path}.cap", scheme.cap.money.currency, currency)
    if engagement.incentives.credits.example.charges.currency != currency:
        yield _currency(
            "incentives.credits.example.charges", engagement.incentives.credits.example.charges.currency, currency
        )
    if engagement.costs.charges.annual_value.currency != currency:
        yield _currency("costs.charges.annual_value", engagement.costs.charges.annual_value.currency, currency)


def _currency(path: str, found: str, wanted: str) -> Breach:
    return Breach(path, f"the amount is in {found}, the charges are in {wanted}", f"write it in {wanted}")
