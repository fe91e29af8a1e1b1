"""How many agents a service level takes: per interval, per day, per week.

In: contacts and handling time of each interval of a day, a target ("80 % within 20 s"), shrinkage in percent. Out: one
``StaffingRow`` per interval and the plan of a day or a week, with the assumptions that produced them, rounded for a
reader: percentages to 0.1, seconds to 0.1, hours and full-time equivalents to 0.01. A plan can be recomputed from its
rows. Never guesses a volume: what is not given is not staffed.

The model is Erlang C, or Erlang A where the customers' average patience is known (see ``erlang``). Shrinkage is the
share of paid time in which an agent is not available for contacts (leave, sickness, breaks, training, meetings);
scheduled heads = agents / (1 - shrinkage), after G. Koole, "Call Center Optimization" (2013).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from docgen.figures.erlang import QueuePerformance, with_abandonment, without_abandonment
from docgen.figures.rounding import CENT, HUNDRED, TENTH, percentage, to_unit, whole_up

_SECONDS_PER_HOUR = 3600
_MINUTES_PER_HOUR = 60
_MOST_AGENTS = 5_000
_MOST_WAITING = 5_000


@dataclass(frozen=True, slots=True)
class ServiceTarget:
    """What the staff must achieve: ``percent`` % of offered contacts answered ``within`` seconds.

    ``maximum_occupancy`` (percent) adds agents until nobody is busier than that; ``patience`` (average seconds until
    a customer gives up) selects Erlang A; ``minimum_agents`` is the least number on duty while the service is open.
    Raises ValueError for a percentage that no finite number of agents can reach.
    """

    percent: Decimal
    within: Decimal
    maximum_occupancy: Decimal | None = None
    patience: Decimal | None = None
    minimum_agents: int = 0

    def __post_init__(self) -> None:
        if not 0 < self.percent < HUNDRED:
            raise ValueError("the share answered in time lies between 0 and 100 %, both excluded")
        if self.within < 0 or (self.patience is not None and self.patience <= 0):
            raise ValueError("the answering time is not negative, and patience is longer than nothing")
        if self.maximum_occupancy is not None and not 0 < self.maximum_occupancy <= HUNDRED:
            raise ValueError("the maximum occupancy lies between 0 and 100 %")


@dataclass(frozen=True, slots=True)
class Interval:
    """The work of one interval: when it starts (a label such as ``08:30``), its length in minutes, the contacts
    offered in it, and the average handling time in seconds (after-call work included, divided by the number of
    contacts that an agent handles at once)."""

    start: str
    minutes: Decimal
    contacts: Decimal
    handling: Decimal

    def __post_init__(self) -> None:
        if self.minutes <= 0 or self.contacts < 0 or self.handling <= 0:
            raise ValueError(f"interval {self.start}: contacts can't be negative, times must be longer than nothing")

    @property
    def load(self) -> Decimal:
        """Offered load in erlangs: contacts x handling time / length of the interval."""
        return self.contacts * self.handling / (self.minutes * _MINUTES_PER_HOUR)


@dataclass(frozen=True, slots=True)
class StaffingRow:
    """One interval with its agents: ``agents`` at work, ``scheduled`` heads on the roster after shrinkage.

    ``load`` in erlangs (0.01), ``service_level``, ``occupancy`` and ``abandonment`` in percent (0.1),
    ``speed_of_answer`` in seconds (0.1), None where the queue would grow without end.
    """

    start: str
    minutes: Decimal
    contacts: Decimal
    handling: Decimal
    load: Decimal
    agents: int
    scheduled: int
    service_level: Decimal
    speed_of_answer: Decimal | None
    occupancy: Decimal
    abandonment: Decimal | None


@dataclass(frozen=True, slots=True)
class DayPlan:
    """A day's rows and what they add up to; ``service_level`` is weighted by contacts, None on a day without any."""

    rows: tuple[StaffingRow, ...]
    contacts: Decimal
    peak_agents: int
    peak_scheduled: int
    agent_hours: Decimal
    paid_hours: Decimal
    service_level: Decimal | None


@dataclass(frozen=True, slots=True)
class WeekPlan:
    """The staff of a week: paid hours, full-time equivalents, and ``heads``, the smallest whole number of full-time
    people that covers both the hours and the busiest interval; ``gap`` is what is missing from the heads on hand."""

    paid_hours: Decimal
    full_time_equivalents: Decimal
    heads: int
    on_hand: int
    gap: int


def agents_needed(load: Decimal, handling: Decimal, target: ServiceTarget) -> int:
    """The smallest number of agents that reaches the target, at least ``minimum_agents``.

    Service level rises and occupancy falls with every agent, so the number is found by doubling and halving.
    """
    if not load:
        return target.minimum_agents
    enough = max(1, whole_up(load))
    while not _meets(load, enough, handling, target):
        enough *= 2
    too_few = 0
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        if _meets(load, middle, handling, target):
            enough = middle
        else:
            too_few = middle
    return max(enough, target.minimum_agents)


def beyond(intervals: Sequence[Interval], target: ServiceTarget) -> bool:
    """Whether the agents of an interval are so many, or its customers so patient, that nobody could wait for the
    result: both models take a step for each agent, and Erlang A one for each customer in the queue besides."""
    occupancy = (target.maximum_occupancy or HUNDRED) / HUNDRED
    queues = (one.load * (target.patience or 0) / one.handling for one in intervals)
    return any(one.load > _MOST_AGENTS * occupancy for one in intervals) or any(n > _MOST_WAITING for n in queues)


