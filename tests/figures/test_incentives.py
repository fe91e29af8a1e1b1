"""Bonus, promotion and restructuring: the cases beside this file, and what must hold for any values."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.incentives import (
    BonusStep,
    BonusTerms,
    Grade,
    MissingBaseLevelError,
    PeriodRecord,
    PerPoint,
    bonus,
    promotion,
    restructuring,
)
from docgen.figures.levels import BaseLevel, Condition, Direction, Trigger, evaluate_trigger, reaches
from tests.figures.cases import cases


def history(case: dict[str, Any]) -> list[PeriodRecord]:
    missed = case.get("base_levels_missed_in", ())
    return [PeriodRecord(value, number not in missed) for number, value in enumerate(case["history"], start=1)]


@pytest.mark.parametrize("case", cases("incentives.yaml", "bonus"))
def test_a_bonus(case: dict[str, Any]) -> None:
    pays = PerPoint(**case["per_point"]) if "per_point" in case else tuple(BonusStep(*step) for step in case["steps"])
    terms = BonusTerms(case["kpi"], pays, case.get("period_cap"), case.get("year_cap"))
    levels = [
        BaseLevel(kpi, measured, level, Direction(direction))
        for kpi, (measured, level, direction) in case["base_levels"].items()
    ]
    found = bonus(terms, levels, case.get("paid_before", Decimal(0)), others_met=case.get("others_met"))
    assert {name: getattr(found, name) for name in case["expected"]} == case["expected"]
    assert list(found.missed) == case.get("missed", [])
    assert [step.kind for step in found.working] == case["working"]
    assert found.working[-1].amount == found.payable


@pytest.mark.parametrize("case", cases("incentives.yaml", "promotion"))
def test_a_promotion(case: dict[str, Any]) -> None:
    grades = [Grade(name, level, int(periods)) for name, level, periods in case["grades"]]
    found = promotion(Direction(case["direction"]), grades, history(case))
    assert found.grade == case["expected"]
    assert [run for _, run in found.runs] == case["runs"]
    assert found.working[-1].subject == found.grade


@pytest.mark.parametrize("case", cases("incentives.yaml", "restructuring"))
def test_a_restructuring(case: dict[str, Any]) -> None:
    agreed = case["trigger"]
    trigger = Trigger(
        "volume",
        Condition(agreed["condition"]),
        agreed["level"],
        Direction(agreed["direction"]),
        int(agreed["count"]),
        int(agreed["of"]),
    )
    found = restructuring(trigger, history(case))
    assert {name: getattr(found, name) for name in case["expected"]} == case["expected"]
    assert [step.kind for step in found.working] == case["working"]


POINTS = st.decimals("0", "100", places=1)
MONEY = st.decimals("0", "100000", places=2)
LEVELS = st.builds(BaseLevel, st.sampled_from(["speed", "rating"]), POINTS, POINTS, st.sampled_from(Direction))
PAYS = st.lists(st.builds(BonusStep, POINTS, MONEY), min_size=1, max_size=4).map(tuple) | st.builds(
    PerPoint, POINTS, st.decimals("0.1", "5", places=1), MONEY
)


@given(PAYS, LEVELS, st.lists(LEVELS, max_size=4), MONEY, MONEY, MONEY, st.sampled_from([None, True, False]))
@settings(max_examples=150, deadline=None)
def test_no_bonus_past_a_missed_gate_or_a_cap(
    pays: tuple[BonusStep, ...] | PerPoint,
    own: BaseLevel,
    others: list[BaseLevel],
    period_cap: Decimal,
    year_cap: Decimal,
    paid_before: Decimal,
    others_met: bool | None,
) -> None:
    found = bonus(BonusTerms(own.kpi, pays, period_cap, year_cap), [own, *others], paid_before, others_met=others_met)
    if others_met is False or not all(
        reaches(level.measured, level.level, level.direction) for level in [own, *others]
    ):
        assert found.payable == found.earned == 0
        assert not found.gate_met
    assert 0 <= found.payable <= period_cap
    assert found.payable <= max(Decimal(0), year_cap - paid_before)
    assert found.payable <= found.earned


@given(st.lists(POINTS, max_size=12), POINTS, st.integers(1, 4), st.integers(0, 4), st.sampled_from(Condition))
@settings(max_examples=80, deadline=None)
def test_a_trigger_counts_the_latest_periods_only(
    values: list[Decimal], level: Decimal, count: int, more: int, condition: Condition
) -> None:
    trigger = Trigger("x", condition, level, Direction.LOWER, count, count + more)
    found = evaluate_trigger(trigger, values)
    latest = values[max(0, len(values) - trigger.of) :]
    hits = [value for value in latest if (value <= level) == (condition is Condition.REACHED)]
    assert (found.count, found.met) == (len(hits), len(hits) >= count)
    longer = evaluate_trigger(trigger, [Decimal(50), Decimal(50), *latest]).window
    assert longer[len(longer) - len(latest) :] == tuple(latest)


def test_a_bonus_needs_a_base_level_on_its_own_metric() -> None:
    speed = BaseLevel("speed", Decimal(85), Decimal(80), Direction.HIGHER)
    with pytest.raises(MissingBaseLevelError) as problem:
        bonus(BonusTerms("rating", (BonusStep(Decimal(4), Decimal(1)),)), [speed])
    assert problem.value.kpi == "rating"


def test_no_period_yet_means_no_grade_and_no_review() -> None:
    assert promotion(Direction.HIGHER, [Grade("gold", Decimal(1), 1)], []).grade is None
    trigger = Trigger("x", Condition.REACHED, Decimal(1), Direction.HIGHER, 1, 1)
    assert restructuring(trigger, []).review_due is False


@pytest.mark.parametrize(("count", "of"), [(0, 3), (4, 3)])
def test_a_trigger_that_cannot_be_counted_is_refused(count: int, of: int) -> None:
    with pytest.raises(ValueError, match="periods"):
        Trigger("x", Condition.REACHED, Decimal(1), Direction.HIGHER, count, of)
