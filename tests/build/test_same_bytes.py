"""The same inputs give the same bytes: in any folder, for any user, in any language, zone and process.

What is varied stands in ``surroundings.yaml``. Compared are all files, the records among them; a difference names them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import examples
from tests.build.place import create, files

SURROUNDINGS = yaml.safe_load((Path(__file__).with_name("surroundings.yaml")).read_text("utf-8"))
DOCGEN = ("-m", "docgen", "build", "--quiet")


@dataclass(frozen=True)
class Surroundings:
    """One entry of ``surroundings.yaml``."""

    folder: str = ""
    linked: bool = False
    written: str = ""
    set: dict[str, str] = field(default_factory=dict)
    unset: tuple[str, ...] = ()
    jobs: int = 1
    umask: int = 0o022
    as_: tuple[str, ...] = ()
    user: str = ""

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Surroundings:
        return cls(**{"as_" if name == "as" else name: value for name, value in entry.items()})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which nobody builds: it is copied."""
    return create(tmp_path_factory.mktemp("same")).inputs.parent


@pytest.fixture(scope="module")
def usual(home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What comes out where nothing is special."""
    made = built(home, tmp_path_factory.mktemp("usual"), Surroundings())
    assert {Path(name).suffix for name in made} == {".docx", ".html", ".json", ".md", ".pdf"}
    return made


@pytest.fixture
def anywhere() -> Iterator[Path]:
    """A folder to which every user gets."""
    with tempfile.TemporaryDirectory(prefix="docgen-same-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("entry", SURROUNDINGS["mixed"], ids=["first", "second"])
def test_everything_at_once_changes_nothing(
    entry: dict[str, Any], home: Path, usual: dict[str, bytes], tmp_path: Path
) -> None:
    compare(built(home, tmp_path, Surroundings.of(entry)), usual)


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", SURROUNDINGS["alone"])
def test_nothing_by_itself_changes_anything(name: str, home: Path, usual: dict[str, bytes], anywhere: Path) -> None:
    compare(built(home, anywhere, Surroundings.of(SURROUNDINGS["alone"][name])), usual)


def test_folders_named_from_elsewhere_change_no_document(home: Path, usual: dict[str, bytes], tmp_path: Path) -> None:
    """The records name files as they were given, so that a person finds them; no document does."""
    where = copied(home, tmp_path, Surroundings())
    named = [f"--{name}={where / name}" for name in ("inputs", "clauses", "templates", "output")]
    command = [sys.executable, *DOCGEN, "--jobs=1", "--to=docx,html,md", *named]
    done = subprocess.run(command, cwd=tmp_path, env=environment(Surroundings()), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    made = {name: content for name, content in files(where / "output").items() if not name.endswith(".json")}
    compare(made, {name: usual[name] for name in made})
    assert len(made) == 6


def compare(made: dict[str, bytes], usual: dict[str, bytes]) -> None:
    assert made.keys() == usual.keys()
    assert [name for name in usual if made[name] != usual[name]] == []


def built(home: Path, folder: Path, around: Surroundings) -> dict[str, bytes]:
    """The output of a new process in these surroundings; a test is left out where the machine does not allow them."""
    where = copied(home, folder, around)
    before = [*around.as_, *_as_user(around.user, where)]
    if before and subprocess.run([*before, sys.executable, "-c", ""], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let this user do that")
    command = [*before, sys.executable, *DOCGEN, f"--jobs={around.jobs}"]
    done = subprocess.run(
        command, cwd=where, env=environment(around), umask=around.umask, capture_output=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return files(where / "output")


def environment(around: Surroundings) -> dict[str, str]:
    """The variables of a process: few, and those that are varied."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    kept |= {"PYTHONPATH": str(examples.ROOT), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "7", "TZ": "UTC"}
    return {name: value for name, value in (kept | around.set).items() if name not in around.unset}


def copied(home: Path, folder: Path, around: Surroundings) -> Path:
    """The workspace as these surroundings have it."""
    where = folder / (around.folder or "workspace")
    sources = sorted(path for path in home.rglob("*") if path.is_file())
    for source in reversed(sources) if around.written == "backwards" else sources:
        target = where / source.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if around.written == "backwards":
            os.utime(target, (1, 1))
    if around.linked:
        (folder / "link").symlink_to(where)
        return folder / "link"
    return where


def _as_user(user: str, where: Path) -> list[str]:
    """The command that makes another user of whoever runs the tests, and a place in which that user can write."""
    if not user:
        return []
    if os.geteuid() == 0:
        (where / "output").mkdir()
        shutil.chown(where / "output", user)
    return ["setpriv", f"--reuid={user}", "--regid=65534", "--clear-groups"]
