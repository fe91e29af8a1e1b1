"""The shipped engagements as tests use them: where they stand, copies to change, and their documents."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen.assembly.assemble import Assembled
from docgen.build import work
from docgen.build.places import Places, Target
from docgen.finding import Finding, Severity
from docgen.inputs.folder import Reading

ROOT = Path(__file__).resolve().parents[1]
NAMES = tuple(sorted(folder.name for folder in (ROOT / "inputs").iterdir() if folder.is_dir()))
HERE = Places(ROOT / "inputs", ROOT / "clauses", ROOT / "templates", ROOT / "output")


@dataclass(frozen=True)
class Checked:
    """What ``docgen check`` knows of an engagement."""

    reading: Reading
    documents: dict[str, Assembled]
    findings: list[Finding]

    def problems(self) -> list[Finding]:
        """The findings that somebody must act on."""
        return [finding for finding in self.findings if finding.severity is not Severity.INFO]


def copy(name: str, folder: Path) -> Path:
    """A copy of a shipped engagement that a test may change."""
    return Path(shutil.copytree(ROOT / "inputs" / name, folder / name))


def check(folder: Path, places: Places = HERE) -> Checked:
    """Read, check and assemble the engagement in a folder."""
    return Checked(*work.check(places, Target(folder.name, folder, folder.as_posix())))


@cache
def example(name: str) -> Checked:
    """A shipped engagement as it is, read once in a process."""
    return check(ROOT / "inputs" / name)
