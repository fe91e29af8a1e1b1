"""Two and more builds at once: each waits for the other where both want the same folder, and both are right."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from docgen.build import lock
from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create, files
from tests.program import run


def folders(where: Places) -> list[str]:
    """The folders as ``docgen build`` takes them."""
    return [f"--{name}={getattr(where, name)}" for name in ("inputs", "clauses", "templates", "output")]


def at_once(where: Places, *each: Sequence[str]) -> list[tuple[int, str]]:
    """Build in so many processes that start together: how each ended, and what it said of errors and waiting."""
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    command = [sys.executable, "-m", "docgen", "build", "--jobs=1", *folders(where)]
    going = [subprocess.Popen([*command, *options], cwd=examples.ROOT, text=True, **streams) for options in each]
    said = [process.communicate(timeout=300)[1] for process in going]
    return [(process.returncode, words) for process, words in zip(going, said, strict=True)]


def clean(where: Places, formats: tuple[str, ...]) -> dict[str, bytes]:
    """What one build alone makes of it."""
    shutil.rmtree(where.output)
    build(where, formats)
    return files(where.output)


def test_types_and_formats_at_once_are_all_recorded(tmp_path: Path) -> None:
    where = create(tmp_path)
    ended = at_once(where, ["--type=contract", "--to=md"], ["--type=governance-charter", "--to=html,md"], ["--to=html"])
    assert [code for code, _ in ended] == [0, 0, 0], ended
    run("build", *folders(where), "--to=html,md", cwd=examples.ROOT)
    made = files(where.output)
    assert made == clean(where, ("html", "md"))


@pytest.mark.exhaustive
@pytest.mark.parametrize("number", range(2, 7))
def test_the_same_at_once(number: int, tmp_path: Path) -> None:
    where = create(tmp_path, "another", "third")
    for fact in ("First Ltd", "Second Ltd", "Third Ltd"):
        for name in (EXAMPLE, "another", "third"):
            examples.set_fields(where.inputs / name, {"supplier.name": fact})
        ended = at_once(where, *[["--to=docx,html,md"]] * number)
        assert [code for code, _ in ended] == [0] * number, ended
        made = files(where.output)
        assert made == clean(where, ("docx", "html", "md"))


@contextmanager
def held(folder: Path) -> Iterator[int]:
    """A folder locked by another process, as by a build; gives its number."""
    folder.mkdir(parents=True, exist_ok=True)
    program = "import fcntl, os, sys, time; fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), 2); print(flush=True)"
    command = [sys.executable, "-c", f"{program}; time.sleep(60)", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process.pid
        finally:
            process.kill()


def test_it_waits_and_says_for_whom(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    command = [sys.executable, "-m", "docgen", "build", *folders(where), "--to=md"]
    with held(where.output / EXAMPLE) as process:
        other = subprocess.Popen(command, cwd=examples.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert other.stderr is not None
        said = other.stderr.readline()
        end = time.monotonic() + 120
        while not (where.output / "another" / "manifest.json").exists():  # it does what it can in the meantime
            assert time.monotonic() < end
            time.sleep(0.05)
        assert other.poll() is None
        assert not (where.output / EXAMPLE / "contract.md").exists()
    other.communicate(timeout=120)
    assert other.returncode == 0
    assert said == f"{EXAMPLE}: another build (process {process}) is at work on it; waiting for that to end.\n"
    assert (where.output / EXAMPLE / "contract.md").is_file()


def test_who_waits_too_long_says_so_and_builds_the_others(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    with held(where.output / EXAMPLE) as process:
        done = run("build", *folders(where), "--to=md", "--wait=0.3", cwd=examples.ROOT)
        assert list((where.output / EXAMPLE).iterdir()) == []
    assert done.code == 1
    assert f"{where.output / EXAMPLE}: error BLD008: another build, process {process}, has been at work" in done.err
    assert "Traceback" not in done.err
    assert (where.output / "another" / "contract.md").is_file()


def test_a_build_that_is_stopped_holds_its_lock_and_one_that_is_killed_does_not(tmp_path: Path) -> None:
    with held(tmp_path) as process:
        os.kill(process, signal.SIGSTOP)
        assert lock.take(tmp_path) is None
        assert lock.holder(tmp_path) == process
        os.kill(process, signal.SIGKILL)
        end = time.monotonic() + 60
        while (mine := lock.take(tmp_path)) is None:
            assert time.monotonic() < end
        mine.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_makes_folders_and_takes_them_away_again(tmp_path: Path) -> None:
    one = lock.take(tmp_path / "output" / "engagement" / "review")
    assert one is not None
    assert lock.take(tmp_path / "output" / "engagement" / "review") is None
    one.release()
    assert list(tmp_path.iterdir()) == []
    two = lock.take(tmp_path / "output")
    assert two is not None
    (tmp_path / "output" / "contract.md").touch()
    two.release()
    assert (tmp_path / "output" / "contract.md").exists()


def test_where_no_folder_can_be_made_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "away")
    for name in ("file", "file/below", "nowhere"):
        one = lock.take(tmp_path / name)
        assert one is not None
        one.release()
    assert not (tmp_path / "away").exists()


def test_the_lock_is_one_that_flock_knows(tmp_path: Path) -> None:
    one = lock.take(tmp_path)
    assert one is not None
    other = os.open(tmp_path, os.O_RDONLY)
    with pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    one.release()
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)
