"""Service credits and worked examples: credits from the base level on, and examples that show what is agreed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Said, Severity, say
from docgen.model.incentives import Bonus, Scheme
from docgen.model.requirements import Direction, Kpi
from docgen.model.values import Level
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach


def inc002_credit_steps(engagement: Engagement) -> Iterator[Breach]:
    """Service credits begin at the base level and grow with the shortfall.

    What: the first step of a credit line is the base level of its metric; each further step lies beyond it and
    credits more.
    Why: one bar for credits and incentives alike, and no gap in which neither applies.
    Need: S1.5
    Fails: base level 80 % and a first step of 78 %. Passes: a first step ``short_of: 80 %``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for index, line in enumerate(engagement.incentives.credits.lines):
        kpi = kpis.get(line.kpi)
        if kpi is None:
            continue
        path = f"incentives.credits.lines[{index}].steps"
        if line.steps[0].short_of != kpi.base_level:
            yield breach(
                f"{path}[0].short_of",
                "gap",
                related=[(f"requirements.kpis[{kpi.id}].base_level", "related.defined")],
                kpi=line.kpi,
                level=line.steps[0].short_of,
                base=kpi.base_level,
            )
        for number in range(1, len(line.steps)):
            before, step = line.steps[number - 1], line.steps[number]
            worse = step.short_of.value < before.short_of.value
            if worse != (kpi.direction is Direction.HIGHER) or step.credit.value <= before.credit.value:
                other = [(f"{path}[{number - 1}]", "related.other")]
                yield breach(f"{path}[{number}]", "order", related=other, step=number + 1, kpi=line.kpi, before=number)


def inc003_credit_above_risk(engagement: Engagement) -> Iterator[Breach]:
    """A single credit stays within the amount at risk.

    What: no step credits more than ``at_risk``.
    Why: a step that can never be paid in full misleads both sides.
    Need: S1.5
    Fails: ``at_risk: 10 %`` and a step of 12 %. Passes: a step of 6 %.
    """
    credits = engagement.incentives.credits
    for index, line in enumerate(credits.lines):
        for number, step in enumerate(line.steps):
            if step.credit.value > credits.at_risk.value:
                yield breach(
                    f"incentives.credits.lines[{index}].steps[{number}].credit",
                    related=[("incentives.credits.at_risk", "related.defined")],
                    credit=step.credit,
                    at_risk=credits.at_risk,
                )


def inc004_example(engagement: Engagement) -> Iterator[Breach]:
    """The worked example of the credits shows each metric that bears credits, and at least one credit.

    What: ``credits.example.measured`` has a level for each credit line, and none for a metric without one; one of them
    falls short of its base level.
    Why: both sides must be able to understand each incentive.
    Need: S1.5
    Fails: an example that leaves out a metric. Passes: one level for each, one of them short of its bar.
    """
    credits = engagement.incentives.credits
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    lines = {line.kpi for line in credits.lines}
    measured, path = credits.example.measured, "incentives.credits.example.measured"
    for name in sorted((lines & set(kpis)) - set(measured)):  # of one that nobody defined REF001 tells
        yield breach(path, "missing", kpi=name)
    for name in sorted(set(measured) - lines if lines <= set(kpis) else ()):
        yield breach(f"{path}.{name}:", "surplus", kpi=name, known=tuple(sorted(lines)))
    if lines == set(measured) and lines <= set(kpis):
        firsts = {line.kpi: line.steps[0].short_of for line in credits.lines}
        if all(_reaches(measured[name], firsts[name], kpis[name]) for name in lines):
            yield breach(path, "none", severity=Severity.WARNING)


