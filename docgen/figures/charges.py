"""What is paid for a month: volume by bands, ramp-up, committed volume, fixed fees, credits and bonuses.

In: the price sheet and a month's volume. Out: what each band costs, the month's charges and the payment after credits
and bonuses, each amount to cents, half away from zero, rounded once per band. Bands are marginal: only the units
inside a band are paid at its rate, so one more unit never makes a month cheaper. Never adds tax.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.figures.rounding import HUNDRED, to_cents, to_unit

_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Band:
    """Units above ``above`` and up to ``up_to`` (None: without end) at ``rate`` per unit."""

    above: Decimal
    up_to: Decimal | None
    rate: Decimal


@dataclass(frozen=True, slots=True)
class BandCharge:
    """A band with the units of the month that fall into it and what they cost."""

    above: Decimal
    up_to: Decimal | None
    rate: Decimal
    units: Decimal
    amount: Decimal


@dataclass(frozen=True, slots=True)
class VolumeCharge:
    """One line of the price sheet: the volume that was handled, the volume that is paid (the committed one where it
    is larger), the bands and their sum."""

    id: str
    handled: Decimal
    paid: Decimal
    bands: tuple[BandCharge, ...]
    amount: Decimal


@dataclass(frozen=True, slots=True)
class HeadCharge:
    """A charge by the head (full-time equivalents of a role, people trained): heads x rate + lump sum, and what it
    comes to for each head."""

    id: str
    heads: int
    rate: Decimal
    lump_sum: Decimal
    amount: Decimal
    per_head: Decimal


@dataclass(frozen=True, slots=True)
class MonthPayment:
    """A month's charges, what is taken off and added, and what is to be paid (negative: owed to the client)."""

    charges: Decimal
    credits: Decimal
    credits_returned: Decimal
    bonuses: Decimal
    payable: Decimal


class BandError(ValueError):
    """Bands that leave a gap, overlap, do not begin at 0 or end before the volume; ``position`` counts from 0."""

    def __init__(self, position: int, problem: str) -> None:
        self.position = position
        super().__init__(f"band {position + 1}: {problem}")


def price_volume(line: str, volume: Decimal, bands: Sequence[Band], committed: Decimal = Decimal(0)) -> VolumeCharge:
    """What a volume costs by marginal bands; at least ``committed`` units are paid.

    Raises BandError for bands that do not join up from 0 to an open end, ValueError for a negative volume.
    """
    if volume < 0:
        raise ValueError("a volume can't be negative")
    check_bands(bands)
    paid = max(volume, committed)
    charged = tuple(_band_charge(band, paid) for band in bands)
    return VolumeCharge(line, volume, paid, charged, sum((band.amount for band in charged), _NOTHING))


def check_bands(bands: Sequence[Band]) -> None:
    """Raises BandError unless the bands begin at 0, join up, and the last one, and it alone, has no end."""
    if not bands:
        raise BandError(0, "there is none")
    begin: Decimal | None = Decimal(0)
    for position, band in enumerate(bands):
        if begin is None:
            raise BandError(position, "the band before has no end")
        if band.above != begin:
            raise BandError(position, f"begins at {band.above}, not at {begin}")
        if band.up_to is not None and band.up_to <= band.above:
            raise BandError(position, "ends where it begins, or before")
        begin = band.up_to
    if begin is not None:
        raise BandError(len(bands) - 1, "the last band must have no end")


def _band_charge(band: Band, volume: Decimal) -> BandCharge:
    top = volume if band.up_to is None else min(volume, band.up_to)
    units = max(Decimal(0), top - band.above)
    return BandCharge(band.above, band.up_to, band.rate, units, to_cents(units * band.rate))


def price_heads(line: str, heads: int, rate: Decimal, lump_sum: Decimal = _NOTHING) -> HeadCharge:
    """What so many heads cost; with travel and venue as lump sum, formats of one training compare by head.

    Raises ValueError unless there is at least one head.
    """
    if heads < 1:
        raise ValueError("there must be at least one head")
    amount = to_cents(heads * rate + lump_sum)
    return HeadCharge(line, heads, rate, lump_sum, amount, to_cents(amount / heads))


def ramp_up(volumes: Sequence[Decimal], shares: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """The volumes that the supplier carries: each month's share in percent of its full volume, in whole units.

    Months beyond the last share carry all of their volume.
    """
    full = [HUNDRED] * max(0, len(volumes) - len(shares))
    return tuple(
        to_unit(volume * share / HUNDRED, Decimal(1)) for volume, share in zip(volumes, [*shares, *full], strict=False)
    )


def month_payment(
    charges: Sequence[Decimal],
    credits_due: Decimal = _NOTHING,
    credits_returned: Decimal = _NOTHING,
    bonuses: Decimal = _NOTHING,
) -> MonthPayment:
    """The payment of a month: all charges (volume, heads, fixed fees) less credits, plus what was earned back and
    bonuses."""
    total = to_cents(sum(charges, _NOTHING))
    return MonthPayment(
        total, credits_due, credits_returned, bonuses, to_cents(total - credits_due + credits_returned + bonuses)
    )
