"""What a machine does to a build: no room, no right to write, a clock and a language of any kind. Each time the last
good files stay as they are, a finding says what to do, and the build after that is right."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create, files
from tests.build.test_at_once import folders
from tests.program import Done

FORMATS = ("html", "md")


def built(where: Places, before: Callable[[], None] | None = None, *command: str, **environment: str) -> Done:
    """A build in a process of its own, to which something is done before it starts."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    result = subprocess.run(
        [*command, sys.executable, "-m", "docgen", "build", "--jobs=1", f"--to={','.join(FORMATS)}", *folders(where)],
        cwd=examples.ROOT,
        env=kept | {"PYTHONPATH": str(examples.ROOT), "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        preexec_fn=before,
        capture_output=True,
        timeout=300,
        check=False,
    )
    return Done(result.returncode, result.stdout.decode(), result.stderr.decode())


def change(where: Places) -> None:
    """A fact that every file states, and that makes all of them longer."""
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd " * 20})


def assert_mended(where: Places) -> None:
    """The next build is right."""
    assert not [one for one in build(where, FORMATS).findings if one.severity == "error"]
    made = files(where.output)
    shutil.rmtree(where.output / EXAMPLE)
    build(where, FORMATS)
    assert made == files(where.output)


def refused(done: Done, words: str) -> None:
    """It ended with a plain word."""
    assert done.code == 1, done.err
    assert words in done.err
    assert "Traceback" not in done.err + done.out
    assert "BLD001" not in done.err


def short_of_room(size: int) -> Callable[[], None]:
    """No file of a process may grow beyond this size."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, pytest.param(20_000, marks=pytest.mark.exhaustive)])
def test_no_room_for_a_file(size: int, tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    before = files(where.output)
    change(where)
    refused(built(where, short_of_room(size)), "BLD002: there is no room left for the file")
    after = files(where.output)
    whole = {name for name in after if not name.endswith(".part")}
    assert whole == set(before)
    large = {name for name in before if len(before[name]) > size}
    assert large
    assert {name for name in large if after[name] != before[name]} == set()
    assert_mended(where)


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[Callable[[str], None]]:
    """A small file system of its own, and a way to change it; a machine that allows none leaves the test out."""
    folder.mkdir()
    if shutil.which("mount") is None or _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)):
        pytest.skip("no file system can be mounted here")
    try:
        yield lambda options: _assert_none(_mount("-o", f"remount,{options}", str(folder)))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _mount(*arguments: str) -> int:
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode


def _assert_none(code: int) -> None:
    assert code == 0


def fill(room: Path) -> None:
    """Take all the room that there is."""
    with room.open("wb", buffering=0) as stream, suppress(OSError):
        while stream.write(bytes(4096)):
            pass


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    where = create(tmp_path)
    with mounted(where.output, "8m") as remount:
        build(where, FORMATS)
        before = files(where.output)
        change(where)
        room = where.output / "room"
        fill(room)
        refused(built(where), "BLD002: there is no room left for the file")
        after = files(where.output)
        assert {name for name in before if after[name] != before[name]} == set()
        room.unlink()
        remount("ro")
        refused(built(where), "BLD002: the folder may not be written to")
        assert {name for name in before if files(where.output)[name] != before[name]} == set()
        remount("rw")
        assert_mended(where)


def bound_by_rights() -> tuple[str, ...]:
    """What to start a program with so that rights bind it: nothing, but for root, who has to give some up."""
    if os.geteuid():
        return ()
    taken = "-dac_override,-dac_read_search,-fowner"
    return "setpriv", f"--inh-caps={taken}", f"--bounding-set={taken}"


def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    before = files(where.output)
    change(where)
    (where.output / EXAMPLE).chmod(0o555)
    try:
        refused(built(where, None, *bound_by_rights()), "BLD002: the folder may not be written to")
        assert files(where.output) == before
    finally:
        (where.output / EXAMPLE).chmod(0o755)
    assert_mended(where)


@pytest.mark.exhaustive
def test_no_right_to_make_the_folder(tmp_path: Path) -> None:
    where = create(tmp_path)
    where.output.mkdir(mode=0o555)
    refused(built(where, None, *bound_by_rights()), "BLD002: the folder may not be written to")
    assert list(where.output.iterdir()) == []


SURROUNDINGS = [
    {"TEST_CLOCK": "3600", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"},
    {"TEST_CLOCK": "4102444800", "TZ": "Etc/GMT+12", "LC_ALL": "ar_EG.UTF-8", "LANGUAGE": "ar"},
    {"TEST_CLOCK": "1", "TZ": "Asia/Kathmandu", "LC_ALL": "C"},
    {"TZ": "no such zone", "LC_ALL": "de_DE.ISO-8859-1", "LANG": "xx"},
]


MORE = [pytest.param(around, marks=pytest.mark.exhaustive) for around in SURROUNDINGS[1:]]


@pytest.mark.parametrize("around", [SURROUNDINGS[0], *MORE])
def test_clocks_and_languages(around: dict[str, str], tmp_path: Path) -> None:
    """Whenever a file says that it was saved, what counts is what stands in it."""
    where = create(tmp_path)
    paths = os.pathsep.join((str(Path(__file__).parent / "surroundings"), str(examples.ROOT)))
    build(where, FORMATS)
    change(where)
    for path in where.inputs.rglob("*.yaml"):
        os.utime(path, (1, 1))  # older than all that was built
    for path in where.output.rglob("*.*"):
        os.utime(path, (4102444800, 4102444800))
    done = built(where, PYTHONPATH=paths, **around)
    assert done.code == 0, done.err
    made = files(where.output)
    assert "up to date" in built(where, PYTHONPATH=paths, **around).out
    assert_mended(where)
    assert made == files(where.output)
