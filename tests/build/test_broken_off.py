"""A build that is broken off between its files and its record does not take its own files for edits by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docgen.build import whole
from docgen.build.manifest import NAME
from docgen.build.places import Places
from docgen.finding import has_errors
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH, build, create, files, reasons, states

_DIES = """
import os, sys
from pathlib import Path
from docgen.build import whole
from docgen.build.places import Places
from tests.build.place import build
whole.keep = lambda *_: os._exit(9)
build(Places(*map(Path, sys.argv[1:])))
"""


def break_off(where: Places) -> None:
    """Build in a process that is killed when it sets out to record what it made."""
    folders = (where.inputs, where.clauses, where.templates, where.output)
    done = subprocess.run([sys.executable, "-c", _DIES, *folders], cwd=examples.ROOT, timeout=120, check=False)
    assert done.returncode == 9


def test_the_next_build_goes_on(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    break_off(where)
    report = build(where)
    assert not has_errors(report.findings)
    assert reasons(report) == dict.fromkeys(BOTH, "a build was broken off")
    kept = files(where.output)
    assert states(build(where)) == dict.fromkeys(BOTH, "up to date")
    build(where, force=True)
    assert files(where.output) == kept


def test_an_edit_after_it_is_still_an_edit(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    break_off(where)
    page = where.output / EXAMPLE / "contract.html"
    page.write_text("mine", "utf-8")
    report = build(where)
    assert [f.code for f in report.findings if f.location.file == page.as_posix()] == ["BLD003"]
    assert page.read_text("utf-8") == "mine"


def test_nothing_of_it_stays_behind(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    assert [name for name in files(where.output) if Path(name).name.startswith(".")] == []
    assert NAME in {Path(name).name for name in files(where.output)}
    assert whole.announced(where.output / EXAMPLE / "contract.html") == frozenset()
