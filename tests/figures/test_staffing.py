"""Agents per interval, the plan of a day and a week, deferred work, and how a gap closes."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.coverage import Source, cover
from docgen.figures.staffing import (
    Interval,
    ServiceTarget,
    agents_needed,
    deferred_hours,
    measure_interval,
    plan_day,
    plan_week,
    scheduled_heads,
    spread,
    staff_interval,
)
from tests.figures.cases import cases


def target(given_target: dict[str, Any]) -> ServiceTarget:
    return ServiceTarget(**given_target)


@pytest.mark.parametrize("case", cases("staffing.yaml", "agents"))
def test_an_interval_gets_the_agents_its_target_takes(case: dict[str, Any]) -> None:
    interval = Interval("09:00", case["minutes"], case["contacts"], case["handling"])
    row = staff_interval(interval, target(case["target"]), case["shrinkage"])
    assert {name: getattr(row, name) for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", cases("staffing.yaml", "day"))
def test_a_day_and_a_week_add_up(case: dict[str, Any]) -> None:
    intervals = spread(case["contacts"], case["profile"], case["minutes"], case["handling"])
    plan = plan_day(intervals, target(case["target"]), case["shrinkage"])
    assert [row.agents for row in plan.rows] == case["agents"]
    assert [row.scheduled for row in plan.rows] == case["scheduled"]
    assert (plan.peak_agents, plan.peak_scheduled) == (max(case["agents"]), max(case["scheduled"]))
    assert (plan.agent_hours, plan.paid_hours) == (case["agent_hours"], case["paid_hours"])
    assert plan.contacts == case["contacts"]
    assert plan.service_level is not None
    assert min(row.service_level for row in plan.rows) <= plan.service_level

    week = case["week"]
    staff = plan_week([(plan, int(week["days"]))], week["weekly_hours"], int(week["on_hand"]))
    assert staff.paid_hours == plan.paid_hours * week["days"]
    assert staff.full_time_equivalents == week["full_time_equivalents"]
    assert (staff.heads, staff.gap) == (week["heads"], week["gap"])


@pytest.mark.parametrize("case", cases("staffing.yaml", "deferred"))
def test_deferred_work_takes_hours_not_a_queue(case: dict[str, Any]) -> None:
    found = deferred_hours(case["contacts"], case["handling"], case["occupancy"], case["shrinkage"])
    assert found == case["paid_hours"]


@pytest.mark.parametrize("case", cases("staffing.yaml", "coverage"))
def test_a_gap_closes_as_people_become_available(case: dict[str, Any]) -> None:
    sources = [Source(s["id"], int(s["heads"]), s["available"]) for s in case["sources"]]
    found = cover(int(case["needed"]), sources)
    assert {row.day: row.gap for row in found.rows} == case["gaps"]
    assert found.closed_on == case["closed_on"]


@given(
    contacts=st.integers(1, 400),
    handling=st.integers(30, 900),
    percent=st.decimals("50", "99", places=0),
    occupancy=st.none() | st.integers(60, 100).map(Decimal),
    patience=st.none() | st.integers(20, 600).map(Decimal),
)
@settings(max_examples=60, deadline=None)
def test_the_target_is_met_and_with_one_agent_fewer_it_is_not(
    contacts: int, handling: int, percent: Decimal, occupancy: Decimal | None, patience: Decimal | None
) -> None:
    wanted = ServiceTarget(percent, Decimal(20), occupancy, patience)
    interval = Interval("10:00", Decimal(30), Decimal(contacts), Decimal(handling))
    row = staff_interval(interval, wanted, Decimal(0))
    assert row.service_level >= percent
    assert occupancy is None or row.occupancy <= occupancy
    fewer = measure_interval(interval, wanted, Decimal(0), row.agents - 1)
    # a tenth of a percent is what the rounding of the row can hide
    missed = fewer.service_level <= percent or (occupancy is not None and fewer.occupancy >= occupancy)
    assert missed


@given(st.integers(1, 300), st.integers(1, 300), st.integers(60, 600))
@settings(max_examples=40, deadline=None)
def test_more_load_never_takes_fewer_agents(first: int, second: int, handling: int) -> None:
    wanted = ServiceTarget(Decimal(80), Decimal(20))
    low, high = sorted((first, second))
    seconds = Decimal(handling)
    assert agents_needed(low * seconds / 1800, seconds, wanted) <= agents_needed(high * seconds / 1800, seconds, wanted)


@given(st.integers(0, 500), st.integers(0, 99))
def test_scheduled_heads_leave_enough_at_work(agents: int, shrinkage: int) -> None:
    heads = scheduled_heads(agents, Decimal(shrinkage))
    assert heads * (100 - shrinkage) >= agents * 100 > (heads - 1) * (100 - shrinkage) or heads == agents == 0


def test_staff_on_hand_that_falls_short_shows_it() -> None:
    interval = Interval("09:00", Decimal(30), Decimal(100), Decimal(180))
    row = measure_interval(interval, ServiceTarget(Decimal(80), Decimal(20)), Decimal(30), 9)
    assert (row.agents, row.service_level, row.occupancy) == (9, Decimal(0), Decimal(100))
    assert row.speed_of_answer is None


def test_known_patience_reports_who_gives_up() -> None:
    interval = Interval("09:00", Decimal(30), Decimal(100), Decimal(180))
    row = measure_interval(interval, ServiceTarget(Decimal(80), Decimal(20), patience=Decimal(90)), Decimal(30), 9)
    assert row.abandonment is not None
    assert row.abandonment > 10
    assert row.speed_of_answer is not None


def test_a_closed_day_has_no_service_level() -> None:
    plan = plan_day([], ServiceTarget(Decimal(80), Decimal(20)), Decimal(30))
    assert plan.service_level is None
    assert (plan.peak_agents, plan.paid_hours) == (0, Decimal(0))


@pytest.mark.parametrize(
    "wrong",
    [
        {"percent": Decimal(100), "within": Decimal(20)},
        {"percent": Decimal(0), "within": Decimal(20)},
        {"percent": Decimal(80), "within": Decimal(-1)},
        {"percent": Decimal(80), "within": Decimal(20), "patience": Decimal(0)},
        {"percent": Decimal(80), "within": Decimal(20), "maximum_occupancy": Decimal(101)},
    ],
)
def test_a_target_out_of_reach_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"lies between|longer than nothing"):
        ServiceTarget(**wrong)


def test_impossible_shrinkage_and_times_are_refused() -> None:
    with pytest.raises(ValueError, match="shrinkage"):
        scheduled_heads(3, Decimal(100))
    with pytest.raises(ValueError, match="08:00"):
        Interval("08:00", Decimal(0), Decimal(1), Decimal(1))
    with pytest.raises(ValueError, match="occupancy"):
        deferred_hours(Decimal(1), Decimal(1), Decimal(0), Decimal(0))
    with pytest.raises(ValueError, match="week"):
        plan_week([], Decimal(0))
    with pytest.raises(ValueError, match="negative"):
        cover(-1, [])
