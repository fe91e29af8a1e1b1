"""Spellings that are taken, and what they are taken for."""

from __future__ import annotations

import pytest

from docgen.model.nearly import days, month_in_words
from docgen.model.spellings import money, money_per


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0,845 EUR", "EUR 0.845"),  # no thousand begins with a nought
        ("EUR 1,845", "EUR 1,845"),
        ("48.000,00 EUR", "EUR 48,000.00"),
        ("£420", "GBP 420"),
    ],
)
def test_amounts(written: str, read: str) -> None:
    assert str(money(written)) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("£12,000 per annum", "GBP 12,000 per year"),
        ("£1,000 a month", "GBP 1,000 per month"),
        ("36.000,00 EUR im Jahr", "EUR 36,000.00 per year"),
        ("EUR 9,000/quarter", "EUR 9,000 per quarter"),
    ],
)
def test_amounts_for_each_period(written: str, read: str) -> None:
    assert str(money_per(written)) == read


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31.12.2027", ("2027-12-31",)),
        ("31/12/2027", ("2027-12-31",)),
        ("12/31/2027", ("2027-12-31",)),
        ("1. März 2027", ("2027-03-01",)),
        ("01/03/2027", ("2027-03-01", "2027-01-03")),
        ("03/03/2027", ("2027-03-03",)),
        ("31.11.2027", ()),
        ("soon", ()),
    ],
)
def test_days_in_another_order(written: str, meant: tuple[str, ...]) -> None:
    assert days(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"), [("Dez. 2025", "2025-12"), ("12/2025", "2025-12"), ("13/2025", ""), ("Quartal 2025", "")]
)
def test_months_in_words(written: str, meant: str) -> None:
    assert month_in_words(written) == meant
