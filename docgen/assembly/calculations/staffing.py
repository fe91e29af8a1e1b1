"""The staff that takes the contacts back when the contract ends (S4.7): ``calc.staffing``.

In: ``exit.take_back``, the profile of the busiest day, volumes, handling times. Out: the plan of that day by interval,
the heads of a week, and how the heads on hand and the planned sources cover them. Every day on which the channel is
open counts as the busiest day of the busiest month, so the plan is on the safe side.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from docgen.assembly.calculations.reckoning import Reckoning
from docgen.assembly.facts import Facts, Leaf, plain
from docgen.figures.coverage import Coverage, Source, cover
from docgen.figures.rounding import to_unit
from docgen.figures.staffing import (
    DayPlan,
    Interval,
    ServiceTarget,
    StaffingRow,
    WeekPlan,
    plan_week,
    planned_day,
    spread,
)


@dataclass(frozen=True, slots=True)
class FillStep:
    """A source of people: on hand or planned, its heads, the day after the notice on which they can start, how many
    there are then in all, and how many are still missing when all who can start on that day have."""

    name: Leaf
    planned: bool
    heads: int
    day: int
    on_hand: int
    gap: int


class Staffing(Reckoning):
    """What the take-back takes, worked out once."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "staffing")

    @property
    def rows(self) -> tuple[StaffingRow, ...]:
        """The intervals of the busiest day."""
        return self.plan.rows

    @property
    def plan(self) -> DayPlan:
        """The busiest day."""
        return self._plain("plan", self._work_out_plan)

    @property
    def week(self) -> WeekPlan:
        """A week in which every day of service is as busy as the busiest."""
        return self._plain("week", self._work_out_week)

    @property
    def coverage(self) -> Coverage:
        """How the heads on hand and the planned sources close the gap, by days after the notice."""
        return self._plain("coverage", self._work_out_coverage)

    @property
    def steps(self) -> tuple[FillStep, ...]:
        """All sources in the order in which they become available."""
        return self._plain("steps", self._work_out_steps)

    @property
    def days_per_week(self) -> Leaf:
        """On how many days of a week the channel is open."""
        return self._leaf("days_per_week", self._work_out_days)

    @property
    def contacts(self) -> Leaf:
        """Contacts of the channel on the busiest day, to whole ones."""
        return self._leaf("contacts", lambda: to_unit(self._contacts(), Decimal(1)))

    @property
    def peak_interval(self) -> Leaf:
        """When the interval begins that takes the most agents."""
        return self._leaf("peak_interval", lambda: self._peak().start)

    @property
    def erlangs(self) -> Leaf:
        """The load of that interval."""
        return self._leaf("erlangs", lambda: self._peak().load)

    @property
    def peak_agents(self) -> Leaf:
        """Agents at work in that interval."""
        return self._leaf("peak_agents", lambda: self.plan.peak_agents)

    @property
    def peak_scheduled(self) -> Leaf:
        """Heads on the roster for that interval."""
        return self._leaf("peak_scheduled", lambda: self.plan.peak_scheduled)

    @property
    def paid_hours(self) -> Leaf:
        """Paid hours of the week."""
        return self._leaf("paid_hours", lambda: self.week.paid_hours)

    @property
    def heads_needed(self) -> Leaf:
        """Full-time people who cover both the hours of the week and the busiest interval."""
        return self._leaf("heads_needed", lambda: self.week.heads)

    @property
    def on_hand(self) -> Leaf:
        """People in the company who can take contacts."""
        return self._leaf("on_hand", lambda: _heads(self.facts.exit.take_back.staff_on_hand))

    @property
    def planned_fill(self) -> Leaf:
        """People from the planned sources."""
        return self._leaf("planned_fill", lambda: _heads(self.facts.exit.take_back.fill))

    @property
    def shortage(self) -> Leaf:
        """What is missing from the need when only those on hand are counted."""
        return self._leaf("shortage", lambda: self.week.gap)

    @property
    def gap(self) -> Leaf:
        """What is missing from the need when all sources have come."""
        return self._leaf("gap", lambda: self.coverage.gap)

    @property
    def covered(self) -> bool:
        """Whether people on hand and planned sources together reach the need."""
        return not self.coverage.gap

    @property
    def closed_on(self) -> Leaf | None:
        """The day after the notice from which nobody is missing; None where that never happens."""
        leaf = self._leaf("closed_on", lambda: self.coverage.closed_on)
        return None if leaf.value is None else leaf

    def _contacts(self) -> Decimal:
        take_back, profile = self.facts.exit.take_back, self.facts.requirements.volumes.profile
        monthly = self.facts.requirements.volumes.monthly
        busiest = next((row for row in monthly if row.month == profile.busiest_month), None)
        contacts = 0 if busiest is None else int(getattr(busiest, plain(take_back.channel).value))
        share: Decimal = plain(profile.busiest_day_share).fraction
        return contacts * share

    def _handling(self) -> Decimal:
        """Seconds of an agent for one contact; those handled at once share them."""
        channel = self.facts.exit.take_back.channel
        found = next(row for row in self.facts.requirements.volumes.handling_times if row.channel == channel)
        seconds: Decimal = plain(found.time).seconds / plain(found.concurrency)
        return seconds

    def _work_out_plan(self) -> DayPlan:
        take_back, profile = self.facts.exit.take_back, self.facts.requirements.volumes.profile
        target, patience = plain(take_back.target), plain(take_back.patience)
        shares = [(str(row.start), plain(row.share).value) for row in profile.intervals]
        minutes = plain(profile.interval).seconds / 60
        intervals: tuple[Interval, ...] = spread(self._contacts(), shares, minutes, self._handling())
        wanted = ServiceTarget(
            percent=target.share.value,
            within=target.within.seconds,
            maximum_occupancy=plain(take_back.max_occupancy).value,
            patience=None if patience is None else patience.seconds,
        )
        return planned_day(intervals, wanted, plain(take_back.shrinkage).value)

    def _work_out_days(self) -> int:
        channel = self.facts.exit.take_back.channel
        serving = [f for f in self.facts.requirements.functions if channel in f.channels]
        return max((plain(f.hours).days_per_week for f in serving), default=0)

    def _work_out_week(self) -> WeekPlan:
        hours = plain(self.facts.exit.take_back.weekly_hours)
        return plan_week([(self.plan, int(self.days_per_week))], hours, int(self.on_hand))

    def _sources(self) -> list[tuple[Any, bool]]:
        take_back = self.facts.exit.take_back
        return [(row, False) for row in take_back.staff_on_hand] + [(row, True) for row in take_back.fill]

    def _work_out_coverage(self) -> Coverage:
        sources = [
            Source(str(number), int(row.heads), plain(row.available).days)
            for number, (row, _) in enumerate(self._sources())
        ]
        return cover(self.week.heads, sources)

    def _work_out_steps(self) -> tuple[FillStep, ...]:
        sources = self._sources()
        made = []
        for row in self.coverage.rows:
            for number in row.sources:
                source, planned = sources[int(number)]
                name = source.name if planned else source.role
                made.append(FillStep(name, planned, int(source.heads), row.day, row.on_hand, row.gap))
        return tuple(made)

    def _peak(self) -> StaffingRow:
        return max(self.plan.rows, key=lambda row: (row.agents, row.load))


def _heads(rows: Any) -> int:
    return sum(int(row.heads) for row in rows)
