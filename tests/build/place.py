"""A place in which to build: few clauses, two documents, one or more engagements; small, so that a build is quick."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from docgen.build import places, run, work
from docgen.build.places import Places, targets
from docgen.build.run import Report
from docgen.build.stale import Request
from tests import examples
from tests.assembly import workspace
from tests.assembly.workspace import EXAMPLE

QUICK = ("docx", "html", "md")
BOTH = ("contract", "governance-charter")


def create(folder: Path, *others: str) -> Places:
    """The place of ``tests/assembly``, with the house style, and other engagements like the first."""
    home = workspace.create(folder)
    for name in ("house", "fonts", "live"):
        shutil.copytree(examples.ROOT / "templates" / name, home / "templates" / name)
    examples.set_fields(home / "inputs" / EXAMPLE, {"documents": list(BOTH)})
    for other in others:
        shutil.copytree(home / "inputs" / EXAMPLE, home / "inputs" / other)
    return Places(home / "inputs", home / "clauses", home / "templates", home / "output")


def build(
    where: Places,
    formats: tuple[str, ...] = QUICK,
    *,
    force: bool = False,
    types: Iterable[str] = (),
    bare: bool = False,
) -> Report:
    """Build like a process that has just started; the program itself has not changed since."""
    places.forget(program=False)
    work.forget()
    return run.build(where, targets(where), Request(tuple(types), formats, force, bare=bare), 1)


def states(report: Report) -> dict[str, str]:
    """What became of each document."""
    return {line.document: line.state for line in report.lines}


def reasons(report: Report) -> dict[str, str]:
    """Why each document was built anew."""
    return {line.document: line.reason for line in report.lines if line.state in ("rebuilt", "renewed")}


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
