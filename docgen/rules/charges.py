"""Charges: prices without gaps, limits to what rises, payment in time, and a start in steps."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from docgen.finding import Severity
from docgen.model.costs import AdjustmentForm, VolumeCharges
from docgen.model.engagement import Law
from docgen.model.requirements import Channel
from docgen.model.values import Period
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_SCHEME = "costs.charges.scheme"
_LIMIT = 60  # days, in the laws that put the Late Payment Directive into force
_OWN_TERMS = 30  # days, from which the client's own standard terms are presumed to take too long in Germany


def cost007_bands(engagement: Engagement) -> Iterator[Breach]:
    """The price bands of a channel join up.

    What: the first band begins at 0, each begins where the one before ends, and the last, it alone, has no end; a
    channel has one set of bands.
    Why: a volume between two bands has no price, one within two bands has two.
    Need: S1.4
    Fails: a band up to 160,000 and the next above 170,000. Passes: above 160,000.
    """
    scheme = engagement.costs.charges.scheme
    if not isinstance(scheme, VolumeCharges):
        return
    channels = [rate.channel for rate in scheme.rates]
    for number, rate in enumerate(scheme.rates):
        path, channel = f"{_SCHEME}.rates[{number}]", rate.channel.value
        if rate.channel in channels[:number]:
            first = f"{_SCHEME}.rates[{channels.index(rate.channel)}]"
            yield breach(f"{path}.channel", "twice", related=[(first, "related.first")], channel=channel)
        end: int | None = 0
        for index, band in enumerate(rate.bands):
            here = f"{path}.bands[{index}]"
            if end is None:
                yield breach(here, "after_the_last", channel=channel, above=Decimal(band.above))
            elif band.above > end:
                yield breach(here, "gap", channel=channel, above=Decimal(band.above), end=Decimal(end), written=end)
            elif band.above < end:
                yield breach(here, "overlap", channel=channel, above=Decimal(band.above), end=Decimal(end), written=end)
            elif band.up_to is not None and band.up_to <= band.above:
                yield breach(here, "empty", channel=channel, above=Decimal(band.above), end=Decimal(band.up_to))
            end = band.up_to
        if end is not None:
            yield breach(f"{path}.bands[{len(rate.bands) - 1}]", "closed", channel=channel, end=Decimal(end))


def cost008_priced_channels(engagement: Engagement) -> Iterator[Breach]:
    """What is handled is priced, and what is priced is handled.

    What: where charges go by volume, each channel of a function in scope has a rate, and each rate belongs to such a
    channel.
    Why: contacts without a price are either handled for nothing or quarrelled over.
    Need: S1.4
    Fails: functions with email and no rate for ``email``, with a warning. Passes: with one.
    """
    scheme = engagement.costs.charges.scheme
    if not isinstance(scheme, VolumeCharges):
        return
    used = {channel for function in engagement.requirements.functions for channel in function.channels}
    priced = [rate.channel for rate in scheme.rates]
    for channel in Channel:
        if channel in used - set(priced) - {Channel.IN_PERSON}:
            yield breach(f"{_SCHEME}.rates", "unpriced", severity=Severity.WARNING, channel=channel.value)
    for index, channel in enumerate(priced):
        if channel not in used:
            path = f"{_SCHEME}.rates[{index}].channel"
            yield breach(path, "unused", severity=Severity.WARNING, channel=channel.value)


def cost010_adjustment(engagement: Engagement) -> Iterator[Breach]:
    """Charges that rise have a limit, and parts that make no more than the whole.

    What: an adjustment other than ``fixed`` has a ``cap``; one by cost elements names them, with shares of at most
    100 % together; it does not begin before the contract.
    Why: charges that may rise without limit make every comparison of bids worthless.
    Need: S1.4
    Fails: ``form: negotiated`` without ``cap``, with a warning; elements of 80 % and 30 %. Passes: ``cap: 3 %``.
    """
    adjustment, path = engagement.costs.charges.adjustment, "costs.charges.adjustment"
    if adjustment.form is AdjustmentForm.FIXED:
        return
    if adjustment.cap is None:
        yield breach(path, "no_cap", severity=Severity.WARNING, form=adjustment.form.value)
    if adjustment.form is AdjustmentForm.COST_ELEMENTS and not adjustment.elements:
        yield breach(path, "no_elements")
    total = sum((element.share.value for element in adjustment.elements), Decimal(0))
    if total > 100:
        yield breach(f"{path}.elements", "too_much", total=total)
    start = engagement.engagement.dates.start
    if adjustment.first is not None and adjustment.first < start:
        yield breach(
            f"{path}.first", "early", related=[("dates.start", "related.other")], first=adjustment.first, start=start
        )


def cost011_payment_in_time(engagement: Engagement) -> Iterator[Breach]:
    """Invoices are paid within the time that the governing law allows.

    What: ``payment`` is at most 60 days under German law (§ 271a BGB) and that of England (s. 4 of the Late Payment of
    Commercial Debts (Interest) Act 1998), which follow Directive 2011/7/EU; more than 30 days under German law are
    noted, for in the client's own terms they are presumed too long (§ 308 no. 1a, § 310(1) BGB). The law of New York
    sets no such limit.
    Why: a later day stands only where it was agreed expressly and is not grossly unfair; otherwise interest runs before
    the day that the contract names.
    Need: S1.4
    Fails: ``payment: 90 days`` under German law, with a warning; ``payment: 45 days`` is noted. Passes:
    ``payment: 30 days``.
    """
    law, payment = engagement.engagement.governing_law, engagement.costs.charges.payment
    path, related = "costs.charges.payment", [("governing_law", "related.other")]
    if law is Law.DE and payment.days > _LIMIT:
        yield breach(path, "germany", severity=Severity.WARNING, related=related, payment=payment)
    elif law is Law.DE and payment.days > _OWN_TERMS:
        yield breach(path, "own_terms", severity=Severity.INFO, related=related, payment=payment)
    elif law is Law.ENGLAND and payment.days > _LIMIT:
        yield breach(path, "england", severity=Severity.WARNING, related=related, payment=payment)


def cost013_ramp_up(engagement: Engagement) -> Iterator[Breach]:
    """The ramp-up climbs to the full volume, month by month.

    What: its months follow each other from the start of the contract on, its shares never fall, and the last is 100 %.
    Why: charges, credits and staff of the first months hang on it; a gap leaves a month without a share.
    Need: S1.4
    Fails: 25 %, 50 % and 75 %, with a warning. Passes: 25 %, 50 % and 100 %.
    """
    path, steps = "costs.charges.ramp_up", engagement.costs.charges.ramp_up
    if not steps:
        return
    start = engagement.engagement.dates.start
    begin = Period(start.year, month=start.month)
    if steps[0].month < begin:
        yield breach(
            f"{path}[0].month",
            "early",
            severity=Severity.WARNING,
            related=[("dates.start", "related.other")],
            month=str(steps[0].month),
            start=start,
        )
    for index, (before, after) in enumerate(pairwise(steps), 1):
        here = f"{path}[{index}]"
        if _number(after.month) != _number(before.month) + 1:
            month, last = str(after.month), str(before.month)
            yield breach(f"{here}.month", "order", severity=Severity.WARNING, month=month, before=last)
        if after.share < before.share:
            yield breach(f"{here}.share", "falls", severity=Severity.WARNING, share=after.share, before=before.share)
    if steps[-1].share.value != 100:
        end = f"{path}[{len(steps) - 1}].share"
        yield breach(end, "short", severity=Severity.WARNING, share=steps[-1].share)


def _number(month: Period) -> int:
    return month.year * 12 + month.month
