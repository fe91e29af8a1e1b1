"""Metrics: levels in their unit, in an order that makes sense, and not behind today."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.requirements import Direction, Kpi, Unit
from docgen.model.values import Level
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_WRITTEN = {Unit.PERCENT: "85 %", Unit.SECOND: "20 s", Unit.MINUTE: "9 min", Unit.HOUR: "4 h", Unit.POINTS: "4.2"}


def req003_units(engagement: Engagement) -> Iterator[Breach]:
    """The levels of a metric are written in its unit.

    What: baseline, base level and target of a metric, and each level that credits, incentives, goals and exit grounds
    set on it, bear its unit.
    Why: 80 seconds can't be held against 80 per cent.
    Need: S3.1
    Fails: ``unit: percent`` with ``target: 85``. Passes: ``target: 85 %``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for path, name, level in _levels(engagement):
        kpi = kpis.get(name)
        if kpi is not None and level.unit != kpi.unit.value:
            yield breach(
                path,
                related=[(f"requirements.kpis[{name}].unit", "related.defined")],
                level=level,
                unit=kpi.unit.value,
                metric=name,
                example=_written(level, kpi),
            )


def _written(level: Level, kpi: Kpi) -> str:
    """The level in the unit of its metric, where only the unit is missing; otherwise any level of the metric."""
    sign = _WRITTEN[kpi.unit].partition(" ")[2]
    return f"{level.value} {sign}" if level.unit == "points" and sign else _WRITTEN[kpi.unit]


def _levels(engagement: Engagement) -> Iterator[tuple[str, str, Level]]:
    """Each level with its path and its metric."""
    for kpi in engagement.requirements.kpis:
        path = f"requirements.kpis[{kpi.id}]"
        yield f"{path}.baseline.value", kpi.id, kpi.baseline.value
        yield f"{path}.base_level", kpi.id, kpi.base_level
        yield f"{path}.target", kpi.id, kpi.target
    for goal in engagement.requirements.goals:
        yield f"requirements.goals[{goal.id}].start", goal.kpi, goal.start
        yield f"requirements.goals[{goal.id}].target", goal.kpi, goal.target
    for index, line in enumerate(engagement.incentives.credits.lines):
        for number, step in enumerate(line.steps):
            yield f"incentives.credits.lines[{index}].steps[{number}].short_of", line.kpi, step.short_of
    for name, level in engagement.incentives.credits.example.measured.items():
        yield f"incentives.credits.example.measured.{name}", name, level
    for scheme in engagement.incentives.schemes:
        path = f"incentives.schemes[{scheme.id}]"
        if scheme.form == "bonus":
            for number, bonus in enumerate(scheme.steps):
                yield f"{path}.steps[{number}].at", scheme.kpi, bonus.at
            for number, example in enumerate(scheme.examples):
                yield f"{path}.examples[{number}].measured", scheme.kpi, example.measured
        else:
            yield f"{path}.level", scheme.kpi, scheme.level
            for number, run in enumerate(scheme.examples):
                for index, level in enumerate(run.measured):
                    yield f"{path}.examples[{number}].measured[{index}]", scheme.kpi, level
    for ground in engagement.exit.grounds:
        if ground.form == "level":
            yield f"exit.grounds[{ground.id}].short_of", ground.kpi, ground.short_of


def req004_bar_above_target(engagement: Engagement) -> Iterator[Breach]:
    """The base level is no harder to reach than the target.

    What: for a metric where higher is better the base level is at most the target; where lower is better, at least.
    Why: otherwise credits would be due while the target is met.
    Need: S3.1, S1.5
    Fails: ``direction: higher, base_level: 90 %, target: 85 %``. Passes: ``base_level: 80 %, target: 85 %``.
    """
    for kpi in engagement.requirements.kpis:
        if _better(kpi, kpi.base_level, kpi.target):
            path = f"requirements.kpis[{kpi.id}]"
            yield breach(
                f"{path}.base_level",
                related=[(f"{path}.target", "related.other")],
                metric=kpi.id,
                base=kpi.base_level,
                target=kpi.target,
            )


def req012_behind_today(engagement: Engagement) -> Iterator[Breach]:
    """What is promised is not behind what is reached today.

    What: the target of a metric is at least as good as its baseline; a base level behind the baseline is noted.
    Why: who gives a service away for a worse one has saved nothing, and quality is to stay at today's level at least.
    Need: S3.3, S4.2
    Fails: ``baseline: 74 %, target: 70 %`` where higher is better, with a warning; a base level of 72 % is noted.
    Passes: a base level of 75 % and a target of 80 %.
    """
    for kpi in engagement.requirements.kpis:
        path, today = f"requirements.kpis[{kpi.id}]", kpi.baseline.value
        related = [(f"{path}.baseline", "related.other")]
        if _better(kpi, today, kpi.target):
            yield breach(
                f"{path}.target",
                "target",
                severity=Severity.WARNING,
                related=related,
                metric=kpi.id,
                target=kpi.target,
                today=today,
            )
        elif _better(kpi, today, kpi.base_level):
            yield breach(
                f"{path}.base_level",
                "base",
                severity=Severity.INFO,
                related=related,
                metric=kpi.id,
                base=kpi.base_level,
                today=today,
            )


def _better(kpi: Kpi, one: Level, other: Level) -> bool:
    """Whether one level of a metric is better than another that can be held against it."""
    if one.unit != other.unit:
        return False
    return one.value > other.value if kpi.direction is Direction.HIGHER else one.value < other.value
