"""A build that is killed at any moment: each file is old or new, the next build is right, and nothing stays behind."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.build.places import Places
from docgen.finding import has_errors
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import QUICK, build, create, files
from tests.cli.test_last_guard import gone, until

_AT_STEPS = 3  # of each usual run of the tests; test-all takes every step
_SEED = 20


@dataclass(frozen=True)
class Ground:
    """A place between two states of its facts: what stood there before, and what a clean build makes of it now."""

    where: Places
    formats: tuple[str, ...]
    old: dict[str, bytes]
    new: dict[str, bytes]
    kept: Path

    @property
    def arguments(self) -> list[str]:
        """The folders and formats as ``docgen build`` takes them."""
        named = (f"--{name}={getattr(self.where, name)}" for name in ("inputs", "clauses", "templates", "output"))
        return [*named, f"--to={','.join(self.formats)}"]

    def reset(self) -> None:
        """As if nothing had been built since the facts changed."""
        shutil.rmtree(self.where.output, ignore_errors=True)
        if self.old:
            shutil.copytree(self.kept, self.where.output)

    def torn(self) -> list[str]:
        """Files that are neither the old nor the new one."""
        return [
            name
            for name, content in files(self.where.output).items()
            if not name.endswith(".part") and content not in (self.old.get(name), self.new.get(name))
        ]

    def assert_mended(self) -> None:
        """Another build ends right, and leaves what a clean one leaves."""
        assert not has_errors(build(self.where, self.formats).findings)
        made = files(self.where.output)
        assert sorted(made) == sorted(self.new)
        assert [name for name in made if made[name] != self.new[name]] == []


def ground(folder: Path, formats: tuple[str, ...], *others: str, fresh: bool = False) -> Ground:
    """Facts that have changed since the last build, or, ``fresh``, of which nothing was built yet."""
    where = create(folder, *others)
    build(where, formats)
    old, kept = files(where.output), folder / "kept"
    where.output.rename(kept)
    for name in (EXAMPLE, *others):
        examples.set_fields(where.inputs / name, {"supplier.name": "Another Ltd"})
    assert not has_errors(build(where, formats).findings)
    new = files(where.output)
    assert [name for name in new if new[name] == old[name]] == []
    return Ground(where, formats, {} if fresh else old, new, kept)


@dataclass(frozen=True)
class Mortal:
    """Builds that can be killed at a step."""

    process: subprocess.Popen[str]

    def at_step(self, place: Ground, step: int, temporary: Path) -> str:
        """Build up to a step; gives what became of that."""
        where = place.where
        folders = [str(folder) for folder in (where.inputs, where.clauses, where.templates, where.output)]
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps([step, folders, place.formats, str(temporary)]), file=self.process.stdin, flush=True)
        return self.process.stdout.readline().strip()

    def steps(self, place: Ground, temporary: Path) -> int:
        """How many steps there are to a build that nobody kills."""
        ended, number = self.at_step(place, 0, temporary).split()
        assert ended == "ended"
        return int(number)


@pytest.fixture(scope="module")
def mortal() -> Iterator[Mortal]:
    """A process that has read all there is to be imported, and builds in copies of itself."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    command = [sys.executable, "-m", "tests.build.mortal"]
    with subprocess.Popen(command, cwd=examples.ROOT, text=True, **streams) as process:
        yield Mortal(process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files, of this process too."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def killed_at(place: Ground, mortal: Mortal, temporary: Path, most: int) -> int:
    """Be killed at so many steps, at all of them where there are no more; gives how many those were."""
    place.reset()
    number = mortal.steps(place, temporary)
    every = range(1, number + 1)
    steps = sorted(random.Random(_SEED).sample(every, most)) if most < number else list(every)
    for step in steps:
        place.reset()
        assert mortal.at_step(place, step, temporary) == "killed"
        assert place.torn() == [], f"step {step} of {number}"
        place.assert_mended()
        assert len(list(temporary.iterdir())) <= 1, "that of this very process"
    return len(steps)


@pytest.mark.parametrize("fresh", [False, True], ids=["again", "first"])
def test_at_any_step(fresh: bool, mortal: Mortal, temporary: Path, tmp_path: Path) -> None:
    place = ground(tmp_path, ("md",), fresh=fresh)
    assert killed_at(place, mortal, temporary, _AT_STEPS) == _AT_STEPS


@pytest.mark.exhaustive
@pytest.mark.parametrize("fresh", [False, True], ids=["again", "first"])
@pytest.mark.parametrize("formats", [("html", "md"), QUICK], ids=",".join)
def test_at_every_step(fresh: bool, formats: tuple[str, ...], mortal: Mortal, temporary: Path, tmp_path: Path) -> None:
    place = ground(tmp_path, formats, fresh=fresh)
    print(f"killed {killed_at(place, mortal, temporary, 10_000)} times")


def test_killed_twice_with_facts_that_changed_in_between(mortal: Mortal, temporary: Path, tmp_path: Path) -> None:
    """The second build announces its own file, and must not forget that the one which stands there is ours too."""
    place = ground(tmp_path, ("md",))
    place.reset()
    steps = mortal.steps(place, temporary)
    place.reset()
    assert mortal.at_step(place, steps - 8, temporary) == "killed"
    examples.set_fields(place.where.inputs / EXAMPLE, {"supplier.name": "A third one"})
    for step in range(4, 20, 4):
        assert mortal.at_step(place, step, temporary) == "killed"
    assert not has_errors(build(place.where, place.formats).findings)
    made = files(place.where.output)
    shutil.rmtree(place.where.output)
    build(place.where, place.formats)
    assert made == files(place.where.output)


def test_a_build_of_some_keeps_in_mind_what_became_of_the_others(
    mortal: Mortal, temporary: Path, tmp_path: Path
) -> None:
    place = ground(tmp_path, ("md",))
    place.reset()
    steps = mortal.steps(place, temporary)
    for step in range(steps - 8, steps + 1, 4):  # when the documents stand, and after the record does
        place.reset()
        assert mortal.at_step(place, step, temporary) == "killed"
        assert not has_errors(build(place.where, place.formats, types=("contract",)).findings)
        place.assert_mended()


OTHERS = ("second", "third", "fourth")  # so many engagements that workers are worth while
WHO = ("all", "parent", "worker")


def killed_after(place: Ground, who: str, seconds: float, temporary: Path) -> bool:
    """Start a build with two workers and kill all of it, its parent or a worker; whether it was still at work."""
    place.reset()
    command = [sys.executable, "-m", "docgen", "build", "--jobs=2", *place.arguments]
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    environment = os.environ | {"TMPDIR": str(temporary)}
    with subprocess.Popen(command, cwd=examples.ROOT, start_new_session=True, env=environment, **streams) as going:
        time.sleep(seconds)
        at_work = going.poll() is None
        if at_work and who == "all":
            os.killpg(going.pid, signal.SIGKILL)
        elif at_work and who == "parent":
            going.kill()
        elif at_work:
            at_work = kill_a_worker(going.pid)
        _, said = going.communicate(timeout=300)
        if who == "worker" or not at_work:
            assert going.returncode == 0, said.decode()
        until(lambda: gone(going.pid))
    return at_work


def kill_a_worker(parent: int) -> bool:
    """Kill a process that another one started; whether there was one."""
    try:
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text("ascii").split()
        workers = [one for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
        os.kill(int(workers[-1]), signal.SIGKILL)
    except (OSError, IndexError):
        return False
    return True


def killed_by_chance(place: Ground, temporary: Path, seed: str, took: float, whom: Sequence[str]) -> int:
    """Kill builds at moments that are drawn from the time that one takes; gives how many of them were still at work."""
    draw, hit = random.Random(seed), 0
    for who in whom:
        hit += killed_after(place, who, draw.uniform(0.1, 1.0) * took, temporary)
        assert place.torn() == []
        if who == "worker":  # the build went on without it
            assert files(place.where.output) == place.new
        place.assert_mended()
    return hit


def test_at_some_moment(temporary: Path, tmp_path: Path) -> None:
    place = ground(tmp_path, ("md",), *OTHERS)
    killed_by_chance(place, temporary, "some", 2.0, ["parent"])


@pytest.mark.exhaustive
@pytest.mark.parametrize("part", range(15))
def test_at_many_moments(part: int, temporary: Path, tmp_path: Path) -> None:
    place = ground(tmp_path, ("html", "md"), *OTHERS)
    began = time.monotonic()
    killed_after(place, "nobody", 0, temporary)
    took = time.monotonic() - began
    hit = killed_by_chance(place, temporary, f"many {part}", took, WHO * 4)
    print(f"killed at work: {hit} of {len(WHO) * 4}")
