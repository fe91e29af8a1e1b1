"""From saving a fact to seeing it: on the page of a watch, and in the files of one document in a warm process."""

from __future__ import annotations

import gc
import http.client
import json
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen.assembly.memo import Memo
from docgen.build import places as digests
from docgen.build import work
from docgen.build.places import Places, Target, targets
from docgen.build.settle import settle
from docgen.build.stale import Request
from tests.bench.clock import in_turns, whole
from tests.bench.material import LIGHT, Material
from tests.bench.row import Row
from tests.program import surroundings

_KIND = "contract"
_SEEN, _ALONE, _SHARE = 1.0, 0.5, 0.1
_PAYMENT = re.compile(r"^(  payment: )\d+( days)", re.MULTILINE)


def rows(material: Material) -> Iterator[Row]:
    """The time until the page shows what was saved, until its files are written, and that of one document alone."""
    example = material.examples[0]
    with TemporaryDirectory() as name:
        where = _copy(material, example, Path(name))
        formats = ",".join(material.effort.formats)
        full = whole(material.root, "build", example.name, *_options(where), "--to", formats, "--force", "--jobs", "1")
        (own,) = targets(where)
        seen, written = _watched(where, own, material.effort.repetitions)
        alone = _alone(where, own, material.effort.repetitions)
    what = f"{example.name}, one fact"
    yield Row("saved to seen", what, seen, target=_SEEN)
    yield Row("saved to seen / full build", what, seen, full.seconds, target=_SHARE)
    yield Row("saved to checked and written / full build", what, written, full.seconds, target=_SHARE)
    what = f"{_KIND} as {', '.join(LIGHT)}, warm, processor"
    yield Row("one document on its own", what, alone, target=_ALONE)
    yield Row("one document on its own / full build", what, alone, full.processor, target=_SHARE)


def _copy(material: Material, example: Target, folder: Path) -> Places:
    shutil.copytree(example.folder, folder / "inputs" / example.name)
    shutil.copytree(material.places.clauses, folder / "clauses")
    return Places(folder / "inputs", folder / "clauses", material.places.templates, folder / "output")


def _options(where: Places) -> list[str]:
    return [f"--{name}={getattr(where, name)}" for name in ("inputs", "clauses", "templates", "output")]


def _change(example: Target, number: int) -> None:
    file = example.folder / "costs.yaml"
    text, changed = _PAYMENT.subn(rf"\g<1>{number}\g<2>", file.read_text("utf-8"))
    if not changed:
        raise RuntimeError(f"{file} has no term of payment to change")
    file.write_text(text, "utf-8")


def _watched(where: Places, example: Target, repetitions: int) -> tuple[float, float]:
    """The median seconds from saving to the event that tells of the page, and to that which tells of its files."""
    seen, written = [], []
    with _page(where, example) as events:
        _until(events, lambda told: told["states"].get(example.name) == "ready")
        for number in range(repetitions + 1):
            _change(example, 15 + number)
            started, before = time.perf_counter(), events.last["pages"]
            _until(events, lambda told, before=before: told["pages"] != before)
            seen.append(time.perf_counter() - started)
            _until(events, lambda told: told["states"].get(example.name) == "ready")
            written.append(time.perf_counter() - started)
    return statistics.median(seen[1:]), statistics.median(written[1:])


class _Events:
    """What the page is told, as a browser hears it."""

    def __init__(self, address: str) -> None:
        host = address.removeprefix("http://").rstrip("/")
        self.connection = http.client.HTTPConnection(host, timeout=120)
        self.connection.request("GET", "/events")
        self._stream = self.connection.getresponse()
        self.last: dict[str, Any] = {}

    def next(self) -> dict[str, Any]:
        """The next event. Raises RuntimeError where there is none to come."""
        while not (line := self._stream.fp.readline()).startswith(b"data: "):
            if not line:
                raise RuntimeError("the watch has ended")
        self.last = json.loads(line.removeprefix(b"data: "))
        return self.last


def _until(events: _Events, wanted: Any) -> None:
    while not wanted(events.next()):
        pass


@contextmanager
def _page(where: Places, example: Target) -> Iterator[_Events]:
    command = [sys.executable, "-u", "-m", "docgen", "watch", example.name, *_options(where), "--to=html,md"]
    with subprocess.Popen(command, env=surroundings(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        events = _Events(process.stdout.readline().split()[-1])
        try:
            yield events
        finally:
            events.connection.close()
            process.terminate()


def _alone(where: Places, example: Target, repetitions: int) -> float:
    """The median processor time of one document, read, checked, assembled and written after a fact has changed, as a
    watch does it."""
    numbers, memo, request = count(40), Memo(), Request((_KIND,), LIGHT)

    def again() -> None:
        _change(example, next(numbers))
        gc.disable()
        digests.forget(program=False)
        work.forget()
        checked = work.check(where, example, memo=memo)
        ready = work.prepared(where, example, request, checked, time.perf_counter())
        settle(ready, ready.made, where, request)
        gc.enable()

    return in_turns([again], repetitions)[0]
