"""Many engagements: the time and the memory that each takes should not grow with their number.

One engagement alone bears the whole start of the program, so its time has no target; memory has.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.clock import whole
from tests.bench.material import LIGHT, Material, copies
from tests.bench.row import Row

_LEVEL = 1.1
_BASE = 10


@dataclass(frozen=True)
class _Growth:
    seconds: float
    processor: float
    memory: float
    memory_of_workers: float


def rows(material: Material) -> Iterator[Row]:
    """Rows for each number of engagements, relative to ten."""
    measured = {number: _measure(material, number) for number in material.effort.engagements}
    base = measured[_BASE]
    for number, found in measured.items():
        what = f"{number} engagement{'s' if number > 1 else ''}"
        level = _LEVEL if number > _BASE else None
        yield Row("seconds each / of 10", what, found.seconds, base.seconds, target=level)
        yield Row("processor seconds each / of 10", what, found.processor, base.processor, target=level)
        yield Row("peak memory / of 10", what, found.memory, base.memory, "MB", target=level)
        if found.memory_of_workers:  # a single engagement needs none
            yield Row(
                "peak memory of a worker / of 10", what, found.memory_of_workers, base.memory_of_workers, "MB", level
            )


def _measure(material: Material, number: int) -> _Growth:
    with TemporaryDirectory() as name:
        folder = Path(name)
        copies(material.examples[0], number, folder / "inputs")
        usage = folder / "usage.json"
        places = ("--inputs", str(folder / "inputs"), "--output", str(folder / "output"))
        build = ("build", "--jobs", "2", "--to", ",".join(LIGHT), *places)
        run = whole(material.root, os.fspath(usage), *build, module="tests.bench.watched")
        peak = json.loads(usage.read_text())
    return _Growth(run.seconds / number, run.processor / number, peak["own"], peak["children"])
