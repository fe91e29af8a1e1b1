"""Ticks are round, evenly apart and reach the largest number; scales map both ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.assembly.drawing.scales import Scale, ticks


@given(st.integers(0, 10**9), st.integers(3, 12))
def test_ticks(largest: int, most: int) -> None:
    found = ticks(largest, most)
    step = found[1]
    assert found[0] == 0
    assert 2 <= len(found) <= most
    assert found == tuple(step * n for n in range(len(found)))
    assert found[-2] < max(largest, 1) <= found[-1]
    assert str(step).rstrip("0") in {"1", "2", "5"}


@pytest.mark.parametrize(
    ("largest", "expected"), [("0", "0 1"), ("12.56", "0 2 4 6 8 10 12 14"), ("65", "0 10 20 30 40 50 60 70")]
)
def test_ticks_as_a_reader_sees_them(largest: str, expected: str) -> None:
    assert " ".join(map(str, ticks(Decimal(largest)))) == expected


def test_a_scale_maps_both_ends() -> None:
    scale = Scale(Decimal(80), 200.0, 40.0)
    assert (scale.at(0), scale.at(Decimal(80)), scale.at(20)) == (200.0, 40.0, 160.0)
