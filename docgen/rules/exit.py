"""Exit: grounds that can be declared, and a plan that fits the notice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.figures.timeline import CycleError, Task, schedule
from docgen.model.exit import Cause
from docgen.model.requirements import Direction
from docgen.model.whole import Engagement
from docgen.rules import Breach


def exit001_three_grounds(engagement: Engagement) -> Iterator[Breach]:
    """Performance, volume and customer ratings are each a ground for ending.

    What: ``grounds`` holds at least one of each cause.
    Why: all three are grounds from the start; what is not agreed then is argued about later.
    Need: S1.6
    Fails: grounds on performance alone. Passes: one ground for each cause.
    """
    present = {ground.cause for ground in engagement.exit.grounds}
    for cause in Cause:
        if cause not in present:
            yield Breach(
                "exit.grounds",
                f"no ground for ending rests on {cause.value}",
                f"add a ground with cause: {cause.value}",
            )


def exit002_ground_beyond_base(engagement: Engagement) -> Iterator[Breach]:
    """A ground for ending lies at or beyond the base level.

    What: the level of a ground is no better than the base level of its metric.
    Why: who meets the bar has kept the contract and can't be given notice for it.
    Need: S1.6
    Fails: base level 80 % and a ground short of 85 %. Passes: a ground short of 75 %.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for ground in engagement.exit.grounds:
        if ground.form != "level" or ground.kpi not in kpis:
            continue
        kpi = kpis[ground.kpi]
        better = ground.short_of.value > kpi.base_level.value
        apart = ground.short_of.unit == kpi.base_level.unit and ground.short_of != kpi.base_level
        if apart and better == (kpi.direction is Direction.HIGHER):
            message = f"“{ground.id}” allows notice short of {ground.short_of}, but the base level is {kpi.base_level}"
            yield Breach(f"exit.grounds[{ground.id}].short_of", message, "set the ground at or beyond the base level")


def exit003_timeline(engagement: Engagement) -> Iterator[Breach]:
    """The tasks of the exit can be put in order.

    What: no task waits for itself, directly or through others.
    Why: the critical path is worked out from them and held against the notice.
    Need: S4.7
    Fails: ``a`` after ``b`` and ``b`` after ``a``. Passes: ``b`` after ``a``.
    """
    known = {task.id for task in engagement.exit.timeline}
    tasks = [Task(t.id, t.duration.days, tuple(a for a in t.after if a in known)) for t in engagement.exit.timeline]
    if len(known) < len(tasks):
        return
    try:
        schedule(tasks)
    except CycleError as problem:
        message = f"these tasks wait for each other: {' → '.join(problem.cycle)}"
        yield Breach(f"exit.timeline[{problem.cycle[0]}].after", message, "remove one of the links")


def exit004_notice(engagement: Engagement) -> Iterator[Breach]:
    """Notice for convenience leaves time to take the service back.

    What: the critical path of the exit is no longer than the notice for convenience together with the exit assistance.
    Why: customers are served throughout.
    Need: S1.6, S4.7
    Fails: a path of 250 days against 90 days of notice and 3 months of assistance. Passes: a path of 150 days.
    """
    known = {task.id for task in engagement.exit.timeline}
    tasks = [Task(t.id, t.duration.days, tuple(a for a in t.after if a in known)) for t in engagement.exit.timeline]
    if len(known) < len(tasks):
        return
    try:
        length = schedule(tasks).length
    except CycleError:
        return
    allowed = engagement.exit.convenience.notice.days + engagement.exit.assistance.duration.days
    if length > allowed:
        message = f"the tasks of the exit take {length} days, notice and assistance together {allowed:.0f}"
        yield Breach(
            "exit.convenience.notice", message, "lengthen the notice or the assistance, or shorten the critical tasks"
        )
