"""Numbers to places on the paper, and round ticks for an axis.

In: the largest number to be shown. Out: a scale from 0 to a round number and the ticks on it, as decimals, so that
their labels are exact. Never formats a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from itertools import count

_STEPS = (Decimal(1), Decimal(2), Decimal(5))


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps numbers from 0 to ``top`` to places from ``start`` to ``end`` (which may lie below ``start``)."""

    top: Decimal
    start: float
    end: float

    def at(self, value: Decimal | int | float) -> float:
        """The place of a number."""
        return self.start + (self.end - self.start) * float(value) / float(self.top)


def ticks(largest: Decimal | int, most: int = 9, least_step: Decimal = Decimal(1)) -> tuple[Decimal, ...]:
    """At most ``most`` round numbers from 0 up to the first that is not below ``largest``, evenly apart."""
    wanted = max(Decimal(largest), least_step)
    for power in count(least_step.adjusted()):
        for lead in _STEPS:
            step = lead.scaleb(power) + Decimal(0)  # without an exponent: 10, not 1E+1
            steps = (wanted / step).to_integral_value(ROUND_CEILING)
            if step >= least_step and steps < most:
                return tuple(step * n for n in range(int(steps) + 1))
    raise AssertionError("a step of some power of ten is always large enough")
