"""A build: every engagement looked at, the stale ones worked on by several processes, the rest left alone.

In: places, targets, what is asked for, how many processes, and how long to wait for another build. Out: a ``Report``;
files only under the output folder. One engagement that fails keeps its last good output and does not stop the others.
No more engagements are under way at a time than keep the workers busy, so that memory does not grow with their number.

Two builds never write into one folder at a time: each locks the folder of an engagement as long as it works on it. One
that finds a folder locked goes on with other engagements, and waits only when it holds no lock itself, so that no two
builds wait for each other.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from docgen.build import lock, scratch, whole
from docgen.build.explain import REMOVED, Decision
from docgen.build.left import gone
from docgen.build.lock import Lock
from docgen.build.outcomes import busy, made, prepared
from docgen.build.places import Places, Target
from docgen.build.pool import Outcome, Pool, pool
from docgen.build.settle import Line, Settled, kept, removed, settle
from docgen.build.spent import Spent, measured
from docgen.build.stale import Request, untouched
from docgen.build.tasks import Made, Prepared, make, prepare
from docgen.build.watcher import Watcher
from docgen.finding import Finding, Location, Severity, finding

_WORTH_A_POOL = 4
_MOMENT = 0.1


@dataclass(slots=True)
class Report:
    """What a build did, and what it took."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    spent: Spent = field(default_factory=Spent)

    def add(self, settled: Settled) -> None:
        """Add what is told of an engagement."""
        self.lines.extend(settled.lines)
        self.findings.extend(settled.findings)
        self.decisions.extend(settled.decisions)


def build(
    places: Places,
    targets: Iterable[Target],
    request: Request,
    workers: int,
    watcher: Watcher | None = None,
    patience: float = lock.PATIENCE,
) -> Report:
    """Build what is stale of these engagements; wait so many seconds at most for another build that works on one."""
    report = Report()
    waiting: list[Target] = []
    order: dict[str, int] = {}
    scratch.sweep()
    for target in dict.fromkeys(targets):
        order[target.name] = len(order)
        if not _finished(places, target, request, report):
            waiting.append(target)
    if waiting:
        slow = "pdf" in request.formats
        workers = workers if slow or len(waiting) >= _WORTH_A_POOL else 1
        if watcher:
            watcher.expect(len(waiting))
        going = _Build(places, request, report, watcher, patience)
        with measured(report.spent), scratch.scratch(), going.letting_go(), pool(workers) as going.pool:
            going.work(waiting, workers + 1 if workers > 1 else 1)
    report.lines.sort(key=lambda line: order[line.engagement])
    report.decisions.sort(key=lambda decision: order[decision.engagement])
    return report


def _finished(places: Places, target: Target, request: Request, report: Report) -> bool:
    """Whether there is nothing to do for an engagement; what a killed build left in its folder is taken away."""
    manifest = untouched(places, target, request)
    if manifest is None:
        return False
    folder = places.output / target.name
    if whole.parts(folder):
        held = lock.take(folder)
        if held is not None:  # else they are those of a build that is under way
            whole.sweep(folder, manifest.recorded())
            held.release()
    report.add(kept(places, target, manifest, request))
    return True


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
    """A build under way: the locks that it holds, and the engagements of which something is still to come."""

    places: Places
    request: Request
    report: Report
    watcher: Watcher | None
    patience: float
    pool: Pool = field(init=False)
    locks: dict[Target, Lock] = field(default_factory=dict)
    under_way: dict[Target, _Open] = field(default_factory=dict)
    held_up: dict[Target, float] = field(default_factory=dict)

    def work(self, waiting: Iterable[Target], most: int) -> None:
        """Work on all of them, and on so many at a time at most."""
        queue = deque(waiting)
        while queue or self.locks:
            self._begin(queue, most)
            if self.locks:
                self._go_on(self.pool.next())
            elif queue:
                self._wait(queue)

    @contextmanager
    def letting_go(self) -> Iterator[None]:
        """Where the build is broken off and its workers have ended, let others in and leave nothing half-written."""
        try:
            yield
        finally:
            for target in list(self.locks):
                self._release(target)

    def _begin(self, queue: deque[Target], most: int) -> None:
        """Hand out engagements that no other build works on; the others move to the end of the queue."""
        for _ in range(len(queue)):
            if len(self.locks) >= most:
                return
            target = queue.popleft()
            held = lock.take(self._home(target))
            if held is None:
                queue.append(target)
                self._tell(target)
                continue
            self.locks[target] = held
            if target in self.held_up and _finished(self.places, target, self.request, self.report):
                self._release(target)
            else:
                self.pool.hand_out((target, None), prepare, self.places, target, self.request)

    def _tell(self, target: Target) -> None:
        if target not in self.held_up:
            self.held_up[target] = 0.0
            if self.watcher:
                self.watcher.wait(target.name, lock.holder(self._home(target)))

    def _wait(self, queue: deque[Target]) -> None:
        """All that is left is held by others: wait, and give up what is held for too long."""
        for target in list(queue):
            if self.held_up[target] >= self.patience:
                queue.remove(target)
                self._give_up(target)
            self.held_up[target] += _MOMENT
        if queue:
            time.sleep(_MOMENT)

    def _give_up(self, target: Target) -> None:
        self.report.findings.append(busy(self._home(target)))
        reason = "see the findings; the last output stays"
        self.report.lines.append(Line(target.name, "", 0, 0, (), "failed", reason, 0.0))

    def _go_on(self, outcome: Outcome) -> None:
        target, job = outcome.whose
        if outcome.again and not outcome.death:
            place = Location(target.shown)
            self.report.findings.append(finding("BLD009.again", place, severity=Severity.INFO))
        if job is None:
            self._open(target, prepared(outcome, target))
        else:
            self.under_way[target].left -= 1
            self._note(target, made(outcome, job))
        if not self.under_way[target].left:
            self._settle(target)

    def _open(self, target: Target, ready: Prepared) -> None:
        """An engagement was prepared and most of its files were written: hand out the rest."""
        self.report.findings.extend(ready.findings)
        self.report.spent.read(ready)
        self.under_way[target] = _Open(ready, [], len(ready.jobs))
        if self.watcher:
            for kind, formats in ready.stale.items():
                if formats:
                    self.watcher.begin(target.name, kind, len(formats))
        for result in ready.made:
            self._note(target, result)
        for job in ready.jobs:
            self.pool.hand_out((target, job), make, job)

    def _note(self, target: Target, result: Made) -> None:
        """Files of a document were written."""
        self.under_way[target].made.append(result)
        self.report.findings.extend(result.findings)
        self.report.spent.write(result)
        if self.watcher:
            self.watcher.advance(target.name, result.kind, len(result.formats))

    def _settle(self, target: Target) -> None:
        """Nothing of an engagement is left to be done: record it and let go of it."""
        done = self.under_way.pop(target)
        self.report.add(settle(done.ready, done.made, self.places, self.request))
        self._release(target)

    def _release(self, target: Target) -> None:
        whole.tidy(self._home(target))
        self.locks.pop(target).release()
        if self.watcher:
            self.watcher.end(target.name)

    def _home(self, target: Target) -> Path:
        return self.places.output / target.name
