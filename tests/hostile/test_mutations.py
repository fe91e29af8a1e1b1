"""Whatever happens to the files of an engagement, docgen says what is wrong and where; it never fails, waits or grows
without end, and leaves what it has built alone.

A case is a number, see ``case.py``; ``python -m tests.hostile 17`` runs one again. ``make test`` runs some, ``make
test-all`` all of them. What was found and mended stands as a case under ``tests/findings``.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.build.places import file_digest
from tests import examples
from tests.hostile import mutations, sizes, tables
from tests.hostile.case import damaged, run
from tests.hostile.place import Place

QUICK, ALL, STEP = 75, 10_000, 125
# Run as a user runs them: pipes and devices, files without end, tables.
AS_A_USER = [
    *((mutations.entry, seed) for seed in (3, 8)),
    (mutations.nested, 5),
    (sizes.long_text, 1),
    (sizes.many_lines, 3),
    (sizes.chain, 4),
    (mutations.bytes_, 1),
    (mutations.extreme, 3),
    (tables.table, 2),
]
MEMORY = 1_500  # MB that the files of one engagement may come to at most, in a process of its own


def test_some() -> None:
    """The first of those that ``exhaustive`` goes through."""
    escaped_none(range(QUICK))


@pytest.mark.exhaustive
@pytest.mark.parametrize("first", range(0, ALL, STEP))
def test_all(first: int) -> None:
    escaped_none(range(first, first + STEP))


def escaped_none(seeds: range) -> None:
    outcomes = [run(seed) for seed in seeds]
    escapes = [str(outcome) for outcome in outcomes if outcome.escapes]
    assert escapes == [], "\n".join(escapes)
    told = {outcome.kind for outcome in outcomes}
    assert {"YAML", "IN", "TAB", "assembled"} <= told, f"the mutations no longer reach all parts: {told}"


@pytest.mark.parametrize(("way", "seed"), AS_A_USER, ids=lambda one: getattr(one, "__name__", str(one)))
def test_as_a_user(way: Callable[[Place], str], seed: int, tmp_path: Path) -> None:
    home = damaged(seed, way).lay_down(tmp_path / "inputs")
    output = tmp_path / "output" / home.name
    output.mkdir(parents=True)
    for name in ("contract.md", "rfp.md", "manifest.json"):
        (output / name).write_text("built before", "utf-8")
    before = {path: file_digest(path) for path in output.rglob("*")}
    where = ("--inputs", str(home.parent), "--output", str(output.parent), "--jobs", "1", "--to", "md")
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "build", *where],
        cwd=examples.ROOT,
        env=os.environ | {"PYTHONPATH": str(examples.ROOT)},
        capture_output=True,
        timeout=120,
        check=False,
        preexec_fn=_bounded,
    )
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1), said.decode()
    assert b"Traceback" not in said
    assert b"BLD001" not in said
    if done.returncode:
        assert {path: file_digest(path) for path in output.rglob("*")} == before
        assert str(home).encode() in said


def _bounded() -> None:
    """Limits that end a process rather than the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY * 2**20, MEMORY * 2**20))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
