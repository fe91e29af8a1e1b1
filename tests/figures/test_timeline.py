"""Timelines: the cases beside this file, and the critical path against all paths by brute force."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.figures.timeline import (
    CycleError,
    DuplicateTaskError,
    Task,
    UnknownTaskError,
    compare_with_notice,
    schedule,
)
from tests.figures.cases import cases


def tasks(case: dict[str, Any]) -> list[Task]:
    return [Task(name, facts["days"], tuple(facts.get("after", ()))) for name, facts in case["tasks"].items()]


@pytest.mark.parametrize("case", cases("timeline.yaml", "plans"))
def test_a_plan(case: dict[str, Any]) -> None:
    found = schedule(tasks(case))
    assert {t.id: [t.start, t.latest_finish, t.total_float] for t in found.tasks} == case["expected"]
    assert (found.length, list(found.critical_path)) == (case["length"], case["critical_path"])
    notice = case["notice"]
    compared = compare_with_notice(found, notice["days"])
    assert (compared.margin, compared.fits, list(compared.late)) == (notice["margin"], notice["fits"], notice["late"])


@pytest.mark.parametrize("case", cases("timeline.yaml", "cycles"))
def test_tasks_that_wait_for_each_other_are_named(case: dict[str, Any]) -> None:
    with pytest.raises(CycleError) as problem:
        schedule(tasks(case))
    assert sorted(problem.value.cycle) == sorted(case["cycle"])
    by_id = {task.id: task for task in tasks(case)}
    cycle = problem.value.cycle
    for before, after in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
        assert before in by_id[after].after


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    """A plan without cycles whose tasks are not given in the order of the links."""
    count = draw(st.integers(1, 8))
    made = [
        Task(
            f"t{n}",
            Decimal(draw(st.integers(0, 9))),
            tuple(f"t{k}" for k in sorted(draw(st.sets(st.integers(0, n - 1), max_size=3)))) if n else (),
        )
        for n in range(count)
    ]
    return draw(st.permutations(made))


def longest_paths(plan: list[Task]) -> list[tuple[int, tuple[str, ...]]]:
    by_id = {task.id: task for task in plan}

    def ending_in(name: str) -> list[tuple[str, ...]]:
        task = by_id[name]
        return [(*path, name) for before in task.after for path in ending_in(before)] or [(name,)]

    every = [path for task in plan for path in ending_in(task.id)]
    return [(sum(int(by_id[name].days) for name in path), path) for path in every]


@given(plans())
@settings(max_examples=120, deadline=None)
def test_the_critical_path_is_the_longest_of_all_paths(plan: list[Task]) -> None:
    found = schedule(plan)
    every = longest_paths(plan)
    longest = max(length for length, _ in every)
    assert found.length == longest
    assert (longest, found.critical_path) in every
    critical = {task.id for task in found.tasks if task.critical}
    assert set(found.critical_path) <= critical
    # a task has no float exactly when it lies on one of the longest paths
    assert critical == {name for length, path in every if length == longest for name in path} | {
        task.id for task in found.tasks if task.days == 0 and task.finish == longest
    }


@given(plans(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_task_can_slip_by_its_float_and_no_further(plan: list[Task], data: st.DataObject) -> None:
    found = schedule(plan)
    chosen = data.draw(st.sampled_from(found.tasks))

    def longer_by(days: int) -> int:
        return schedule([Task(t.id, t.days + days, t.after) if t.id == chosen.id else t for t in plan]).length

    assert longer_by(chosen.total_float) == found.length
    assert longer_by(chosen.total_float + 1) == found.length + 1


def test_no_tasks_take_no_time() -> None:
    found = schedule([])
    assert (found.tasks, found.length, found.critical_path) == ((), 0, ())


def test_broken_links_name_the_task() -> None:
    with pytest.raises(UnknownTaskError) as unknown:
        schedule([Task("hire", Decimal(1), ("budget",))])
    assert (unknown.value.task, unknown.value.missing) == ("hire", "budget")
    with pytest.raises(DuplicateTaskError) as twice:
        schedule([Task("hire", Decimal(1)), Task("hire", Decimal(2))])
    assert twice.value.task == "hire"
    with pytest.raises(ValueError, match="negative"):
        schedule([Task("hire", Decimal(-1))])