def _meets(load: Decimal, agents: int, handling: Decimal, target: ServiceTarget) -> bool:
    reached = _performance(load, agents, handling, target)
    limit = target.maximum_occupancy
    return reached.service_level * HUNDRED >= target.percent and (limit is None or reached.occupancy * HUNDRED <= limit)


def _performance(load: Decimal, agents: int, handling: Decimal, target: ServiceTarget) -> QueuePerformance:
    if target.patience is None:
        return without_abandonment(load, agents, handling, target.within)
    return with_abandonment(load, agents, handling, target.within, target.patience)


def scheduled_heads(agents: int, shrinkage: Decimal) -> int:
    """Heads on the roster so that ``agents`` are at work: agents / (1 - shrinkage), rounded up.

    Raises ValueError unless shrinkage (percent) is at least 0 and below 100.
    """
    if not 0 <= shrinkage < HUNDRED:
        raise ValueError("shrinkage lies between 0 and 100 %, 100 excluded")
    return whole_up(agents * HUNDRED / (HUNDRED - shrinkage))


def staff_interval(interval: Interval, target: ServiceTarget, shrinkage: Decimal) -> StaffingRow:
    """The row of an interval with the agents that its target takes."""
    return measure_interval(interval, target, shrinkage, agents_needed(interval.load, interval.handling, target))


def measure_interval(interval: Interval, target: ServiceTarget, shrinkage: Decimal, agents: int) -> StaffingRow:
    """The row of an interval with a given number of agents, such as the staff on hand; the target may be missed."""
    reached = _performance(interval.load, agents, interval.handling, target)
    wait, given_up = reached.speed_of_answer, reached.abandonment
    return StaffingRow(
        start=interval.start,
        minutes=interval.minutes,
        contacts=interval.contacts,
        handling=interval.handling,
        load=to_unit(interval.load, CENT),
        agents=agents,
        scheduled=scheduled_heads(agents, shrinkage),
        service_level=to_unit(reached.service_level * HUNDRED, TENTH),
        speed_of_answer=None if wait is None else to_unit(wait, TENTH),
        occupancy=to_unit(reached.occupancy * HUNDRED, TENTH),
        abandonment=None if given_up is None else to_unit(given_up * HUNDRED, TENTH),
    )


def day_plan(rows: Sequence[StaffingRow]) -> DayPlan:
    """What the rows of a day add up to. Paid hours are scheduled heads x length of the interval."""
    contacts = sum((row.contacts for row in rows), Decimal(0))
    answered = sum((row.contacts * row.service_level / HUNDRED for row in rows), Decimal(0))
    return DayPlan(
        rows=tuple(rows),
        contacts=contacts,
        peak_agents=max((row.agents for row in rows), default=0),
        peak_scheduled=max((row.scheduled for row in rows), default=0),
        agent_hours=to_unit(sum((row.agents * row.minutes for row in rows), Decimal(0)) / _MINUTES_PER_HOUR, CENT),
        paid_hours=to_unit(sum((row.scheduled * row.minutes for row in rows), Decimal(0)) / _MINUTES_PER_HOUR, CENT),
        service_level=percentage(answered, contacts),
    )


def plan_day(intervals: Sequence[Interval], target: ServiceTarget, shrinkage: Decimal) -> DayPlan:
    """Staff every interval of a day for the target."""
    return day_plan([staff_interval(interval, target, shrinkage) for interval in intervals])


# Pure and slow: a rule and each document of a set ask for the same day.
planned_day = lru_cache(maxsize=64)(plan_day)


def plan_week(days: Sequence[tuple[DayPlan, int]], weekly_hours: Decimal, on_hand: int = 0) -> WeekPlan:
    """The staff of a week of ``days`` (a plan and on how many days it applies) at ``weekly_hours`` per full-timer.

    Full-time equivalents = paid hours / weekly hours; leave and sickness are in the shrinkage, not added again.
    """
    if weekly_hours <= 0:
        raise ValueError("a full-time week has more than zero hours")
    paid = sum((plan.paid_hours * count for plan, count in days), Decimal(0))
    peak = max((plan.peak_scheduled for plan, count in days if count), default=0)
    heads = max(peak, whole_up(paid / weekly_hours))
    return WeekPlan(paid, to_unit(paid / weekly_hours, CENT), heads, on_hand, max(0, heads - on_hand))


def spread(
    contacts: Decimal, profile: Sequence[tuple[str, Decimal]], minutes: Decimal, handling: Decimal
) -> tuple[Interval, ...]:
    """A day's contacts spread over its intervals by their shares in percent, as (start, share)."""
    return tuple(Interval(start, minutes, contacts * share / HUNDRED, handling) for start, share in profile)


def deferred_hours(contacts: Decimal, handling: Decimal, occupancy: Decimal, shrinkage: Decimal) -> Decimal:
    """Paid hours for contacts that may wait (e-mail, letters), to which no queueing model applies.

    Hours of work / occupancy / (1 - shrinkage), both in percent. Raises ValueError for an occupancy outside 0 to 100.
    """
    if not 0 < occupancy <= HUNDRED or not 0 <= shrinkage < HUNDRED:
        raise ValueError("occupancy lies above 0 and up to 100 %, shrinkage from 0 to below 100 %")
    work = contacts * handling / _SECONDS_PER_HOUR
    return to_unit(work * HUNDRED / occupancy * HUNDRED / (HUNDRED - shrinkage), CENT)
