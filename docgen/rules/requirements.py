"""Requirements: measured, weighted and complete for the kind of engagement."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.model.bidding import Priority
from docgen.model.engagement import Kind
from docgen.model.requirements import Direction, Kpi, Unit
from docgen.model.values import Level
from docgen.model.whole import Engagement
from docgen.rules import Breach


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
                message = f"the metric “{name}” is the baseline of “{function.id}” but does not measure it"
                yield Breach(f"{path}.baseline[{index}]", message, f"add {function.id} to the functions of that metric")
        if not any(function.id in kpi.functions for kpi in kpis.values()):
            yield Breach(
                path, f"no metric measures the function “{function.id}”", "name the function under a metric's functions"
            )


def req002_weights(engagement: Engagement) -> Iterator[Breach]:
    """The weights of the evaluation add up to 100.

    What: the price and the criteria together have 100 points.
    Why: bidders must see what counts how much, and a score out of 97 points can't be defended.
    Need: S1.3
    Fails: ``price: 40`` and criteria of 50. Passes: ``price: 40`` and criteria of 60.
    """
    evaluation = engagement.requirements.evaluation
    total = evaluation.price + sum(criterion.weight for criterion in evaluation.criteria)
    if total != 100:
        message = (
            f"the weights add up to {total}: the price has {evaluation.price}, the criteria {total - evaluation.price}"
        )
        yield Breach("requirements.evaluation", message, "change the weights so that all together make 100")


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
            message = f"{level} is not in {kpi.unit.value}, the unit of “{name}”"
            yield Breach(path, message, f"write it like {_WRITTEN[kpi.unit]}, or correct the unit of the metric")


_WRITTEN = {Unit.PERCENT: "85 %", Unit.SECOND: "20 s", Unit.MINUTE: "9 min", Unit.HOUR: "4 h", Unit.POINTS: "4.2"}


def _levels(engagement: Engagement) -> Iterator[tuple[str, str, Level]]:
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
        if kpi.base_level.unit == kpi.target.unit and _harder(kpi):
            message = f"the base level {kpi.base_level} of “{kpi.id}” is harder to reach than its target {kpi.target}"
            yield Breach(f"requirements.kpis[{kpi.id}].base_level", message, "swap the two, or correct the direction")


def req008_level_off_the_scale(engagement: Engagement) -> Iterator[Breach]:
    """What a score stands for is said for scores that there are.

    What: the ``levels`` of a criterion bear points of the ``scale``, each once.
    Why: evaluators who read a picture of a score that they can't give score by feeling instead.
    Need: S1.3
    Fails: a level of 6 points on a scale that ends at 5. Passes: levels of 1, 3 and 5 points.
    """
    evaluation = engagement.requirements.evaluation
    scale = [score.points for score in evaluation.scale]
    for criterion in evaluation.criteria:
        said: set[int] = set()
        for index, level in enumerate(criterion.levels):
            path = f"requirements.evaluation.criteria[{criterion.id}].levels[{index}]"
            if level.points not in scale:
                message = f"“{criterion.id}” describes a score of {level.points}, which the scale does not have"
                yield Breach(path, message, f"scores of the scale: {', '.join(map(str, scale))}")
            elif level.points in said:
                message = f"“{criterion.id}” describes the score {level.points} twice"
                yield Breach(path, message, "describe each score once")
            said.add(level.points)


def req009_desirable_without_criterion(engagement: Engagement) -> Iterator[Breach]:
    """A desirable requirement gains points somewhere.

    What: a requirement of priority ``desirable`` names the criterion under which it is scored.
    Why: bidders must see what meeting it is worth; what is scored nowhere is asked for in vain.
    Need: S1.3
    Fails: ``priority: desirable`` alone. Passes: with ``criterion: performance``.
    """
    criteria = [criterion.id for criterion in engagement.requirements.evaluation.criteria]
    for requirement in engagement.requirements.requirements:
        if requirement.priority is Priority.DESIRABLE and requirement.criterion is None:
            message = f"the desirable requirement {requirement.id} is scored under no criterion"
            yield Breach(
                f"requirements.requirements[{requirement.id}]", message, f"add criterion: {' or '.join(criteria)}"
            )


def _harder(kpi: Kpi) -> bool:
    if kpi.direction is Direction.HIGHER:
        return kpi.base_level.value > kpi.target.value
    return kpi.base_level.value < kpi.target.value


def req005_topic_shares(engagement: Engagement) -> Iterator[Breach]:
    """The shares of the contact topics do not exceed the whole.

    What: they add up to at most 100 %.
    Why: training and staffing are worked out from them.
    Need: S2.1
    Fails: 60 % and 55 %. Passes: 60 % and 40 %.
    """
    total = sum((topic.share.value for topic in engagement.requirements.topics), Decimal(0))
    if total > 100:
        yield Breach(
            "requirements.topics", f"the shares of the topics add up to {total} %", "correct them to at most 100 %"
        )


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
    if kind in {Kind.TRAINING, Kind.FULL_SERVICE}:
        for name in ("trainees", "training"):
            if not getattr(requirements, name):
                message = f"an engagement of kind {kind.value} needs {name}"
                yield Breach(
                    "requirements",
                    message,
                    f"add {name} to requirements.yaml; the worked example for training shows how",
                )
    if kind is not Kind.TRAINING and engagement.exit.take_back is None:
        message = f"an engagement of kind {kind.value} needs a plan to take the service back"
        yield Breach("exit", message, "add take_back to exit.yaml; the worked example for a call centre shows how")
    if requirements.volumes.profile is None and (kind is not Kind.TRAINING or engagement.exit.take_back is not None):
        message = f"an engagement of kind {kind.value} needs the profile of its busiest day"
        if kind is Kind.TRAINING:
            message = "a plan to take the service back needs the profile of the busiest day"
        yield Breach(
            "requirements.volumes", message, "add profile to volumes: the take-back staff is calculated from it"
        )


def req007_profile_shares(engagement: Engagement) -> Iterator[Breach]:
    """The day's profile accounts for the whole day.

    What: the shares of its intervals add up to 100 %.
    Why: the staff to take the service back is calculated from them.
    Need: S4.7
    Fails: shares that make 96 %. Passes: shares that make 100 %.
    """
    profile = engagement.requirements.volumes.profile
    if profile is not None:
        total = sum((interval.share.value for interval in profile.intervals), Decimal(0))
        if total != 100:
            message = f"the shares of the intervals add up to {total} %"
            yield Breach("requirements.volumes.profile.intervals", message, "correct them to 100 %")


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
        higher = directions.get(goal.kpi) is Direction.HIGHER
        apart = goal.target.unit == goal.start.unit and goal.kpi in directions
        if apart and (goal.target == goal.start or (goal.target.value > goal.start.value) != higher):
            message = f"the target {goal.target} of “{goal.id}” is no better than {goal.start}, where it starts"
            yield Breach(f"requirements.goals[{goal.id}].target", message, "set a better target, or swap the two")
        if goal.by <= begin:
            message = f"“{goal.id}” is due on {goal.by}, before the service has begun on {begin}"
            yield Breach(f"requirements.goals[{goal.id}].by", message, "set a later date")
