"""What make does: nothing when nothing is to be done, and all that is to be done, in any order and side by side."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.build.depends import depfile
from docgen.build.places import Places, targets
from docgen.build.stale import Request
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import create

CONTRACT = f"output/{EXAMPLE}/contract.md"


def project(folder: Path) -> Path:
    """A small project with our Makefile, and with a program that is set up already."""
    home = create(folder).inputs.parent
    for name in ("Makefile", "docgen.mk", "requirements.lock", "pyproject.toml"):
        shutil.copy(examples.ROOT / name, home / name)
    (home / "docgen").mkdir()
    (home / "docgen" / "__init__.py").write_text("", "utf-8")
    program = home / ".venv" / "bin" / "docgen"
    program.parent.mkdir(parents=True)
    calls = home / "calls.txt"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {calls}\nPYTHONPATH={examples.ROOT} exec {sys.executable} -P -m docgen "$@"\n',
        "utf-8",
    )
    program.chmod(0o755)
    (home / ".venv" / ".ready").touch()
    return home


def make(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A real make."""
    command = ["make", "DOCGEN_FLAGS=--to md --quiet", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False, env=environment)


def builds(home: Path) -> int:
    """How often docgen was called since somebody last asked."""
    calls = home / "calls.txt"
    count = len(calls.read_text("utf-8").splitlines()) if calls.is_file() else 0
    calls.unlink(missing_ok=True)
    return count


def settled(home: Path, *goals: str) -> bool:
    """Whether make has nothing to do, and would not run anything."""
    said = make("-n", *goals, cwd=home).stdout
    return make("-q", *goals, cwd=home).returncode == 0 and "docgen build" not in said and builds(home) == 0


def _change_and_set_back(clause: Path) -> None:
    """A clause says more, and its time is that of long ago."""
    clause.write_text(clause.read_text("utf-8") + "\nSet back.\n", "utf-8")
    os.utime(clause, (1e9, 1e9))


def later(path: Path) -> None:
    """Whatever is saved from now on is newer than what has been built."""
    moment = time.time() + 2
    os.utime(path, (moment, moment))


def test_make_builds_once_and_notices_whatever_changes(tmp_path: Path) -> None:
    home = project(tmp_path)
    assert "docgen build" in make("-n", cwd=home).stdout
    assert make(cwd=home).returncode == 0
    assert (builds(home), settled(home)) == (1, True)
    (home / CONTRACT).unlink()
    assert make(cwd=home).returncode == 0
    assert ((home / CONTRACT).is_file(), builds(home), settled(home)) == (True, 1, True)
    written = (home / CONTRACT).stat().st_mtime_ns
    (home / "inputs" / EXAMPLE / "costs.yaml").touch()  # saved without a change
    assert make(cwd=home).returncode == 0
    assert (builds(home), settled(home), (home / CONTRACT).stat().st_mtime_ns) == (1, True, written)
    _change_and_set_back(home / "clauses" / "en" / "second.long.md")
    assert make(cwd=home).returncode == 0
    assert ("Set back." in (home / CONTRACT).read_text("utf-8"), builds(home), settled(home)) == (True, 1, True)
    (home / "clauses" / "en" / "new").mkdir()
    assert make("-q", cwd=home).returncode == 1
    shutil.copytree(home / "inputs" / EXAMPLE, home / "inputs" / "another")
    (home / "inputs" / EXAMPLE / "costs.yaml").write_text("wrong", "utf-8")
    assert (make(cwd=home).returncode, make(cwd=home).returncode) == (2, 2)
    assert ((home / "output" / "another" / "contract.md").is_file(), builds(home)) == (True, 2)
    shutil.rmtree(home / "inputs" / EXAMPLE)
    assert make(cwd=home).returncode == 0
    assert ((home / "output" / EXAMPLE).exists(), builds(home), settled(home)) == (False, 1, True)


def test_another_makefile_includes_ours(tmp_path: Path) -> None:
    home = project(tmp_path)
    shutil.copytree(home / "inputs" / EXAMPLE, home / "inputs" / "another")
    user = home.parent / "user"
    user.mkdir()
    (user / "Makefile").write_text(
        "include ../workspace/Makefile\n"
        f"all: letter.txt other.txt\n"
        f"letter.txt: $(DOCGEN_OUTPUT)/{EXAMPLE}/contract.md\n\t@cat $< > $@\n"
        f"other.txt: $(DOCGEN_OUTPUT)/another/contract.md $(DOCGEN_OUTPUT)/another/governance-charter.md\n"
        "\t@cat $^ > $@\n"
        "build clean test: ; @echo mine\n",
        "utf-8",
    )
    assert make("-j4", cwd=user).returncode == 0
    assert (user / "letter.txt").read_bytes() == (home / CONTRACT).read_bytes()
    assert builds(home) == 2
    assert make("-q", cwd=user).returncode == 0
    before = (user / "letter.txt").stat().st_mtime_ns
    (home / "inputs" / EXAMPLE / "costs.yaml").touch()  # docgen looks at it, the letter stays as it is
    assert make(cwd=user).returncode == 0
    assert (builds(home), (user / "letter.txt").stat().st_mtime_ns) == (1, before)
    examples.set_fields(home / "inputs" / "another", {"client.name": "Somebody else"})
    assert make("-j4", "all", "docgen-build", cwd=user).returncode == 0
    assert "Somebody else" in (user / "other.txt").read_text("utf-8")
    assert make("build", cwd=user).stdout == "mine\n"


@pytest.mark.parametrize("name", ["plain", "with blank", "a#b", "c$d", "e:f", "100%", "[i]", "j*"])
def test_make_reads_any_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "place"
    inputs = home / "inputs" / name
    for folder in (inputs, home / "clauses", home / "templates"):
        folder.mkdir(parents=True)
    (inputs / "costs.yaml").write_text("", "utf-8")
    monkeypatch.chdir(home)
    where = Places(*map(Path, ("inputs", "clauses", "templates", "output")))
    assert list(depfile(where, targets(where), Request((), ("md",)), Path("deps.d"), "goal")) == []
    (home / "Makefile").write_text("goal:\n\t@touch goal\n-include deps.d\n", "utf-8")
    done = make(cwd=home)
    assert (done.stdout, done.stderr) == ("", "")
    assert make("-q", cwd=home).returncode == 0
    later(inputs / "costs.yaml")
    assert make("-q", cwd=home).returncode == 1
    (inputs / "costs.yaml").unlink()
    assert make(cwd=home).returncode == 0
