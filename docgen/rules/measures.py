"""Periods, levels and amounts as findings say them: with the unit in the language of the reader.

In: a value of a field. Out: what a message can hold. ``messages/<language>/QUANTITY.yaml`` has the words.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from docgen.finding import Said, Value, say
from docgen.model.values import Duration, Level, Money, MoneyPer, Percent, Period, ServiceHours

Measure: TypeAlias = "Duration | Level | Money | MoneyPer | Percent | Period | ServiceHours"


def in_words(value: Value | Measure) -> Value:
    """A value that a message can hold."""
    match value:
        case Duration(count, unit) | Level(count, unit):
            return count if unit == "points" else _counted(count, unit)
        case Percent(share):
            return _counted(share, "percent")
        case Money(amount, currency):
            return say("quantity.money", amount=amount, currency=currency)
        case MoneyPer(money, per):
            return say("quantity.money_per", money=in_words(money), per=unit_of(per))
        case Period() | ServiceHours():
            return str(value)
    return value


def unit_of(name: str) -> Said:
    """The word for a unit alone: “month”, “Monat”."""
    return Said(f"quantity.unit_{name}")


def _counted(count: Decimal, unit: str) -> Said:
    return say(f"quantity.one_{unit}" if count == 1 and unit != "percent" else f"quantity.{unit}", count=count)
