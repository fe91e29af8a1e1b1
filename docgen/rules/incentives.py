"""Incentives: each on a metric with a bar, counted as it is measured, and decided by the client."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.finding import Severity
from docgen.model.governance import Side
from docgen.model.incentives import Aim, Bonus, Scheme
from docgen.model.requirements import Direction, Kpi
from docgen.model.values import Duration, Level
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach
from docgen.rules.measures import unit_of


def inc001_bonus_short_of_base(engagement: Engagement) -> Iterator[Breach]:
    """No incentive is earned short of the base level.

    What: each step of a bonus, and the level of a promotion or restructuring, lies at or beyond the base level of its
    metric.
    Why: base requirements come first: whoever misses the bar is credited for it and not rewarded as well.
    Need: S1.5
    Fails: base level 4.0 and a bonus at 3.8. Passes: a bonus at 4.2.
    """
    for scheme, kpi in _on_their_metrics(engagement):
        for path, level in _levels(scheme):
            if level.unit == kpi.base_level.unit and not _reaches(level, kpi.base_level, kpi):
                yield breach(
                    path,
                    related=[(f"requirements.kpis[{kpi.id}].base_level", "related.defined")],
                    scheme=scheme.id,
                    level=level,
                    base=kpi.base_level,
                    kpi=kpi.id,
                )


def inc006_out_of_reach(engagement: Engagement) -> Iterator[Breach]:
    """What earns an incentive can be reached.

    What: no level of an incentive lies above 100 % or below nothing.
    Why: a reward that nobody can earn drives nobody, and is taken for a slip of the pen when it matters.
    Need: S1.5
    Fails: a bonus at 104 % of calls answered. Passes: a bonus at 94 %.
    """
    for scheme, kpi in _on_their_metrics(engagement):
        for path, level in _levels(scheme):
            if _out_of_reach(level, kpi):
                yield breach(path, scheme=scheme.id, level=level, kpi=kpi.id)


def inc007_bonus_steps(engagement: Engagement) -> Iterator[Breach]:
    """The steps of a bonus ask for more and pay more, one after the other.

    What: each step after the first is harder to reach than the one before it, and pays more.
    Why: a harder step that pays less would reward the easier one, and nobody could tell which applies.
    Need: S1.5
    Fails: EUR 2,000 at 90 % and EUR 1,500 at 93 %. Passes: EUR 2,000 at 90 % and EUR 2,500 at 93 %.
    """
    for scheme, kpi in _on_their_metrics(engagement):
        if not isinstance(scheme, Bonus):
            continue
        for number in range(1, len(scheme.steps)):
            before, step = scheme.steps[number - 1], scheme.steps[number]
            harder = step.at != before.at and _reaches(step.at, before.at, kpi)
            if not harder or step.pays.amount <= before.pays.amount:
                path = f"incentives.schemes[{scheme.id}].steps"
                yield breach(
                    f"{path}[{number}]",
                    related=[(f"{path}[{number - 1}]", "related.other")],
                    scheme=scheme.id,
                    step=number + 1,
                    before=number,
                )


def inc010_volume_behind_quality(engagement: Engagement) -> Iterator[Breach]:
    """More volume is rewarded only behind a gate of quality.

    What: where an incentive is for volume, a metric by which customers rate, or one that an incentive for quality or
    satisfaction rests on, measures at least one of the same functions; its base level is the gate.
    Why: whoever is paid for quantity alone gets contacts done fast and not well.
    Need: S1.5
    Fails: a bonus for contacts settled where nothing tells how well, with a warning. Passes: a base level for
    satisfaction with the same functions.
    """
    good = {scheme.kpi for scheme in engagement.incentives.schemes if scheme.aim in {Aim.QUALITY, Aim.SATISFACTION}}
    good |= {one.kpi for one in engagement.exit.grounds if one.form == "level" and one.cause == "ratings"}
    gates = [kpi for kpi in engagement.requirements.kpis if kpi.id in good]
    for scheme, kpi in _on_their_metrics(engagement):
        if scheme.aim is Aim.VOLUME and not any(
            set(gate.functions) & set(kpi.functions) for gate in gates if gate is not kpi
        ):
            yield breach(
                f"incentives.schemes[{scheme.id}].aim", severity=Severity.WARNING, scheme=scheme.id, kpi=kpi.id
            )


def inc011_period(engagement: Engagement) -> Iterator[Breach]:
    """An incentive is counted in the periods in which its metric is measured.

    What: the period of a bonus is no shorter than the measurement period of its metric, and the occurrence of a
    restructuring is counted in that period.
    Why: a metric that is measured every quarter has no value for a month.
    Need: S1.5
    Fails: a monthly bonus on a quarterly metric. Passes: a quarterly bonus.
    """
    for scheme, kpi in _on_their_metrics(engagement):
        path = f"incentives.schemes[{scheme.id}]"
        window, measured = [(f"requirements.kpis[{kpi.id}].window", "related.defined")], unit_of(kpi.window.value)
        if isinstance(scheme, Bonus):
            if Duration(Decimal(1), scheme.period).days < Duration(Decimal(1), kpi.window.value).days:
                unit = unit_of(scheme.period)
                yield breach(f"{path}.period", related=window, scheme=scheme.id, unit=unit, window=measured)
        elif scheme.form == "restructuring" and scheme.occurrence.unit != kpi.window.value:
            unit = unit_of(scheme.occurrence.unit)
            yield breach(f"{path}.occurrence", related=window, scheme=scheme.id, unit=unit, window=measured)


def inc012_decided_by_client(engagement: Engagement) -> Iterator[Breach]:
    """The supplier does not decide on its own reward.

    What: who decides on a promotion or restructuring is on the client's side.
    Why: a promotion that the supplier grants itself is none.
    Need: S1.5, S3.2
    Fails: ``decided_by: account-manager`` where that role is the supplier's. Passes: a role of the client.
    """
    sides = {role.id: role.side for role in engagement.governance.roles}
    for scheme in engagement.incentives.schemes:
        if not isinstance(scheme, Bonus) and sides.get(scheme.decided_by) is Side.SUPPLIER:
            path = f"incentives.schemes[{scheme.id}].decided_by"
            role = [(f"governance.roles[{scheme.decided_by}].side", "related.defined")]
            yield breach(path, related=role, scheme=scheme.id, role=scheme.decided_by)


def _on_their_metrics(engagement: Engagement) -> Iterator[tuple[Scheme, Kpi]]:
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for scheme in engagement.incentives.schemes:
        if scheme.kpi in kpis:
            yield scheme, kpis[scheme.kpi]


def _levels(scheme: Scheme) -> list[tuple[str, Level]]:
    """Each level of an incentive with its path."""
    path = f"incentives.schemes[{scheme.id}]"
    if isinstance(scheme, Bonus):
        return [(f"{path}.steps[{number}].at", step.at) for number, step in enumerate(scheme.steps)]
    return [(f"{path}.level", scheme.level)]


def _reaches(level: Level, bar: Level, kpi: Kpi) -> bool:
    return level.value >= bar.value if kpi.direction is Direction.HIGHER else level.value <= bar.value


def _out_of_reach(level: Level, kpi: Kpi) -> bool:
    above = level.unit == "percent" and kpi.direction is Direction.HIGHER and level.value > 100
    return above or level.value < 0