def inc009_examples_of_incentives(engagement: Engagement) -> Iterator[Breach]:
    """The worked examples of an incentive show it earned.

    What: at least one example of each incentive earns it, with as many periods as it takes; no example of a bonus says
    that the base levels were met where its own level is short of the bar.
    Why: both sides must be able to understand each incentive, and an example of nothing explains nothing.
    Need: S1.5
    Fails: a promotion after four periods with an example of three, with a warning. Passes: an example of four.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for scheme in engagement.incentives.schemes:
        kpi = kpis.get(scheme.kpi)
        if kpi is None or not _reachable(scheme):
            continue
        path = f"incentives.schemes[{scheme.id}].examples"
        if not _earned(scheme, kpi):
            yield breach(path, "earned", severity=Severity.WARNING, scheme=scheme.id, needed=_needed(scheme))
        if isinstance(scheme, Bonus):
            for number, example in enumerate(scheme.examples):
                if example.base_levels_met and not _reaches(example.measured, kpi.base_level, kpi):
                    yield breach(
                        f"{path}[{number}]",
                        "met",
                        severity=Severity.WARNING,
                        related=[(f"requirements.kpis[{kpi.id}].base_level", "related.defined")],
                        measured=example.measured,
                        base=kpi.base_level,
                        kpi=kpi.id,
                    )


def inc014_all_at_risk(engagement: Engagement) -> Iterator[Breach]:
    """No more is at risk than is charged.

    What: ``at_risk`` is at most 100 % of the charges of a month.
    Why: a credit is taken off an invoice and can't exceed it.
    Need: S1.5
    Fails: ``at_risk: 120 %``. Passes: ``at_risk: 12 %``.
    """
    at_risk = engagement.incentives.credits.at_risk
    if at_risk.value > 100:
        yield breach("incentives.credits.at_risk", at_risk=at_risk)


def inc015_example_in_first_period(engagement: Engagement) -> Iterator[Breach]:
    """The worked example of the credits lies in a month in which credits apply.

    What: its month is not before the start, nor among the first months without credits and bonuses.
    Why: an example of a credit in a month in which none is due contradicts what it explains.
    Need: S1.5
    Fails: a start in June, ``first_period: 4`` and an example for August. Passes: an example for November.
    """
    start, month = engagement.engagement.dates.start, engagement.incentives.credits.example.month
    first = start.year * 12 + start.month + engagement.incentives.first_period
    if month.year * 12 + month.month < first:
        yield breach(
            "incentives.credits.example.month",
            related=[("incentives.first_period", "related.other"), ("dates.start", "related.other")],
            month=str(month),
            first=f"{(first - 1) // 12}-{(first - 1) % 12 + 1:02}",
        )


def _reaches(level: Level, bar: Level, kpi: Kpi) -> bool:
    return level.value >= bar.value if kpi.direction is Direction.HIGHER else level.value <= bar.value


def _reachable(scheme: Scheme) -> bool:
    levels = [step.at for step in scheme.steps] if isinstance(scheme, Bonus) else [scheme.level]
    return not any(level.value < 0 or (level.unit == "percent" and level.value > 100) for level in levels)


def _needed(scheme: Scheme) -> Said:
    """What an example must show for the incentive to be earned."""
    if isinstance(scheme, Bonus):
        return say("hint.earned_by_one", level=str(scheme.steps[0].at))
    if scheme.form == "promotion":
        return say("hint.earned_in_a_row", level=str(scheme.level), count=scheme.periods)
    return say("hint.earned_of", level=str(scheme.level), count=scheme.occurrence.count, of=scheme.occurrence.of)


def _earned(scheme: Scheme, kpi: Kpi) -> bool:
    """Whether one of the examples earns the incentive."""
    if isinstance(scheme, Bonus):
        return any(
            example.base_levels_met and any(_reaches(example.measured, step.at, kpi) for step in scheme.steps)
            for example in scheme.examples
        )
    count, of = (
        (scheme.periods, scheme.periods)
        if scheme.form == "promotion"
        else (scheme.occurrence.count, scheme.occurrence.of)
    )
    return any(
        sum(_reaches(level, scheme.level, kpi) for level in example.measured[-of:]) >= count
        for example in scheme.examples
    )
