"""Levels of a metric: which way is better, whether a level is reached, whether a condition held often enough.

In: measured values of one metric, oldest first, and the level or the trigger that they are held against. Out: yes or
no, and for a trigger the count that shows why. Never rounds a measured value: it is compared as it was reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Direction(StrEnum):
    """Which way a metric gets better: a share of calls answered is better higher, an abandonment rate lower."""

    HIGHER = "higher"
    LOWER = "lower"


def reaches(measured: Decimal, level: Decimal, direction: Direction) -> bool:
    """Whether a measured value is at the level or better."""
    return measured >= level if direction == Direction.HIGHER else measured <= level


@dataclass(frozen=True, slots=True)
class BaseLevel:
    """A base service level and what was measured against it in one measurement period."""

    kpi: str
    measured: Decimal
    level: Decimal
    direction: Direction

    @property
    def met(self) -> bool:
        """Whether the level was reached."""
        return reaches(self.measured, self.level, self.direction)


class Condition(StrEnum):
    """What a trigger waits for: that its level is reached, or that the metric falls short of it."""

    REACHED = "reached"
    SHORT_OF = "short_of"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A condition on a metric that must hold in ``count`` of the last ``of`` periods: "short of 75 % in 3 of 6".

    A value at the level itself reaches it. Raises ValueError unless 1 <= count <= of.
    """

    kpi: str
    condition: Condition
    level: Decimal
    direction: Direction
    count: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.count <= self.of:
            raise ValueError(f"{self.count} of {self.of} periods can't be counted")


@dataclass(frozen=True, slots=True)
class TriggerResult:
    """Whether a trigger is met, over which values, in which of them the condition held, and how many those are."""

    met: bool
    count: int
    window: tuple[Decimal, ...]
    held: tuple[bool, ...]


def evaluate_trigger(trigger: Trigger, measured: Sequence[Decimal]) -> TriggerResult:
    """Hold a trigger against the values of the periods so far, oldest first; only the last ``of`` of them count.

    With fewer periods than ``of`` the trigger can be met already: three misses in the first four months are three of
    six. The same rule serves restructuring, grounds for termination and the triggers of a contingency plan.
    """
    window = tuple(measured)[-trigger.of :]
    wanted = trigger.condition == Condition.REACHED
    held = tuple(reaches(value, trigger.level, trigger.direction) is wanted for value in window)
    return TriggerResult(sum(held) >= trigger.count, sum(held), window, held)
