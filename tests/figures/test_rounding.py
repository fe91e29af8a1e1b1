"""Rounding and the division of amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.rounding import TENTH, allocate, percent_of, percentage, shares, to_cents, whole_down, whole_up


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("1.005", "1.01"), ("1.004999", "1.00"), ("-1.005", "-1.01"), ("2.675", "2.68"), ("0.125", "0.13"), ("7", "7.00")],
)
def test_half_a_cent_goes_away_from_zero(exact: str, rounded: str) -> None:
    assert str(to_cents(Decimal(exact))) == rounded


def test_nothing_is_not_negative() -> None:
    assert str(to_cents(Decimal("-0.004"))) == "0.00"


def test_percentages() -> None:
    assert percent_of(Decimal("199.90"), Decimal("2.5")) == Decimal("5.00")
    assert percentage(Decimal(1), Decimal(8)) == Decimal("12.5")
    assert percentage(Decimal(1), Decimal(0)) is None
    assert (whole_up(Decimal("2.1")), whole_up(Decimal(2)), whole_down(Decimal("2.9"))) == (3, 2, 2)


def test_thirds_add_up_to_a_hundred() -> None:
    assert shares([Decimal(1)] * 3) == (Decimal("33.4"), Decimal("33.3"), Decimal("33.3"))


@given(st.integers(0, 10**9), st.lists(st.decimals("0", "99999", places=3), min_size=1, max_size=8))
@settings(max_examples=120, deadline=None)
def test_parts_add_up_and_stay_within_one_step_of_their_share(cents: int, weights: list[Decimal]) -> None:
    total = Decimal(cents) / 100
    parts = allocate(total, weights)
    whole = sum(weights, Decimal(0))
    assert sum(parts) == (total if whole else 0)
    for part, weight in zip(parts, weights, strict=True):
        share = total * weight / whole if whole else Decimal(0)
        assert abs(part - share) <= Decimal("0.01")
        assert weight or not part


def test_what_cannot_be_divided_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        allocate(Decimal(-1), [Decimal(1)])
    with pytest.raises(ValueError, match="negative"):
        allocate(Decimal(1), [Decimal(-1)])
    with pytest.raises(ValueError, match="multiple"):
        allocate(Decimal("0.25"), [Decimal(1)], TENTH)
