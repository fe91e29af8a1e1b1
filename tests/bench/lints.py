"""What the lints take of a build, measured within it: of the first one of a process, and of those that follow.

``python -m tests.bench.lints ROOT ENGAGEMENT BUILDS`` builds an engagement without .pdf so often in one process, and
prints as JSON for each time the seconds of processor time of the lints and of all: the first time with all that the
process did before, as ``docgen build`` does it too.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen.build import run, work
from docgen.build.stale import Request
from tests.bench.clock import environment
from tests.bench.material import LIGHT, QUICK, Material
from tests.bench.row import Row

_TARGET = 0.1
_SETTLED = 2  # builds from which on a process keeps what it can


def rows(material: Material) -> Iterator[Row]:
    """For each engagement the share of a build in a process of its own, and of a further one in the same process."""
    for example in material.examples:
        command = [sys.executable, "-m", "tests.bench.lints", str(material.root), example.name, str(_SETTLED + 2)]
        rounds = [
            json.loads(subprocess.run(command, env=environment(), stdout=subprocess.PIPE, check=True).stdout)
            for _ in range(1 + material.effort.repetitions)
        ][1:]  # the first one compiles modules
        first = [one[0] for one in rounds]
        further = [one for every in rounds for one in every[_SETTLED:]]
        for what, every in (("a build without .pdf", first), ("a further build without .pdf", further)):
            lints, build = (statistics.median(times) for times in zip(*every, strict=True))
            yield Row(f"lints' share of {what}", example.name, lints, build, target=_TARGET)


def main(root: Path, name: str, builds: int) -> None:
    """Build an engagement several times, and print what the lints and each build took."""
    spent = 0.0
    linted = work.linted

    def measured(*given: Any) -> Any:
        nonlocal spent
        started = time.process_time()
        found = linted(*given)
        spent += time.process_time() - started
        return found

    work.linted = measured
    times: list[tuple[float, float]] = []
    with TemporaryDirectory() as folder:
        material = Material(root, QUICK)
        places = material.places_with(Path(folder))
        example = next(one for one in material.every if one.name == name)
        started = 0.0
        for _ in range(builds):
            spent = 0.0
            run.build(places, [example], Request((), LIGHT, force=True), 1)
            times.append((spent, time.process_time() - started))
            started = time.process_time()
    print(json.dumps(times))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
