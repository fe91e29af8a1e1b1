"""Volume bands, heads, ramp-up and the payment of a month: the cases in costs.yaml, and what must hold throughout."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.charges import Band, BandError, check_bands, month_payment, price_heads, price_volume, ramp_up
from tests.figures.cases import cases


@pytest.mark.parametrize("case", cases("costs.yaml", "volume"))
def test_a_volume_is_priced_band_by_band(case: dict[str, Any]) -> None:
    bands = [Band(*band) for band in case["bands"]]
    found = price_volume("voice", case["volume"], bands, case.get("committed", Decimal(0)))
    assert [band.units for band in found.bands] == case["units"]
    assert [band.amount for band in found.bands] == case["amounts"]
    assert (found.paid, found.amount) == (case["paid"], case["amount"])


@pytest.mark.parametrize("case", cases("costs.yaml", "heads"))
def test_a_training_is_priced_by_the_head(case: dict[str, Any]) -> None:
    found = price_heads("returns", int(case["heads"]), case["rate"], case["lump_sum"])
    assert (found.amount, found.per_head) == (case["amount"], case["per_head"])


@pytest.mark.parametrize("case", cases("costs.yaml", "ramp_up"))
def test_volume_ramps_up(case: dict[str, Any]) -> None:
    assert list(ramp_up(case["volumes"], case["shares"])) == case["carried"]


@pytest.mark.parametrize("case", cases("costs.yaml", "payment"))
def test_the_payment_of_a_month(case: dict[str, Any]) -> None:
    found = month_payment(case["charges"], case["credits"], case["credits_returned"], case["bonuses"])
    assert (found.charges, found.payable) == (case["total"], case["payable"])


@given(
    st.lists(st.integers(1, 5000), min_size=0, max_size=4, unique=True).map(sorted),
    st.lists(st.decimals("0", "9", places=4), min_size=5, max_size=5),
    st.integers(0, 9000),
)
@settings(max_examples=80, deadline=None)
def test_every_unit_is_paid_once_and_one_more_is_never_cheaper(
    edges: list[int], rates: list[Decimal], volume: int
) -> None:
    begins = [0, *edges]
    ends: list[int | None] = [*edges, None]
    bands = [
        Band(Decimal(a), None if b is None else Decimal(b), rate)
        for a, b, rate in zip(begins, ends, rates, strict=False)
    ]
    found, more = (price_volume("v", Decimal(units), bands) for units in (volume, volume + 1))
    assert sum(band.units for band in found.bands) == volume
    assert more.amount >= found.amount
    unit_by_unit = sum(
        (next(b.rate for b in bands if b.up_to is None or unit <= b.up_to) for unit in range(1, volume + 1)), Decimal(0)
    )
    assert abs(found.amount - unit_by_unit) <= len(bands) * Decimal("0.005")


@pytest.mark.parametrize(
    ("bands", "position"),
    [
        ([], 0),
        ([(1, None)], 0),
        ([(0, 10), (11, None)], 1),
        ([(0, 10), (9, None)], 1),
        ([(0, None), (10, None)], 1),
        ([(0, 10), (10, 10)], 1),
        ([(0, 10), (10, 20)], 1),
    ],
)
def test_bands_must_join_up(bands: list[tuple[int, int | None]], position: int) -> None:
    made = [Band(Decimal(a), None if b is None else Decimal(b), Decimal(1)) for a, b in bands]
    with pytest.raises(BandError) as problem:
        check_bands(made)
    assert problem.value.position == position


def test_negative_volumes_and_no_heads_are_refused() -> None:
    with pytest.raises(ValueError, match="volume"):
        price_volume("v", Decimal(-1), [Band(Decimal(0), None, Decimal(1))])
    with pytest.raises(ValueError, match="head"):
        price_heads("x", 0, Decimal(1))
