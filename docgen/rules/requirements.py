"""Requirements: functions that are measured, topics that add up, goals that can be reached, and what the kind needs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.finding import Severity
from docgen.model.engagement import Kind
from docgen.model.requirements import Direction
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def req001_function_without_measure(engagement: Engagement) -> Iterator[Breach]:
    """A function in scope is measured, today and later.

    What: each function has a metric whose ``functions`` names it, and each metric of its ``baseline`` measures it.
    Why: never outsource what you cannot manage: without a baseline nobody can tell whether the service got
    better.
    Need: S1.1
    Fails: a function ``chat`` that no KPI names. Passes: a KPI with ``functions: [chat]``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for function in engagement.requirements.functions:
        path = f"requirements.functions[{function.id}]"
        for index, name in enumerate(function.baseline):
            if name in kpis and function.id not in kpis[name].functions:
                yield breach(
                    f"{path}.baseline[{index}]",
                    "elsewhere",
                    related=[(f"requirements.kpis[{name}].functions", "related.defined")],
                    metric=name,
                    function=function.id,
                )
        if not any(function.id in kpi.functions for kpi in kpis.values()):
            yield breach(path, "nowhere", function=function.id)


def req005_topic_shares(engagement: Engagement) -> Iterator[Breach]:
    """The shares of the contact topics do not exceed the whole.

    What: they add up to at most 100 %.
    Why: training and staffing are worked out from them.
    Need: S2.1
    Fails: 60 % and 55 %. Passes: 60 % and 40 %.
    """
    total = sum((topic.share.value for topic in engagement.requirements.topics), Decimal(0))
    if total > 100:
        yield breach("requirements.topics", total=total)


def req006_kind(engagement: Engagement) -> Iterator[Breach]:
    """What the kind of engagement needs is there.

    What: training and full service name trainees and training; staffing, call centre and full service name the
    take-back; whoever has a take-back has the day's profile.
    Why: a training contract without trainees has no object; a service that nobody could take back has no exit.
    Need: S2.2, S4.7
    Fails: ``kind: training`` without ``trainees``. Passes: with them.
    """
    kind = engagement.engagement.kind
    requirements = engagement.requirements
    said = [("kind", "related.other")]
    if kind in {Kind.TRAINING, Kind.FULL_SERVICE}:
        for name in ("trainees", "training"):
            if not getattr(requirements, name):
                yield breach("requirements", "training", related=said, kind=kind.value, name=name)
    if kind is not Kind.TRAINING and engagement.exit.take_back is None:
        yield breach("exit", "take_back", related=said, kind=kind.value)
    if requirements.volumes.profile is not None:
        return
    if kind is not Kind.TRAINING:
        yield breach("requirements.volumes", "profile", related=said, kind=kind.value)
    elif engagement.exit.take_back is not None:
        yield breach("requirements.volumes", "profile_of_plan", related=[("exit.take_back", "related.other")])


def req010_goal(engagement: Engagement) -> Iterator[Breach]:
    """A goal is an improvement that can still be reached.

    What: the target of a goal is better than where it starts, and its date lies after the start of the contract.
    Why: whether outsourcing brought anything is judged by the goals that were set before it.
    Need: S1.1, S3.1
    Fails: ``start: 74 %, target: 70 %`` where higher is better. Passes: ``target: 80 %``.
    """
    directions = {kpi.id: kpi.direction for kpi in engagement.requirements.kpis}
    begin = engagement.engagement.dates.start
    for goal in engagement.requirements.goals:
        path = f"requirements.goals[{goal.id}]"
        higher = directions.get(goal.kpi) is Direction.HIGHER
        apart = goal.target.unit == goal.start.unit and goal.kpi in directions
        if apart and (goal.target == goal.start or (goal.target.value > goal.start.value) != higher):
            yield breach(
                f"{path}.target",
                "no_better",
                related=[(f"requirements.kpis[{goal.kpi}].direction", "related.defined")],
                goal=goal.id,
                target=goal.target,
                start=goal.start,
            )
        if goal.by <= begin:
            yield breach(
                f"{path}.by", "early", related=[("dates.start", "related.other")], goal=goal.id, by=goal.by, begin=begin
            )


def req013_goal_starts_today(engagement: Engagement) -> Iterator[Breach]:
    """A goal starts where its metric stands today.

    What: ``start`` of a goal is the level that stands as ``baseline`` of its metric.
    Why: the RFP and the contract show both; whoever reads two levels for today can deny that anything improved.
    Need: S1.1, S3.1
    Fails: ``start: 70 %`` on a metric whose baseline is 74 %, with a warning. Passes: ``start: 74 %``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for goal in engagement.requirements.goals:
        today = kpis[goal.kpi].baseline.value if goal.kpi in kpis else goal.start
        if today.unit == goal.start.unit and today.value != goal.start.value:
            yield breach(
                f"requirements.goals[{goal.id}].start",
                severity=Severity.WARNING,
                related=[(f"requirements.kpis[{goal.kpi}].baseline", "related.defined")],
                goal=goal.id,
                metric=goal.kpi,
                start=goal.start,
                today=today,
            )
