"""Baseline, total cost of ownership and comparison: the cases in costs.yaml, and what must hold for any values."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.costs import CostLine, Offer, baseline, compare, months_of_years, over_term, total_cost
from tests.figures.cases import cases


def offer(facts: dict[str, Any]) -> Offer:
    years = {name: tuple(facts[name]) for name in ("charges", "management", "retained")}
    return Offer(
        facts.get("id", "offer"),
        facts.get("kind", "offshore"),
        **years,
        transition=facts["transition"],
        quality=facts.get("quality"),
    )


@pytest.mark.parametrize("case", cases("costs.yaml", "baseline"))
def test_a_baseline_by_category(case: dict[str, Any]) -> None:
    found = baseline([CostLine(*line) for line in case["lines"]])
    assert found.total == case["total"]
    assert [[c.category, c.amount, c.share] for c in found.categories] == case["categories"]


@pytest.mark.parametrize("case", cases("costs.yaml", "term"))
def test_a_yearly_amount_over_the_term(case: dict[str, Any]) -> None:
    assert list(over_term(case["annual"], int(case["months"]), case["change"])) == case["years"]


@pytest.mark.parametrize("case", cases("costs.yaml", "total"))
def test_the_total_cost_of_an_offer(case: dict[str, Any]) -> None:
    found = total_cost(offer(case["offer"]), case["baseline"], int(case["months"]))
    assert [[year.total, year.saving] for year in found.years] == case["years"]
    for name in ("total", "saving", "saving_percent", "break_even_month"):
        assert getattr(found, name) == case[name]


@pytest.mark.parametrize("case", cases("costs.yaml", "comparison"))
def test_offers_side_by_side(case: dict[str, Any]) -> None:
    rows = compare(
        [offer(facts) for facts in case["offers"]],
        case["baseline"],
        int(case["months"]),
        case["reference"],
        case["quality_today"],
    )
    assert [row.offer for row in rows] == list(case["rows"])
    for row in rows:
        expected = case["rows"][row.offer]
        assert {name: getattr(row, name) for name in expected} == expected


MONEY = st.decimals("0", "5000000", places=2)


@given(st.integers(1, 60), MONEY, MONEY, MONEY, MONEY, st.decimals("-5", "10", places=1))
@settings(max_examples=80, deadline=None)
def test_break_even_is_where_the_cumulated_costs_cross_for_good(
    months: int, today: Decimal, charges: Decimal, management: Decimal, transition: Decimal, change: Decimal
) -> None:
    years = over_term(today, months)
    some = Offer(
        "o",
        "offshore",
        over_term(charges, months, change),
        over_term(management, months),
        over_term(Decimal(0), months),
        transition,
    )
    found = total_cost(some, years, months)
    assert found.total == sum((year.total for year in found.years), Decimal(0))
    assert found.saving == sum(years) - found.total
    assert sum(year.months for year in found.years) == months

    monthly = [
        (before - year.charges - year.management) / year.months
        for before, year in zip(years, found.years, strict=True)
        for _ in range(year.months)
    ]
    ahead = list(accumulate(monthly, initial=-transition))[1:]
    tolerance = Decimal("0.000001")
    if found.break_even_month is None:
        assert ahead[-1] < tolerance
    else:
        assert all(value > -tolerance for value in ahead[found.break_even_month - 1 :])
        assert found.break_even_month == 1 or ahead[found.break_even_month - 2] < tolerance


@given(st.lists(MONEY, min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_shares_of_a_baseline_add_up(amounts: list[Decimal]) -> None:
    found = baseline([CostLine(f"category-{n}", amount) for n, amount in enumerate(amounts)])
    assert sum(c.share for c in found.categories) == (100 if any(amounts) else 0)
    assert found.total == sum(amounts)


def test_an_offer_must_price_every_contract_year() -> None:
    short = Offer("o", "onshore", (Decimal(1),), (Decimal(1),), (Decimal(1),))
    with pytest.raises(ValueError, match="baseline has 1 years, the term 2"):
        total_cost(short, [Decimal(5)], 24)
    with pytest.raises(ValueError, match="charges has 1 years"):
        total_cost(short, [Decimal(5)] * 2, 24)


def test_a_comparison_needs_its_reference_and_a_term_its_months() -> None:
    with pytest.raises(ValueError, match="no offer onshore"):
        compare([], [Decimal(1)], 12, "onshore")
    with pytest.raises(ValueError, match="one month"):
        months_of_years(0)
