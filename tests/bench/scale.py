"""A thousand small engagements: time for each against ten, two workers against one, a change of one against all.

The engagements have few clauses and two documents, so that a thousand of them are built while somebody waits; what is
written is Markdown, for what grows with the number of engagements is all that is not writing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.bench.clock import whole
from tests.bench.material import Material
from tests.bench.row import Row
from tests.build.place import create

_LEVEL = 1.1


@dataclass(frozen=True)
class _Run:
    """Seconds on the wall and of processors, megabytes of the process and of its largest worker."""

    seconds: float
    processor: float
    memory: float
    memory_of_workers: float


def rows(material: Material) -> Iterator[Row]:
    """Rows for each number of engagements against the smallest, and for what else a thousand of them ask about."""
    few, *more = material.effort.crowds
    with TemporaryDirectory() as name:
        places = {number: _place(Path(name) / str(number), number) for number in (few, *more)}
        clean = {number: _build(material, where) for number, where in places.items()}
        base = clean[few]
        for number in more:
            found, what = clean[number], f"{number:,} small engagements"
            each = found.seconds / number, base.seconds / few
            yield Row(f"seconds each / of {few}", what, *each, target=_LEVEL)
            yield Row(f"peak memory / of {few}", what, found.memory, base.memory, "MB", target=1.5)
            workers = found.memory_of_workers, base.memory_of_workers
            yield Row(f"peak memory of a worker / of {few}", what, *workers, "MB", target=_LEVEL)
            yield Row("cores used", what, found.processor / found.seconds, unit="")
        most = more[-1]
        yield from _again(material, places[most], most, clean[most])
        yield from _workers(material, places[more[0]], more[0])


def _again(material: Material, where: Places, number: int, clean: _Run) -> Iterator[Row]:
    """What building again costs, of what all cost."""
    nothing = _build(material, where)
    yield Row("nothing to do / clean", f"{number:,} small engagements", nothing.seconds, clean.seconds, target=0.05)
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    one = _build(material, where)
    yield Row("one changed / clean", f"{number:,} small engagements", one.seconds, clean.seconds, target=0.05)


def _workers(material: Material, where: Places, number: int) -> Iterator[Row]:
    """Two workers against one; on a machine whose cores are busy with something else they gain nothing."""
    alone, two = (min(_build(material, where, jobs, "--force").seconds for _ in range(2)) for jobs in (1, 2))
    yield Row("2 workers / 1", f"{number:,} small engagements", two, alone, target=0.7)


def _place(folder: Path, number: int) -> Places:
    return create(folder, *(f"engagement-{index:04}" for index in range(1, number)))


def _build(material: Material, where: Places, jobs: int = 2, *options: str) -> _Run:
    usage = where.output.with_name("usage.json")
    folders = (f"--{name}={getattr(where, name)}" for name in ("inputs", "clauses", "templates", "output"))
    build = ("build", "--to=md", f"--jobs={jobs}", "--quiet", *folders, *options)
    run = whole(material.root, os.fspath(usage), *build, module="tests.bench.watched", silent=True)
    peak = json.loads(usage.read_text())
    return _Run(run.seconds, run.processor, peak["own"], peak["children"])
