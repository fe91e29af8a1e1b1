"""A build: every engagement looked at, the stale ones worked on by several processes, the rest left alone.

In: places, targets, what is asked for, and how many processes. Out: a ``Report``; files only under the output folder.
One engagement that fails keeps its last good output and does not stop the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from docgen.build import whole
from docgen.build.manifest import NAME, Manifest, dump
from docgen.build.places import Places, Target, file_digest
from docgen.build.stale import Request, untouched
from docgen.finding import Finding, Location, Severity, has_errors

if TYPE_CHECKING:
    from docgen.build.manifest import Output
    from docgen.build.work import Job, Made, Prepared


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one document: a line of the closing table."""

    engagement: str
    document: str
    pages: int
    words: int
    formats: tuple[str, ...]
    state: str
    reason: str
    seconds: float


@dataclass(slots=True)
class Report:
    """What a build did."""

    lines: list[Line] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


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
    for target in targets:
        manifest = untouched(places, target, request)
        if manifest is None:
            waiting.append(target)
        else:
            report.lines.extend(_kept(manifest, request))
    if waiting:
        _work(places, waiting, request, workers, watcher, report)
    order = {target.name: number for number, target in enumerate(targets)}
    report.lines.sort(key=lambda line: order.get(line.engagement, 0))
    return report


def _kept(manifest: Manifest, request: Request) -> Iterator[Line]:
    for kind in manifest.asked:
        built = manifest.documents.get(kind)
        if built is not None and (not request.types or kind in request.types):
            pages = max((output.pages for output in built.outputs.values()), default=0)
            yield Line(manifest.engagement, kind, pages, built.words, request.formats, "up to date", "", 0.0)


def _work(
    places: Places, waiting: list[Target], request: Request, workers: int, watcher: Watcher | None, report: Report
) -> None:
    from docgen.build import record, work

    slow = "pdf" in request.formats
    with _pool(workers if slow or len(waiting) > 3 else 1) as submit:
        preparing = {submit(work.prepare, places, target, request): target for target in waiting}
        writing: dict[Future[Made], Job] = {}
        prepared: dict[str, Prepared] = {}
        for future in as_completed(preparing):
            ready = _ready(future, preparing[future])
            prepared[ready.target.name] = ready
            report.findings.extend(ready.findings)
            for job in sorted(work.jobs(ready, places), key=lambda job: job.formats != ("pdf",)):
                if watcher:
                    watcher.begin(job.engagement, job.document.type, len(job.formats))
                writing[submit(work.make, job)] = job
        made: dict[str, list[Made]] = {}
        for done in as_completed(writing):
            job = writing[done]
            result = _result(done, job)
            made.setdefault(job.engagement, []).append(result)
            report.findings.extend(result.findings)
            if watcher:
                watcher.advance(job.engagement, job.document.type, len(job.formats))
    for target in waiting:
        ready, results = prepared[target.name], made.get(target.name, [])
        if ready.documents and not (has_errors(ready.findings) and not ready.stale):
            outputs: dict[str, dict[str, Output]] = {}
            for result in results:
                outputs.setdefault(result.kind, {}).update(result.outputs)
            after = record.manifest(ready, places, outputs)
            report.findings.extend(_gone(ready, places))
            _keep(places, target, {NAME: dump(after), **_sidecars(ready)}, report)
            report.lines.extend(_lines(ready, results, after, request))
        else:
            report.lines.append(
                Line(target.name, "", 0, 0, (), "failed", "see the findings; the last output stays", ready.seconds)
            )


def _ready(future: Future[Prepared], target: Target) -> Prepared:
    """An engagement as prepared; a finding where that broke down."""
    from docgen.build.work import Prepared

    try:
        return future.result()
    except Exception as problem:
        message = f"the engagement can't be worked on: {type(problem).__name__}: {problem}"
        finding = Finding(
            "BLD001", message, Location(target.shown), "please report this fault of docgen with these inputs"
        )
        return Prepared(target, "", {}, (finding,))


def _result(done: Future[Made], job: Job) -> Made:
    """What a worker made; a finding where it died."""
    from docgen.build.work import Made, make

    try:
        return done.result()
    except BrokenProcessPool:
        return make(job)
    except Exception as problem:
        place = Location((job.folder / f"{job.document.type}.{job.formats[0]}").as_posix())
        finding = Finding(
            "BLD001",
            f"a worker failed: {type(problem).__name__}: {problem}",
            place,
            "please report this fault of docgen",
        )
        return Made(job.engagement, job.document.type, {}, (finding,), 0.0)


def _gone(ready: Prepared, places: Places) -> Iterator[Finding]:
    """Outputs whose document the engagement no longer asks for: taken away when they are ours untouched, reported
    otherwise."""
    if ready.last is None:
        return
    for kind, built in ready.last.documents.items():
        if kind in ready.documents:
            continue
        for form, output in built.outputs.items():
            path = places.output / ready.target.name / f"{kind}.{form}"
            found = file_digest(path)
            if found == output.sha256:
                path.unlink(missing_ok=True)
                path.with_name(f"{kind}.origins.json").unlink(missing_ok=True)
            elif found:
                message = "the engagement no longer asks for this document, but the file was changed by hand"
                yield Finding(
                    "BLD004", message, Location(path.as_posix()), "delete it or move it elsewhere", Severity.WARNING
                )


def _sidecars(ready: Prepared) -> dict[str, bytes]:
    from docgen.build.record import origins

    return {f"{kind}.origins.json": origins(ready.documents[kind].document) for kind in ready.stale}


def _keep(places: Places, target: Target, files: dict[str, bytes], report: Report) -> None:
    """Write what accompanies the documents, where it differs from what stands there."""
    folder = places.output / target.name
    try:
        for name, content in files.items():
            if not (folder / name).is_file() or (folder / name).read_bytes() != content:
                whole.write(folder / name, content)
        whole.sweep(folder)
    except OSError as problem:
        message = f"the record of the build can't be written: {problem.strerror or problem}"
        report.findings.append(Finding("BLD002", message, Location(folder.as_posix()), "check space and permissions"))


def _lines(ready: Prepared, results: list[Made], after: Manifest, request: Request) -> Iterator[Line]:
    for kind in ready.documents:
        if request.types and kind not in request.types:
            continue
        own = [result for result in results if result.kind == kind]
        failed = any(has_errors(result.findings) for result in own)
        built = after.documents.get(kind)
        forms = tuple(form for form in request.formats if any(form in result.outputs for result in own))
        pages = max((output.pages for output in built.outputs.values()), default=0) if built else 0
        state = "failed" if failed else "rebuilt" if forms else "up to date"
        seconds = sum(result.seconds for result in own)
        yield Line(
            ready.target.name,
            kind,
            pages,
            built.words if built else 0,
            forms or request.formats,
            state,
            ready.reasons.get(kind, ""),
            seconds,
        )


_P = ParamSpec("_P")
_T = TypeVar("_T")


class _Submit(Protocol):
    def __call__(self, function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Future[_T]: ...


@contextmanager
def _pool(workers: int) -> Iterator[_Submit]:
    """Something to hand work to: this very process, or several new ones."""
    if workers < 2:
        yield _here
        return
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"), max_tasks_per_child=200) as pool:
        yield pool.submit


def _here(function: Callable[_P, _T], /, *arguments: _P.args, **named: _P.kwargs) -> Future[_T]:
    future: Future[_T] = Future()
    try:
        future.set_result(function(*arguments, **named))
    except Exception as problem:
        future.set_exception(problem)
    return future


def cores() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
