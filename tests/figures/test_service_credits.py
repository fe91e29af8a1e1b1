"""Service credits and earn-back: the cases beside this file, and what must hold for any values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.levels import Direction
from docgen.figures.service_credits import (
    CreditBasis,
    CreditLine,
    CreditStep,
    CreditTerms,
    EarnBack,
    earn_back,
    service_credits,
)
from docgen.figures.working import StepKind
from tests.figures.cases import cases

SPEED = CreditLine("answer-speed", Direction.HIGHER, (CreditStep(Decimal(80), Decimal(2)),))


def terms(case: dict[str, Any]) -> CreditTerms:
    lines = tuple(
        CreditLine(line["kpi"], Direction(line["direction"]), tuple(CreditStep(*step) for step in line["steps"]))
        for line in case["lines"]
    )
    return CreditTerms(lines, case["at_risk"], case.get("cap"), CreditBasis(case.get("basis", "charges")))


@pytest.mark.parametrize("case", cases("service_credits.yaml", "credits"))
def test_a_month(case: dict[str, Any]) -> None:
    found = service_credits(terms(case), case["charges"], case["measured"], case.get("cap_remaining"))
    expected = case["expected"]
    assert [line.amount for line in found.lines] == expected.pop("amounts")
    assert {name: getattr(found, name) for name in expected} == expected
    assert [line.due for line in found.lines] == case.get("due", [line.due for line in found.lines])
    assert [step.kind for step in found.working] == case["working"]
    assert found.working[-1].amount == found.due


@pytest.mark.parametrize("case", cases("service_credits.yaml", "earn_back"))
def test_earning_a_credit_back(case: dict[str, Any]) -> None:
    agreed = EarnBack(int(case["terms"]["periods"]), case["terms"]["share"])
    found = earn_back(agreed, SPEED, case["target"], case["due"], case["following"])
    assert {name: getattr(found, name) for name in case["expected"]} == case["expected"]
    assert [step.kind for step in found.working] == [f"credit_{found.state}"]


def test_a_lower_is_better_metric_earns_back_downwards() -> None:
    line = CreditLine("abandonment", Direction.LOWER, (CreditStep(Decimal(5), Decimal(1)),))
    agreed = EarnBack(periods=2)
    kept = earn_back(agreed, line, Decimal(4), Decimal(100), [Decimal("3.9"), Decimal("4.1")])
    back = earn_back(agreed, line, Decimal(4), Decimal(100), [Decimal("3.9"), Decimal(4)])
    assert (kept.returned, back.returned) == (Decimal(0), Decimal(100))


LEVELS = st.decimals("0", "100", places=1)


@given(
    charges=st.decimals("0", "10000000", places=2),
    at_risk=st.decimals("0", "20", places=1),
    cap=st.none() | st.decimals("0", "20", places=1),
    remaining=st.none() | st.decimals("0", "50000", places=2),
    percents=st.lists(st.decimals("0.1", "30", places=1), min_size=1, max_size=6),
    data=st.data(),
)
@settings(max_examples=120, deadline=None)
def test_credits_never_exceed_a_limit_and_the_lines_add_up(
    charges: Decimal,
    at_risk: Decimal,
    cap: Decimal | None,
    remaining: Decimal | None,
    percents: list[Decimal],
    data: st.DataObject,
) -> None:
    lines = tuple(
        CreditLine(f"kpi-{n}", data.draw(st.sampled_from(Direction)), (CreditStep(data.draw(LEVELS), percent),))
        for n, percent in enumerate(percents)
    )
    agreed = CreditTerms(lines, at_risk, cap)
    found = service_credits(agreed, charges, {line.kpi: data.draw(LEVELS) for line in lines}, remaining)
    half_a_cent = Decimal("0.005")
    assert found.due <= charges * at_risk / 100 + half_a_cent
    assert cap is None or found.due <= charges * cap / 100 + half_a_cent
    assert remaining is None or found.due <= remaining
    assert found.due == sum((line.due for line in found.lines), Decimal(0))
    assert all(0 <= line.due <= line.amount for line in found.lines)
    assert found.capped or found.due == found.added
    assert (StepKind.CREDIT_LIMIT_APPLIED in {step.kind for step in found.working}) == found.capped


@given(LEVELS, LEVELS)
@settings(max_examples=60, deadline=None)
def test_a_better_month_is_never_credited_more(first: Decimal, second: Decimal) -> None:
    line = CreditLine("x", Direction.HIGHER, tuple(CreditStep(Decimal(a), Decimal(b)) for a, b in ((80, 2), (70, 5))))
    worse, better = (
        service_credits(CreditTerms((line,), Decimal(12)), Decimal(1000), {"x": value}).due
        for value in sorted((first, second))
    )
    assert better <= worse


def test_a_metric_that_was_not_measured_is_refused() -> None:
    with pytest.raises(ValueError, match="answer-speed was not measured"):
        service_credits(CreditTerms((SPEED,), Decimal(12)), Decimal(1000), {})


def test_negative_charges_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        service_credits(CreditTerms((SPEED,), Decimal(12)), Decimal(-1), {"answer-speed": Decimal(1)})


@pytest.mark.parametrize("steps", [[], [(80, 2), (82, 4)], [(80, 2), (78, 2)], [(80, 4), (78, 2)], [(80, 2), (80, 4)]])
def test_steps_must_get_worse_and_dearer(steps: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="step"):
        CreditLine("x", Direction.HIGHER, tuple(CreditStep(Decimal(a), Decimal(b)) for a, b in steps))
