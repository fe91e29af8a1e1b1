"""A plan of linked tasks: when each can start and must finish, what drives the end, whether the notice is long enough.

In: tasks with their lengths in calendar days and the tasks that they follow. Out: for each task its earliest and
latest days and its float, and for the plan its length and critical path. Day 0 is the day of the notice; a task of
five days that starts on day 0 is finished on day 5, and what follows it starts on day 5. Lengths agreed in other units
come converted to calendar days; part of a day is rounded up to a whole one. Never knows a date or a weekday.

Source: critical path method, J. E. Kelley, M. R. Walker, "Critical-Path Planning and Scheduling" (1959).
"""

from __future__ import annotations

import graphlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.figures.rounding import whole_down, whole_up


class CycleError(ValueError):
    """Tasks that wait for each other; ``cycle`` holds their ids, each followed by one that waits for it."""

    def __init__(self, cycle: Iterable[str]) -> None:
        self.cycle = tuple(cycle)
        super().__init__("tasks wait for each other: " + " -> ".join((*self.cycle, self.cycle[0])))


class UnknownTaskError(ValueError):
    """A task that follows one which is not in the plan."""

    def __init__(self, task: str, missing: str) -> None:
        self.task, self.missing = task, missing
        super().__init__(f"{task} follows {missing}, which is not in the plan")


class DuplicateTaskError(ValueError):
    """Two tasks with one id."""

    def __init__(self, task: str) -> None:
        self.task = task
        super().__init__(f"there are two tasks {task}")


@dataclass(frozen=True, slots=True)
class Task:
    """A step of the plan: its length in calendar days (0 for a milestone) and the ids of the tasks it follows."""

    id: str
    days: Decimal
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskTimes:
    """A task in the plan, in whole days from the notice: earliest start and finish, latest start and finish.

    ``total_float`` is how many days the task can slip without moving the end; it is 0 for a critical task.
    """

    id: str
    days: int
    start: int
    finish: int
    latest_start: int
    latest_finish: int
    total_float: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The tasks in the order in which they were given, the days until the last is finished, and one critical path:
    where several are equally long, the one through the tasks that were given first."""

    tasks: tuple[TaskTimes, ...]
    length: int
    critical_path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeComparison:
    """The plan against the notice: ``margin`` days are left (negative: missing); ``late`` lists the tasks that are
    not finished when the notice has run."""

    length: int
    notice: int
    margin: int
    fits: bool
    late: tuple[str, ...]


def schedule(tasks: Sequence[Task]) -> Timeline:
    """Earliest and latest days of every task, float, critical path and length of the plan.

    Raises CycleError, UnknownTaskError or DuplicateTaskError where the links make no plan, ValueError for a negative
    length.
    """
    by_id = _indexed(tasks)
    order = _in_order(by_id)
    days = {task.id: whole_up(task.days) for task in tasks}
    start: dict[str, int] = {}
    for name in order:
        start[name] = max((start[before] + days[before] for before in by_id[name].after), default=0)
    length = max((start[name] + days[name] for name in order), default=0)
    latest = dict.fromkeys(order, length)
    for name in reversed(order):
        for before in by_id[name].after:
            latest[before] = min(latest[before], latest[name] - days[name])
    times = tuple(_times(task.id, days[task.id], start[task.id], latest[task.id]) for task in tasks)
    return Timeline(times, length, _critical_path(by_id, {row.id: row for row in times}, length))


def _indexed(tasks: Sequence[Task]) -> dict[str, Task]:
    by_id: dict[str, Task] = {}
    for task in tasks:
        if task.id in by_id:
            raise DuplicateTaskError(task.id)
        if task.days < 0:
            raise ValueError(f"{task.id} has a negative length")
        by_id[task.id] = task
    for task in tasks:
        for before in task.after:
            if before not in by_id:
                raise UnknownTaskError(task.id, before)
    return by_id


def _in_order(by_id: Mapping[str, Task]) -> tuple[str, ...]:
    sorter = graphlib.TopologicalSorter({name: task.after for name, task in by_id.items()})
    try:
        return tuple(sorter.static_order())
    except graphlib.CycleError as problem:
        raise CycleError(problem.args[1][:-1]) from None


def _times(name: str, days: int, start: int, latest_finish: int) -> TaskTimes:
    slip = latest_finish - days - start
    return TaskTimes(name, days, start, start + days, latest_finish - days, latest_finish, slip, slip == 0)


def _critical_path(by_id: Mapping[str, Task], times: Mapping[str, TaskTimes], length: int) -> tuple[str, ...]:
    followed = {before for task in by_id.values() for before in task.after}
    ends = [name for name in by_id if name not in followed and times[name].finish == length]
    if not ends:
        return ()
    path = [ends[0]]
    while before := [name for name in by_id[path[-1]].after if times[name].finish == times[path[-1]].start]:
        path.append(min(before, key=list(by_id).index))
    return tuple(reversed(path))


def compare_with_notice(timeline: Timeline, notice_days: Decimal) -> NoticeComparison:
    """Whether the plan is through when a notice of so many calendar days has run; part of a day is not counted."""
    notice = whole_down(notice_days)
    late = tuple(task.id for task in timeline.tasks if task.finish > notice)
    return NoticeComparison(timeline.length, notice, notice - timeline.length, timeline.length <= notice, late)
