"""A build: every engagement looked at, the stale ones worked on by several processes, the rest left alone.

In: places, targets, what is asked for, and how many processes. Out: a ``Report``; files only under the output folder.
One engagement that fails keeps its last good output and does not stop the others. No more engagements are under way at
a time than keep the workers busy, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from docgen.build.explain import REMOVED, Decision
from docgen.build.left import gone
from docgen.build.places import Places, Target
from docgen.build.pool import Submit, here, pool
from docgen.build.settle import Line, Settled, kept, removed, settle
from docgen.build.stale import Request, untouched
from docgen.build.tasks import Job, Made, Prepared, broken, make, prepare
from docgen.finding import Finding, Location

_WORTH_A_POOL = 4


@dataclass(slots=True)
class Report:
    """What a build did."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def add(self, settled: Settled) -> None:
        """Add what is told of an engagement."""
        self.lines.extend(settled.lines)
        self.findings.extend(settled.findings)
        self.decisions.extend(settled.decisions)


class Watcher(Protocol):
    """Whoever shows progress: told of each document when its work begins and when files of it are done."""

    def begin(self, engagement: str, document: str, files: int) -> None:
        """Work on a document begins; so many files are to be written."""

    def advance(self, engagement: str, document: str, files: int) -> None:
        """So many files of it are written."""


def build(
    places: Places, targets: Iterable[Target], request: Request, workers: int, watcher: Watcher | None = None
) -> Report:
    """Build what is stale of these engagements."""
    report = Report()
    waiting: list[Target] = []
    order: dict[str, int] = {}
    for target in dict.fromkeys(targets):
        order[target.name] = len(order)
        manifest = untouched(places, target, request)
        if manifest is None:
            waiting.append(target)
        else:
            report.add(kept(places, target, manifest, request))
    if waiting:
        slow = "pdf" in request.formats
        workers = workers if slow or len(waiting) >= _WORTH_A_POOL else 1
        with pool(workers) as submit:
            _Build(places, request, submit, report, watcher).work(waiting, workers + 1 if workers > 1 else 1)
    report.lines.sort(key=lambda line: order[line.engagement])
    report.decisions.sort(key=lambda decision: order[decision.engagement])
    return report


def clear(places: Places, targets: Sequence[Target], report: Report) -> None:
    """After a build of all engagements: take away what is left of those that are gone, and report it."""
    for one in gone(places, targets):
        report.lines.extend(removed(one.name, one.removed, NO_ENGAGEMENT))
        report.findings.extend(one.findings)
        report.decisions.extend(Decision(one.name, file, REMOVED, (NO_ENGAGEMENT,)) for file in one.removed)


NO_ENGAGEMENT = "the engagement is gone"


@dataclass(slots=True)
class _Open:
    """An engagement under way: what was prepared and made, and how many jobs are still to end."""

    ready: Prepared
    made: list[Made]
    left: int


@dataclass(slots=True)
class _Build:
    """A build under way: what was handed out, and the engagements of which something is still to come."""

    places: Places
    request: Request
    submit: Submit
    report: Report
    watcher: Watcher | None
    pending: dict[Future[Any], tuple[Target, Job | None]] = field(default_factory=dict)
    under_way: dict[Target, _Open] = field(default_factory=dict)

    def work(self, waiting: Sequence[Target], most: int) -> None:
        """Work on all of them, and on so many at a time at most."""
        coming = iter(waiting)
        for target in islice(coming, most):
            self._begin(target)
        while self.pending:
            for future in wait(self.pending, return_when=FIRST_COMPLETED).done:
                target, job = self.pending.pop(future)
                if job is None:
                    self._open(target, future)
                else:
                    self._add(target, job, future)
                if not self.under_way[target].left:
                    self._settle(target)
                    for another in islice(coming, 1):
                        self._begin(another)

    def _begin(self, target: Target) -> None:
        self.pending[self.submit(prepare, self.places, target, self.request)] = target, None

    def _open(self, target: Target, future: Future[Prepared]) -> None:
        """An engagement was prepared and most of its files were written: hand out the rest."""
        ready = _prepared(future, self.places, target, self.request)
        self.report.findings.extend(ready.findings)
        self.under_way[target] = _Open(ready, [], len(ready.jobs))
        if self.watcher:
            for kind, formats in ready.stale.items():
                if formats:
                    self.watcher.begin(target.name, kind, len(formats))
        for result in ready.made:
            self._note(target, result)
        for job in ready.jobs:
            self.pending[self.submit(make, job)] = target, job

    def _add(self, target: Target, job: Job, future: Future[Made]) -> None:
        """Files of a document were written."""
        self.under_way[target].left -= 1
        self._note(target, _made(future, job))

    def _note(self, target: Target, result: Made) -> None:
        self.under_way[target].made.append(result)
        self.report.findings.extend(result.findings)
        if self.watcher:
            self.watcher.advance(target.name, result.kind, len(result.formats))

    def _settle(self, target: Target) -> None:
        """Nothing of an engagement is left to be done: record it and let go of it."""
        done = self.under_way.pop(target)
        self.report.add(settle(done.ready, done.made, self.places, self.request))


def _prepared(future: Future[Prepared], places: Places, target: Target, request: Request) -> Prepared:
    """An engagement as prepared; a finding where that broke down."""
    try:
        return future.result()
    except BrokenExecutor:
        return _prepared(here(prepare, places, target, request), places, target, request)
    except Exception as problem:
        return Prepared(target, "", {}, (broken(problem, Location(target.shown)),))


def _made(future: Future[Made], job: Job) -> Made:
    """What a worker made, or this process where the worker died; a finding where it broke down."""
    try:
        return future.result()
    except BrokenExecutor:
        return make(job)
    except Exception as problem:
        place = Location((job.folder / f"{job.document.type}.{job.formats[0]}").as_posix())
        return Made(job.engagement, job.document.type, job.formats, {}, (broken(problem, place),), 0.0)
