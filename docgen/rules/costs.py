"""Costs: a whole baseline, and options that can be held against it and against each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.finding import Severity
from docgen.model.costs import Category, Option, OptionKind
from docgen.model.engagement import Kind
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_EVERYWHERE = (Category.STAFF, Category.HIRING, Category.TRAINING, Category.TOOLS, Category.MANAGEMENT)
_FUNCTION = {OptionKind.ONSHORE, OptionKind.NEARSHORE, OptionKind.OFFSHORE}
_ABROAD = {OptionKind.NEARSHORE, OptionKind.OFFSHORE}


def cost001_whole_baseline(engagement: Engagement) -> Iterator[Breach]:
    """Today's cost is the whole cost.

    What: the lines of the baseline name staff, hiring, training, tools and management.
    Why: a bid is held against the baseline, and what was left out of it makes every bid look dear.
    Need: S1.2
    Fails: a baseline of salaries alone, with a warning. Passes: at least one line for each of the five.
    """
    named = {line.category for line in engagement.costs.baseline.lines}
    for category in _EVERYWHERE:
        if category not in named:
            yield breach("costs.baseline.lines", severity=Severity.WARNING, category=category.value)


def cost002_training_alone(engagement: Engagement) -> Iterator[Breach]:
    """Outsourcing the function is compared with outsourcing the training alone.

    What: where staff is outsourced, the options hold one of kind ``training_only`` and one that outsources the
    function.
    Why: better trained own staff may bring what is wanted at a fraction of the cost.
    Need: S3.3
    Fails: options for suppliers of the function alone, with a warning. Passes: one of kind ``training_only`` besides.
    """
    if engagement.engagement.kind not in {Kind.STAFFING, Kind.FULL_SERVICE}:
        return
    kinds = {option.kind for option in engagement.costs.options}
    if OptionKind.TRAINING_ONLY not in kinds:
        yield breach("costs.options", "training", severity=Severity.WARNING)
    if not kinds & _FUNCTION:
        yield breach("costs.options", "function", severity=Severity.WARNING)


def cost003_dearer_than_today(engagement: Engagement) -> Iterator[Breach]:
    """The preferred option pays.

    What: its yearly charges, management and retained cost together do not exceed today's cost.
    Why: what costs more than today must be justified by a service that is measurably better.
    Need: S3.3
    Fails: EUR 2.4 million a year against EUR 2.2 million today, with a warning. Passes: EUR 2.0 million.
    """
    today = [line.amount for line in engagement.costs.baseline.lines]
    total = sum((amount.amount for amount in today), Decimal(0))
    for option in engagement.costs.options:
        currencies = {amount.currency for amount in (*today, option.annual_charges, option.management)}
        if option.preferred and len(currencies) == 1 and _yearly(option) > total:
            yield breach(
                f"costs.options[{option.id}]",
                severity=Severity.WARNING,
                related=[("costs.baseline.lines", "related.today")],
                yearly=_yearly(option),
                today=total,
            )


def _yearly(option: Option) -> Decimal:
    kept = option.retained.amount if option.retained is not None else Decimal(0)
    return option.annual_charges.amount + option.management.amount + kept


def cost004_onshore_beside_abroad(engagement: Engagement) -> Iterator[Breach]:
    """An option abroad is compared with one onshore.

    What: where a call centre is outsourced, options of kind ``nearshore`` or ``offshore`` stand beside one of kind
    ``onshore``.
    Why: the lower price abroad counts only against what similar service costs at home.
    Need: S4.2
    Fails: offers from abroad alone, with a warning. Passes: one onshore besides.
    """
    if engagement.engagement.kind not in {Kind.CALL_CENTER, Kind.FULL_SERVICE}:
        return
    kinds = {option.kind for option in engagement.costs.options}
    if kinds & _ABROAD and OptionKind.ONSHORE not in kinds:
        yield breach("costs.options", severity=Severity.WARNING)


def cost005_transition_costs(engagement: Engagement) -> Iterator[Breach]:
    """Going over costs something.

    What: an option that brings in a supplier has a ``transition`` of more than nothing.
    Why: parallel work, transfer of knowledge and own effort cost money; left out, the change looks cheaper than it is.
    Need: S1.2, S3.3
    Fails: an option of kind ``onshore`` with ``transition: EUR 0.00``, with a warning. Passes: ``EUR 236,000.00``.
    """
    for option in engagement.costs.options:
        if option.kind is not OptionKind.IN_HOUSE and option.transition.amount <= 0:
            path = f"costs.options[{option.id}].transition"
            yield breach(path, severity=Severity.WARNING, option=option.id, kind=option.kind.value)


def cost006_milestones_within_transition(engagement: Engagement) -> Iterator[Breach]:
    """What is paid for milestones is part of the cost of the transition.

    What: the payments for milestones do not exceed the ``transition`` of the preferred option.
    Why: what the contract pays was compared with less than it pays.
    Need: S1.4, S3.3
    Fails: payments of EUR 300,000 where the option reckons with EUR 236,000, with a warning. Passes: EUR 90,000.
    """
    payments = [one.payment for one in engagement.costs.transition.milestones if one.payment is not None]
    paid = sum((payment.amount for payment in payments), Decimal(0))
    for option in engagement.costs.options:
        alike = all(payment.currency == option.transition.currency for payment in payments)
        if option.preferred and alike and paid > option.transition.amount:
            yield breach(
                f"costs.options[{option.id}].transition",
                severity=Severity.WARNING,
                related=[("costs.transition.milestones", "related.other")],
                option=option.id,
                paid=paid,
                transition=option.transition.amount,
            )


def cost012_preferred_option(engagement: Engagement) -> Iterator[Breach]:
    """One option is preferred, and it is the one that the contract pays for.

    What: at most one option is ``preferred``, and its ``annual_charges`` are the ``annual_value`` of the charges.
    Why: a comparison with other charges than those of the contract justifies nothing.
    Need: S1.4, S3.3
    Fails: two preferred options; charges of EUR 2.5 million in the option and 2.7 million in the contract, with a
    warning. Passes: one preferred option with the same amount.
    """
    preferred = [option for option in engagement.costs.options if option.preferred]
    value = engagement.costs.charges.annual_value
    for option in preferred[1:]:
        first = (f"costs.options[{preferred[0].id}].preferred", "related.first")
        yield breach(f"costs.options[{option.id}].preferred", "twice", related=[first], option=option.id)
    for option in preferred[:1]:
        charges = option.annual_charges
        if charges.currency == value.currency and charges.amount != value.amount:
            yield breach(
                f"costs.options[{option.id}].annual_charges",
                "other_charges",
                severity=Severity.WARNING,
                related=[("costs.charges.annual_value", "related.other")],
                option=option.id,
                charges=charges.amount,
                value=value.amount,
            )
