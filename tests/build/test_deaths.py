"""A worker that is killed is replaced, and its work done once more; where that kills again, it alone is missing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.build import pool
from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create, files
from tests.build.test_at_once import folders
from tests.program import Done

OTHERS = ("bad", "one", "two")


def built(where: Places, *options: str, **environment: str) -> Done:
    """A build with two workers in surroundings that are deadly for the engagement ``bad``."""
    paths = os.pathsep.join((str(Path(__file__).parent / "surroundings"), str(examples.ROOT)))
    result = subprocess.run(
        [sys.executable, "-m", "docgen", "build", "--jobs=2", *folders(where), *options],
        cwd=examples.ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": paths} | environment,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Done(result.returncode, result.stdout.decode(), result.stderr.decode())


def test_one_that_kills_once_and_one_that_kills_always(tmp_path: Path) -> None:
    where = create(tmp_path, *OTHERS)
    build(where, ("md",))
    before = files(where.output)
    for name in (EXAMPLE, *OTHERS):
        examples.set_fields(where.inputs / name, {"supplier.name": "Another Ltd"})
    died = tmp_path / "died"
    once = f"{died}:/one/contract.md"
    done = built(where, "--to=md", "--verbose", TEST_DEADLY="/bad/governance-charter.md", TEST_DEADLY_ONCE=once)
    assert done.code == 1
    said = "the process that worked on this died, and so did a second one: SIGKILL"
    assert f"{where.inputs / 'bad'}: error BLD009: {said}" in done.err
    assert done.err.count(": error ") == 1
    assert died.exists()
    assert f"{where.inputs / 'one'}: info BLD009: a process that worked on this died; a second one did it" in done.err
    assert "Traceback" not in done.err
    after = files(where.output)
    assert {name for name in after if after[name] == before.get(name)} == {
        "bad/governance-charter.md",
        "bad/manifest.json",
    }
    assert all(one.code != "BLD003" for one in build(where, ("md",)).findings)
    mended = files(where.output)
    build(where, ("md",), force=True)
    assert mended == files(where.output)


@pytest.mark.exhaustive
def test_of_a_pdf_only_that_is_missing(tmp_path: Path) -> None:
    where = create(tmp_path)
    done = built(where, "--to=md,pdf", "--type=contract", TEST_DEADLY="contract.pdf")
    assert done.code == 1
    assert f"{where.output / EXAMPLE / 'contract.pdf'}: error BLD009" in done.err
    kept = ("contract.md", "contract.origins.json", "manifest.json")
    assert sorted(files(where.output)) == [f"{EXAMPLE}/{name}" for name in kept]


def _fail(number: int) -> None:
    raise _OddError(number, "odd")


class _OddError(Exception):
    """One that can't be read back after it was sent."""

    def __init__(self, number: int, word: str) -> None:
        super().__init__(f"{word} {number}")


@pytest.mark.parametrize("workers", [1, 2])
def test_problems_come_back_as_they_were_raised_or_as_words(workers: int) -> None:
    with pool.pool(workers) as made:
        for number in range(3):
            made.hand_out(number, _fail, number)
            made.hand_out(str(number), divmod, number, 0)
        outcomes = {outcome.whose: outcome for outcome in (made.next() for _ in range(6))}
    assert [str(outcomes[n].problem).rpartition("Error: ")[2] for n in range(3)] == ["odd 0", "odd 1", "odd 2"]
    assert all(isinstance(outcomes[str(n)].problem, ZeroDivisionError) for n in range(3))


def test_a_process_that_dies_takes_nothing_else_along() -> None:
    with pool.pool(2) as made:
        made.hand_out("dies", os._exit, 3)
        made.hand_out("lives", divmod, 7, 2)
        assert {outcome.whose: outcome.death or outcome.result for outcome in (made.next(), made.next())} == {
            "dies": "exit code 3",
            "lives": (3, 1),
        }


_STARTED = """
import pathlib
from docgen.build.worker import new_worker

if __name__ == "__main__":
    worker = new_worker()
    print(pathlib.Path(f"/proc/{worker.process.pid}/status").read_text())
    worker.end()
"""


def test_a_worker_never_hears_of_ctrl_c_not_even_the_first(tmp_path: Path) -> None:
    program = tmp_path / "started.py"
    program.write_text(_STARTED, "utf-8")
    done = subprocess.run(
        [sys.executable, program], env={"PYTHONPATH": str(examples.ROOT)}, capture_output=True, check=True
    )
    (mask,) = (line.split()[1] for line in done.stdout.decode().splitlines() if line.startswith("SigBlk:"))
    assert int(mask, 16) & 1 << signal.SIGINT - 1
