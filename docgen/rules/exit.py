"""Exit: grounds that can be declared and counted, and an end that costs little."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Severity
from docgen.model.exit import Cause
from docgen.model.governance import Side
from docgen.model.requirements import Direction
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach
from docgen.rules.measures import unit_of


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
            yield breach("exit.grounds", cause=cause.value)


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
            yield breach(
                f"exit.grounds[{ground.id}].short_of",
                related=[(f"requirements.kpis[{kpi.id}].base_level", "related.defined")],
                ground=ground.id,
                level=ground.short_of,
                base=kpi.base_level,
            )


def exit005_cure(engagement: Engagement) -> Iterator[Breach]:
    """A ground can be cured sooner than it ends the contract.

    What: the time to cure a ground is no longer than its notice.
    Why: customers would wait longer for a cure than for a new provider.
    Need: S1.6
    Fails: ``cure: 60 days`` with ``notice: 30 days``, with a warning. Passes: ``cure: 30 days``.
    """
    for ground in engagement.exit.grounds:
        if ground.cure.days > ground.notice.days:
            path = f"exit.grounds[{ground.id}]"
            yield breach(
                f"{path}.cure",
                severity=Severity.WARNING,
                related=[(f"{path}.notice", "related.other")],
                ground=ground.id,
                cure=ground.cure,
                notice=ground.notice,
            )


def exit007_fee(engagement: Engagement) -> Iterator[Breach]:
    """Ending without a reason costs little.

    What: the fee for convenience is at most a twelfth of the yearly charges.
    Why: a way out that costs more than a month of service is not taken when it should be.
    Need: S1.6
    Fails: a fee of EUR 300,000 with charges of EUR 2.4 million a year, with a warning. Passes: EUR 36,000.
    """
    fee, yearly = engagement.exit.convenience.fee, engagement.costs.charges.annual_value
    if fee is not None and fee.currency == yearly.currency and fee.amount * 12 > yearly.amount:
        yield breach(
            "exit.convenience.fee",
            severity=Severity.WARNING,
            related=[("costs.charges.annual_value", "related.other")],
            fee=fee.amount,
            month=round(yearly.amount / 12, 2),
        )


def exit008_earliest(engagement: Engagement) -> Iterator[Breach]:
    """The contract can be ended for convenience within its term.

    What: ``earliest`` lies before the end of the initial term.
    Why: a way out that opens when the term is over is none.
    Need: S1.6
    Fails: ``earliest: 24 months`` in a term of 24 months, with a warning. Passes: ``earliest: 6 months``.
    """
    earliest, initial = engagement.exit.convenience.earliest, engagement.engagement.term.initial
    if earliest.days >= initial.days:
        term = [("term.initial", "related.other")]
        yield breach(
            "exit.convenience.earliest",
            severity=Severity.WARNING,
            related=term,
            earliest=earliest,
            term=initial,
        )


def exit009_declared_by_client(engagement: Engagement) -> Iterator[Breach]:
    """The client declares what may end the contract.

    What: who declares a ground or a trigger is on the client's side.
    Why: no supplier declares that its own contract should end.
    Need: S1.6
    Fails: ``declared_by: account-manager`` where that role is the supplier's. Passes: a role of the client.
    """
    sides = {role.id: role.side for role in engagement.governance.roles}
    declared = [(f"exit.grounds[{ground.id}].declared_by", ground.declared_by) for ground in engagement.exit.grounds]
    declared += [(f"exit.triggers[{trigger.id}].declares", trigger.declares) for trigger in engagement.exit.triggers]
    for path, role in declared:
        if sides.get(role) is Side.SUPPLIER:
            yield breach(path, related=[(f"governance.roles[{role}].side", "related.defined")], role=role)


def exit010_counted_in_its_period(engagement: Engagement) -> Iterator[Breach]:
    """A ground is counted in the periods in which its metric is measured.

    What: the occurrence of a ground on a metric names the metric's measurement period.
    Why: "3 of 6 months" can't be counted on a metric that has a value every quarter.
    Need: S1.6
    Fails: ``3 of 6 months`` on a quarterly metric. Passes: ``2 of 3 quarters``.
    """
    kpis = {kpi.id: kpi for kpi in engagement.requirements.kpis}
    for ground in engagement.exit.grounds:
        if ground.form == "level" and ground.kpi in kpis and ground.occurrence.unit != kpis[ground.kpi].window.value:
            yield breach(
                f"exit.grounds[{ground.id}].occurrence",
                related=[(f"requirements.kpis[{ground.kpi}].window", "related.defined")],
                ground=ground.id,
                unit=unit_of(ground.occurrence.unit),
                kpi=ground.kpi,
                window=unit_of(kpis[ground.kpi].window.value),
            )
