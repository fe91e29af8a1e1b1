"""The yearly value: what the volumes of a year cost at the prices agreed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.figures.charges import Band, BandError, price_volume
from docgen.finding import Severity
from docgen.model.costs import VolumeCharges, VolumeRate
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach, volumes

_YEAR = 12  # months
_APART = Decimal("0.25")  # growth and campaigns explain less than this


def cost014_yearly_value(engagement: Engagement) -> Iterator[Breach]:
    """The yearly value is about what a year's volumes cost at the prices agreed.

    What: where pay goes by volume and the volumes of twelve months are known, ``annual_value`` lies within a quarter of
    what those volumes cost at the rates; minutes are counted from the handling times.
    Why: the limits of liability and the comparison of options rest on the yearly value.
    Need: S1.4, S3.3
    Fails: EUR 1,400,000 a year, where the volumes cost EUR 874,412 at the rates, with a warning. Passes: EUR 900,000.
    """
    charges, months = engagement.costs.charges, engagement.requirements.volumes.monthly
    if not isinstance(charges.scheme, VolumeCharges) or len(months) != _YEAR:
        return
    if any(volumes.vol002_month_that_stands_out(engagement)):  # a digit too many
        return
    rates = charges.scheme.rates
    if {band.rate.currency for rate in rates for band in rate.bands} != {charges.annual_value.currency}:
        return
    costs = [_cost(engagement, rate) for rate in rates]
    known = [cost for cost in costs if cost is not None]
    total = sum(known, Decimal(0)).quantize(Decimal(1))
    if len(known) == len(costs) and total and abs(charges.annual_value.amount - total) > _APART * total:
        yield breach(
            "costs.charges.annual_value",
            severity=Severity.WARNING,
            related=[
                ("costs.charges.scheme.rates", "related.other"),
                ("requirements.volumes.monthly", "related.other"),
            ],
            value=charges.annual_value.amount,
            total=total,
        )


def _cost(engagement: Engagement, rate: VolumeRate) -> Decimal | None:
    """What a year's contacts of a channel cost; None where their number, their length or their price is not known."""
    facts = engagement.requirements.volumes
    time = next((one.time for one in facts.handling_times if one.channel is rate.channel), None)
    if rate.per == "minute" and time is None:
        return None
    bands = [
        Band(Decimal(band.above), None if band.up_to is None else Decimal(band.up_to), band.rate.amount)
        for band in rate.bands
    ]
    total = Decimal(0)
    for month in facts.monthly:
        contacts = getattr(month, rate.channel.value, None)
        if contacts is None:
            return None
        units = contacts * time.seconds / 60 if rate.per == "minute" and time else Decimal(contacts)
        try:
            total += price_volume(rate.channel.value, units, bands).amount
        except BandError:  # COST007 tells of it
            return None
    return total
