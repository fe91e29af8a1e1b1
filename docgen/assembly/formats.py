"""Values -> words in the reader's language: Babel for numbers, amounts and dates; the labels of the clause library
for the rest.

Pure: the same value, language and labels give the same words on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any

from docgen.assembly.facts import enum_name
from docgen.model import values as v

NBSP = "\u00a0"
MINUS = "\u2212"


class Formatter:
    """Formats values for one language and one governing law."""

    def __init__(self, labels: dict[str, Any], law: str) -> None:
        self.labels = labels
        self.locale: str = labels["locales"].get(law, labels["locale"])

    def text(self, value: Any, *, dative: bool = False) -> str:
        """The words for a value of any type that an engagement holds. Raises TypeError for anything else."""
        kind: type = type(value)
        form = _form(kind)
        if form is None:
            raise TypeError(f"there are no words for a {kind.__name__}")
        return form(self, value, dative)

    def label(self, group: str, name: str) -> str:
        """The label of a choice; the name itself where the library has none."""
        return str(self.labels["enums"].get(group, {}).get(name) or self.labels["choices"].get(name, name))

    def number(self, value: Decimal | int) -> str:
        """A number with the grouping and decimal sign of the language, no digit added or lost."""
        places = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
        return _decimal(value, places, self.locale)

    def money(self, value: v.Money) -> str:
        """An amount: no decimal places where it is whole, else two, more where a unit rate has more."""
        places = max(2, -int(value.amount.as_tuple().exponent))
        whole = value.amount == value.amount.to_integral_value()
        number = self.number(
            value.amount.quantize(Decimal(1)) if whole else value.amount.quantize(Decimal(1).scaleb(-places))
        )
        return f"{value.currency}{NBSP}{number}" if self.locale.startswith("en") else f"{number}{NBSP}{value.currency}"

    def percent(self, value: v.Percent) -> str:
        """A percentage as the language sets it: ``12.5%``, ``12,5 %``."""
        return f"{self.number(value.value)}%" if self.locale.startswith("en") else f"{self.number(value.value)}{NBSP}%"

    def unit(self, unit: str, count: Decimal | int, *, dative: bool = False) -> str:
        """The word for a unit of time after a number."""
        one, several, after = self.labels["units"][unit]
        return str(one if count == 1 else after if dative else several)

    def duration(self, value: v.Duration, *, dative: bool = False) -> str:
        """A length of time: ``90 days``; after a German preposition ``90 Tagen``."""
        return f"{self.number(value.count)}{NBSP}{self.unit(value.unit, value.count, dative=dative)}"

    def level(self, value: v.Level) -> str:
        """A level of a metric with its unit."""
        if value.unit == "percent":
            return self.percent(v.Percent(value.value))
        if value.unit == "points":
            return str(self.labels["points"]).format(number=self.number(value.value))
        return self.duration(v.Duration(value.value, value.unit))

    def date(self, value: date) -> str:
        """A date in words: ``1 June 2027``, ``1. Juni 2027``."""
        from babel.dates import format_date

        words = format_date(value, format="long", locale=self.locale)
        return words.replace(f"{value.day} ", f"{value.day}{NBSP}", 1).replace(
            f"{value.day}. ", f"{value.day}.{NBSP}", 1
        )

    def period(self, value: v.Period) -> str:
        """A calendar period: ``September 2026``, ``Q3 2026``, ``2026``."""
        if value.quarter:
            return str(self.labels["quarter"]).format(quarter=value.quarter, year=value.year)
        if not value.month:
            return str(value.year)
        return self.month(value)

    def month(self, value: v.Period, width: str = "MMMM") -> str:
        """A month with its year."""
        from babel.dates import format_date

        return str(format_date(date(value.year, value.month, 1), format=f"{width} y", locale=self.locale))

    def hours(self, value: v.ServiceHours) -> str:
        """Service hours with their time zone."""
        names = self.labels["days"]
        runs = []
        for time in value.times:
            first, last = names[time.first_day], names[time.last_day]
            days = first if time.first_day == time.last_day else f"{first}–{last}"
            runs.append(str(self.labels["hours"]).format(days=days, opens=time.opens, closes=time.closes))
        return str(self.labels["zone"]).format(times=self.join(runs, "and"), zone=_city(value.zone, self.locale))

    def occurrence(self, value: v.Occurrence, *, dative: bool = False) -> str:
        """How often within how long: ``3 of 6 months``, ``2 months in a row``."""
        pattern = self.labels["occurrence"]["all" if value.count == value.of else "some"]
        unit = self.unit(value.unit, value.of, dative=dative or value.count != value.of)
        return str(pattern).format(count=self.number(value.count), of=self.number(value.of), unit=unit)

    def join(self, words: Iterable[str], how: str = "and") -> str:
        """A list in running text: ``a, b and c``."""
        *first, last = list(words) or [""]
        lists = self.labels["lists"]
        return (str(lists["comma"]).join(first) + str(lists[how]) if first else "") + last

    def words(self, number: int) -> str:
        """A small number in words; in figures where the library has none."""
        named = self.labels["numbers"]
        return str(named[number]) if 0 <= number < len(named) else self.number(number)

    def country(self, code: str) -> str:
        """The name of a country."""
        from babel import Locale

        return str(Locale.parse(self.locale).territories.get(code, code))


@lru_cache(maxsize=4096)
def _decimal(value: Decimal | int, places: int, locale: str) -> str:
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * places if places else "")
    # A hyphen is no minus sign: Babel sets one.
    return str(format_decimal(value, format=pattern, locale=locale)).replace("-", MINUS)


@cache
def _form(kind: type) -> _Form | None:
    return next((form for parent, form in _FORMS if issubclass(kind, parent)), None)


_Form = Callable[[Formatter, Any, bool], str]

# A subclass stands before its parent: bool before int.
_FORMS: tuple[tuple[type, _Form], ...] = (
    (bool, lambda f, x, _: str(f.labels["truth"]["yes" if x else "no"])),
    (Enum, lambda f, x, _: f.label(enum_name(x), x.value)),
    (int, lambda f, x, _: f.number(x)),
    (Decimal, lambda f, x, _: f.number(x)),
    (date, lambda f, x, _: f.date(x)),
    (v.Money, lambda f, x, _: f.money(x)),
    (v.MoneyPer, lambda f, x, _: str(f.labels["per"]).format(amount=f.money(x.money), unit=f.unit(x.per, 1))),
    (v.Percent, lambda f, x, _: f.percent(x)),
    (v.Duration, lambda f, x, d: f.duration(x, dative=d)),
    (v.Level, lambda f, x, _: f.level(x)),
    (
        v.ServiceLevel,
        lambda f, x, _: str(f.labels["level_within"]).format(
            share=f.percent(x.share), time=f.duration(x.within, dative=True)
        ),
    ),
    (v.ServiceHours, lambda f, x, _: f.hours(x)),
    (v.Period, lambda f, x, _: f.period(x)),
    (v.Occurrence, lambda f, x, d: f.occurrence(x, dative=d)),
    (str, lambda _f, x, _: str(x)),
)


@cache
def _city(zone: str, locale: str) -> str:
    """The city that gives a time zone its name, as the language spells it: ``Europe/Warsaw`` -> ``Warschau``."""
    from babel.dates import get_timezone_location  # only here: few documents state hours

    return get_timezone_location(zone, locale=locale, return_city=True)
