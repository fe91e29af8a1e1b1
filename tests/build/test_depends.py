"""What is said to depend on a file is all that is read for it; and the program is more than its own files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from docgen.build.depends import depfile
from docgen.build.places import Places, targets
from docgen.build.program import packages
from docgen.build.stale import Request
from tests import examples
from tests.build.place import QUICK, build, create

_opened: set[Path] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    """Note each file that is opened to be read, but for a digest."""
    if _opened is None or event != "open" or not isinstance(arguments[0], str | bytes | os.PathLike):
        return
    frame, calls = sys._getframe(1), set[str]()
    while frame is not None and len(calls) < 8:
        calls.add(frame.f_code.co_name)
        frame = frame.f_back  # type: ignore[assignment]
    if "digest" not in calls:
        _opened.add(Path(os.path.normpath(os.fsdecode(arguments[0]))))


def _read(where: Places) -> set[Path]:
    """The files of inputs, clauses and templates that a first build opens."""
    global _opened  # a hook can't be taken away again, but it can be told not to look
    sys.addaudithook(_note)
    _opened = set()
    try:
        build(where)
        tops = (where.inputs, where.clauses, where.templates)
        return {path for path in _opened if any(path.is_relative_to(top) for top in tops) and path.is_file()}
    finally:
        _opened = None


def test_every_file_that_is_read_is_named(tmp_path: Path) -> None:
    where = create(tmp_path)
    read = _read(where)
    assert where.templates / "house" / "shell.docx" in read
    file = tmp_path / "deps.d"
    assert list(depfile(where, targets(where), Request((), QUICK), file)) == []
    said = file.read_text("utf-8")
    assert {path for path in read if f" {path}" not in said} == set()
    outputs = [line.removeprefix("# output ") for line in said.splitlines() if line.startswith("# output ")]
    assert {Path(path) for path in outputs} == {p for p in where.output.rglob("*") if p.suffix[1:] in QUICK}


def test_the_program_is_known_by_its_packages_too() -> None:
    names = {name.partition("-")[0].lower() for name in packages()}
    assert {"weasyprint", "pydyf", "babel", "lxml", "jinja2", "pyphen"} <= names
    assert not names & {"pytest", "ruff", "mypy", "hypothesis", "docgen"}
    locked = (examples.ROOT / "requirements.lock").read_text("utf-8")
    assert all(f"{name}==" in locked or name.startswith("python ") for name in _spelled(names))


def _spelled(names: set[str]) -> set[str]:
    return {name.replace("_", "-") for name in names}
