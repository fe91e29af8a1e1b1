"""The shipped engagements as tests use them: where they stand, copies to change, and their documents."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache, reduce
from pathlib import Path
from typing import Any

import yaml

from docgen import rules
from docgen.assembly.assemble import Assembled
from docgen.build import work
from docgen.build.accept import accept
from docgen.build.places import Places, Target
from docgen.finding import Finding, Severity
from docgen.inputs import nodes
from docgen.inputs.folder import Reading, read
from docgen.model.whole import FILES

ROOT = Path(__file__).resolve().parents[1]
TYPES = ("rfp", "contract", "governance-charter", "contingency-plan")
NAMES = tuple(sorted(folder.name for folder in (ROOT / "inputs").iterdir() if folder.is_dir()))
DOCUMENTS = [(name, kind) for name in NAMES for kind in TYPES]
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


def library(folder: Path) -> Path:
    """A copy of the clause library that a test may change."""
    return Path(shutil.copytree(ROOT / "clauses", folder / "clauses"))


def check(folder: Path, places: Places = HERE) -> Checked:
    """Read, check and assemble the engagement in a folder."""
    return Checked(*work.check(places, Target(folder.name, folder, folder.as_posix())))


def check_facts(folder: Path) -> Checked:
    """Read the engagement in a folder and check its facts alone, without assembling a document."""
    reading = read(folder, folder.as_posix())
    findings = list(reading.findings)
    if reading.engagement is not None:
        findings += rules.check(reading.engagement, reading.places, folder.as_posix())
        acceptances = reading.engagement.engagement.accepted
        findings = list(accept(findings, acceptances, reading.places, datetime.now().astimezone().date()))
    return Checked(reading, {}, findings)


@cache
def example(name: str) -> Checked:
    """A shipped engagement as it is, read once in a process."""
    return check(ROOT / "inputs" / name)


def facts(folder: Path, files: Iterable[str] = FILES) -> dict[str, Any]:
    """What the files of an engagement hold, each under its name."""
    trees = {name: nodes.read((folder / f"{name}.yaml").read_bytes(), name)[0] for name in files}
    return {name: tree.data for name, tree in trees.items() if tree is not None}


def write(folder: Path, facts: Mapping[str, Any]) -> None:
    """Write facts as files of an engagement."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in facts.items():
        text = yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True)
        (folder / f"{name}.yaml").write_text(text, "utf-8")


def set_fields(folder: Path, fields: Mapping[str, Any]) -> None:
    """Write values into the files of a copy; a field is named as findings name it, and numbers stand for items."""
    changed = facts(folder, {_file(path): None for path in fields})
    for path, value in fields.items():
        *before, last = parts(path.removeprefix(f"{_file(path)}."))
        reduce(lambda here, part: here[part], before, changed[_file(path)])[last] = value
    write(folder, changed)


def _file(path: str) -> str:
    first = path.partition(".")[0]
    return first if first in FILES else "engagement"


def parts(path: str) -> Iterator[str | int]:
    """``kpis[2].name`` -> ``kpis``, 2, ``name``."""
    for part in re.findall(r"[^.\[\]]+", path):
        yield int(part) if part.isdecimal() else part


class Dumper(yaml.CSafeDumper):
    """Writes decimal numbers without quotes."""


Dumper.add_representer(Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number)))
