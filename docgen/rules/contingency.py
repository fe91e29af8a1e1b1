"""The contingency plan: scenarios for what must be feared, what comes back, and a plan that is kept and tried out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from docgen.finding import Severity
from docgen.model.exit import Cause, Event
from docgen.model.whole import Engagement
from docgen.rules import Breach, breach

_FEARED = {
    Cause.PERFORMANCE: Event.PERFORMANCE_FAILURE,
    Cause.VOLUME: Event.VOLUME_COLLAPSE,
    Cause.RATINGS: Event.POOR_RATINGS,
}


def exit011_scenarios(engagement: Engagement) -> Iterator[Breach]:
    """The plan is prepared for what the grounds stand for, and for the insolvency of the supplier.

    What: ``scenarios`` holds an event for each cause of the grounds, and ``insolvency``.
    Why: nobody reads a plan for the first time on the day on which it lacks what happened.
    Need: S1.6
    Fails: a ground on ratings and no scenario ``poor_ratings``, with a warning. Passes: all four.
    """
    prepared = {scenario.event for scenario in engagement.exit.scenarios}
    for cause, event in _FEARED.items():
        ground = next((ground for ground in engagement.exit.grounds if ground.cause is cause), None)
        if ground is not None and event not in prepared:
            yield breach(
                "exit.scenarios",
                "ground",
                severity=Severity.WARNING,
                related=[(f"exit.grounds[{ground.id}]", "related.other")],
                event=event.value,
                cause=cause.value,
            )
    if Event.INSOLVENCY not in prepared:
        yield breach("exit.scenarios", "insolvency", severity=Severity.WARNING)


def exit012_returns(engagement: Engagement) -> Iterator[Breach]:
    """Data and knowledge come back, and access ends.

    What: ``returns`` holds an item each of kind ``data``, ``knowledge`` and ``access``.
    Why: a contract has not ended while the former supplier holds data or can still log in.
    Need: S1.6
    Fails: no item of kind ``access``, with a warning. Passes: the accounts with who closes them and by when.
    """
    kinds = {item.kind for item in engagement.exit.returns}
    for kind in ("data", "knowledge", "access"):
        if kind not in kinds:
            yield breach("exit.returns", severity=Severity.WARNING, kind=kind)


def exit013_next_review(engagement: Engagement) -> Iterator[Breach]:
    """The next review of the plan lies ahead, and within its interval.

    What: ``next_review`` lies after the day that the documents bear and after the last entry of the log, and no later
    than one interval after that entry.
    Why: a plan that nobody has looked at for long names people who have left.
    Need: S1.6
    Fails: documents of June and a review due in March, with a warning. Passes: a review in the next six months.
    """
    upkeep, prepared = engagement.exit.upkeep, engagement.engagement.dates.prepared
    last = max(entry.on for entry in upkeep.log)
    log = [("exit.upkeep.log", "related.other")]
    if upkeep.next_review < prepared or upkeep.next_review <= last:
        yield breach(
            "exit.upkeep.next_review",
            "passed",
            severity=Severity.WARNING,
            related=[("dates.prepared", "related.other"), *log],
            day=upkeep.next_review,
            since=max(prepared, last),
        )
    elif upkeep.next_review > (latest := last + timedelta(days=_at_most(float(upkeep.interval.days)))):
        yield breach(
            "exit.upkeep.next_review",
            "late",
            severity=Severity.WARNING,
            related=[("exit.upkeep.interval", "related.other"), *log],
            day=upkeep.next_review,
            interval=upkeep.interval,
            last=last,
            latest=latest,
        )


def _at_most(days: float) -> int:
    """A month has thirty-one days where half a year may not be held against somebody."""
    return round(days * 31 / 30)


def exit014_tests(engagement: Engagement) -> Iterator[Breach]:
    """The plan is tried out, and what came of it is recorded.

    What: a test before the day that the documents bear has a result, one after it has none yet, and at least one lies
    ahead.
    Why: a plan that was never tried out fails on the day on which it is needed.
    Need: S1.6
    Fails: a test of last year without a result, with a warning. Passes: its result, and the next test.
    """
    prepared = engagement.engagement.dates.prepared
    day = [("dates.prepared", "related.other")]
    tests = engagement.exit.upkeep.tests
    over = [number for number, test in enumerate(tests) if test.on < prepared and test.result is None]
    for index in over[:1]:
        path, test = f"exit.upkeep.tests[{index}]", tests[index]
        also = [f"exit.upkeep.tests[{number}]" for number in over[1:]]
        if also:
            yield breach(
                path, "results", severity=Severity.WARNING, related=day, also=also, count=len(over), prepared=prepared
            )
        else:
            yield breach(path, "result", severity=Severity.WARNING, related=day, test=test.name, day=test.on)
    for index, test in enumerate(tests):
        path = f"exit.upkeep.tests[{index}]"
        if test.on > prepared and test.result is not None:
            yield breach(f"{path}.result", "early", severity=Severity.WARNING, related=day, test=test.name, day=test.on)
    if all(test.result is not None for test in tests):
        yield breach("exit.upkeep.tests", "none", severity=Severity.WARNING)
