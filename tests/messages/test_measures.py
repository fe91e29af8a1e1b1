"""Periods, levels and amounts are told with their units in the language of the reader, as the input files take them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.finding import Said
from docgen.messages import LANGUAGES, text
from docgen.model import spellings
from docgen.model.values import Duration, Level, Money, MoneyPer, Percent
from docgen.rules.measures import Measure, in_words, unit_of

UNITS = ("second", "minute", "hour", "day", "working_day", "week", "month", "quarter", "year")


def told(value: Measure, language: str) -> str:
    said = in_words(value)
    assert isinstance(said, Said)
    return text(said, language)


@pytest.mark.parametrize(
    ("value", "english", "german"),
    [
        (Duration(Decimal(90), "day"), "90 days", "90 Tage"),
        (Duration(Decimal(1), "working_day"), "1 working day", "1 Arbeitstag"),
        (Level(Decimal(285), "second"), "285 seconds", "285 Sekunden"),
        (Percent(Decimal("2.9")), "2.9 %", "2,9 %"),
        (Percent(Decimal(1)), "1 %", "1 %"),
        (Money(Decimal("1500.00"), "EUR"), "EUR 1,500", "1.500 EUR"),
        (MoneyPer(Money(Decimal(36000), "USD"), "year"), "USD 36,000 per year", "36.000 USD pro Jahr"),
    ],
)
def test_a_measure_is_told_in_each_language(value: Measure, english: str, german: str) -> None:
    assert (told(value, "en"), told(value, "de")) == (english, german)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", UNITS)
def test_what_is_told_of_a_period_can_be_written_into_a_file(unit: str, language: str) -> None:
    assert text(unit_of(unit), language)
    for count in (Decimal(1), Decimal(6)):
        assert spellings.duration(told(Duration(count, unit), language)) == Duration(count, unit)
