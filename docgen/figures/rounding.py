"""How calculated amounts and shares are rounded, stated once.

In: exact decimals. Out: the same to a stated number of places, half away from zero (ROUND_HALF_UP, commercial
rounding as in DIN 1333), never a negative zero. Amounts that are divided among several lines are divided so that the
lines add up to the amount. Never reads the decimal context for its rounding, and never takes a float.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

CENT = Decimal("0.01")
TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


def to_unit(value: Decimal, unit: Decimal) -> Decimal:
    """``value`` to the decimal places of ``unit`` (0.01, 0.1, 1), half away from zero."""
    return value.quantize(unit, rounding=ROUND_HALF_UP) + Decimal(0)


def to_cents(amount: Decimal) -> Decimal:
    """An amount of money to two places, half away from zero."""
    return to_unit(amount, CENT)


def percent_of(amount: Decimal, percent: Decimal) -> Decimal:
    """``percent`` percent of an amount of money, to cents."""
    return to_cents(amount * percent / HUNDRED)


def percentage(part: Decimal, whole: Decimal, unit: Decimal = TENTH) -> Decimal | None:
    """``part`` in percent of ``whole``, to the places of ``unit``; None where the whole is zero."""
    return to_unit(part * HUNDRED / whole, unit) if whole else None


def whole_up(value: Decimal) -> int:
    """The smallest whole number not below ``value``: heads, days."""
    return int(value.to_integral_value(rounding=ROUND_CEILING))


def whole_down(value: Decimal) -> int:
    """The largest whole number not above ``value``: points that were reached in full."""
    return int(value.to_integral_value(rounding=ROUND_FLOOR))


def allocate(total: Decimal, weights: Sequence[Decimal], unit: Decimal = CENT) -> tuple[Decimal, ...]:
    """Divide ``total`` by ``weights`` in steps of ``unit`` so that the parts add up to it exactly.

    Method of the largest remainder (Hare quota); equal remainders go to the earlier line. Where all weights are zero,
    every part is zero. Raises ValueError for a negative total or weight, or a total that is no multiple of ``unit``.
    """
    if total < 0 or any(weight < 0 for weight in weights):
        raise ValueError("neither the total nor a weight may be negative")
    steps = Fraction(total) / Fraction(unit)
    if steps.denominator != 1:
        raise ValueError(f"{total} is no multiple of {unit}")
    weight_sum = sum(map(Fraction, weights))
    if not weight_sum:
        return tuple(to_unit(Decimal(0), unit) for _ in weights)
    exact = [steps * Fraction(weight) / weight_sum for weight in weights]
    counts = [floor(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: counts[i] - exact[i])
    for i in by_remainder[: int(steps) - sum(counts)]:
        counts[i] += 1
    return tuple(to_unit(count * unit, unit) for count in counts)


def shares(amounts: Sequence[Decimal], unit: Decimal = TENTH) -> tuple[Decimal, ...]:
    """Each amount in percent of their sum, to the places of ``unit``, adding up to exactly 100."""
    return allocate(HUNDRED, amounts, unit)
