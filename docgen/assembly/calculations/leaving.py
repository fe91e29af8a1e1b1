"""The exit against the clock and in money (S1.6, S4.7): ``calc.exit``.

In: the tasks of the exit, the periods of notice, the costs. Out: each task in days after the notice with its float, the
critical path, how the whole compares with the shortest notice, and who bears which cost.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.assembly.calculations.reckoning import Reckoning
from docgen.assembly.facts import Facts, Leaf, plain
from docgen.figures.timeline import NoticeComparison, Task, Timeline, compare_with_notice, schedule
from docgen.model.values import Duration, Money


@dataclass(frozen=True, slots=True)
class ExitStep:
    """A task in whole days after the notice: when it can start and is finished, and how far it can slip."""

    id: str
    task: Leaf
    owner: Leaf
    days: int
    start: int
    finish: int
    total_float: int
    critical: bool
    after: tuple[str, ...]


class Leaving(Reckoning):
    """The end of the contract, worked out once."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts, "exit")

    @property
    def timeline(self) -> Timeline:
        """The plan."""
        return self._plain("timeline", self._work_out_timeline)

    @property
    def tasks(self) -> tuple[ExitStep, ...]:
        """The tasks in the order of the input."""
        return self._plain("tasks", self._work_out_tasks)

    @property
    def comparison(self) -> NoticeComparison:
        """The plan against the shortest notice."""
        return self._plain("comparison", lambda: compare_with_notice(self.timeline, self._notice()))

    @property
    def length(self) -> Leaf:
        """Days from the notice until the last task is finished."""
        return self._leaf("length", lambda: self.timeline.length)

    @property
    def notice(self) -> Leaf:
        """The shortest notice of the contract, in calendar days."""
        return self._leaf("notice", lambda: self.comparison.notice)

    @property
    def margin(self) -> Leaf:
        """Days that are left of the shortest notice; negative where they are missing."""
        return self._leaf("margin", lambda: self.comparison.margin)

    @property
    def spare(self) -> Leaf:
        """The same as a length of time, which is never negative."""
        return self._leaf("spare", lambda: Duration(Decimal(max(0, self.comparison.margin)), "day"))

    @property
    def critical(self) -> tuple[Leaf, ...]:
        """The tasks of the critical path, the first one first."""
        by_id = {step.id: step.task for step in self.tasks}
        return tuple(by_id[name] for name in self.timeline.critical_path)

    @property
    def cost_client(self) -> Leaf:
        """What the client bears."""
        return self._leaf("cost_client", lambda: self._cost("client"))

    @property
    def cost_supplier(self) -> Leaf:
        """What the supplier bears."""
        return self._leaf("cost_supplier", lambda: self._cost("supplier"))

    def _work_out_timeline(self) -> Timeline:
        return schedule(
            [
                Task(str(task.id), plain(task.duration).days, tuple(str(before) for before in task.after))
                for task in self.facts.exit.timeline
            ]
        )

    def _work_out_tasks(self) -> tuple[ExitStep, ...]:
        return tuple(
            ExitStep(
                id=times.id,
                task=task.task,
                owner=task.owner,
                days=times.days,
                start=times.start,
                finish=times.finish,
                total_float=times.total_float,
                critical=times.critical,
                after=tuple(str(before) for before in task.after),
            )
            for task, times in zip(self.facts.exit.timeline, self.timeline.tasks, strict=True)
        )

    def _notice(self) -> Decimal:
        grounds = [plain(ground.notice).days for ground in self.facts.exit.grounds]
        shortest: Decimal = min([*grounds, plain(self.facts.exit.convenience.notice).days])
        return shortest

    def _cost(self, bearer: str) -> Money:
        borne = [plain(cost.amount).amount for cost in self.facts.exit.costs if cost.borne_by == bearer]
        return Money(sum(borne, Decimal(0)), str(self.facts.costs.charges.currency))
