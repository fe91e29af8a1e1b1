"""A case: what somebody gets wrong in a worked example, and what they are told about it.

Each is a YAML file in a folder beside this one::

    example: harborlight-training        # the engagement under inputs/ that is copied
    changes:                             # what is done to the copy, in this order
      - file: engagement.yaml
        replace: "kind: training"        # the first place where it stands
        with: "kind: trainings"
      - {file: exit.yaml, cut: "take_back:", up_to: "timeline:"}
      - {file: costs.yaml, write: "baseline: {}"}
      - {file: costs.yaml, delete: true}
      - {file: costs.yaml, empty: true}
      - {file: costs.yaml, append: "id: x"}
      - {file: costs.yaml, append_hex: "ff fe"}
      - {file: costs.yaml, append: "[", times: 100000}
      - {file: costs.yaml, pipe: true}
      - {file: costs.yaml, link: ../elsewhere.yaml}
      - {file: list.xlsx, write_zip: {"xl/workbook.xml": "<workbook/>"}}
    finds:                               # these errors and warnings, and no other; of notes those with these codes
      - code: IN007
        file: engagement.yaml
        at: "kind: trainings"            # a text on the line that the finding points to; or `line: 1`
        says: is not one of the values   # optional: part of the message
        hint: did you mean “training”?   # part of the hint
        severity: error                  # optional: how much it weighs
        column: 12                       # optional: where on the line it begins
        related: 5                       # optional: how many other places it names
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import yaml

from docgen.finding import Finding
from docgen.messages import words
from tests import examples

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One file."""

    file: Path
    example: str
    changes: list[dict[str, Any]]
    finds: list[dict[str, Any]]

    @property
    def name(self) -> str:
        return self.file.relative_to(FOLDER).with_suffix("").as_posix()

    def codes(self) -> set[str]:
        return {expected["code"] for expected in self.finds}


def every(folder: str = "") -> Iterator[Case]:
    for file in sorted((FOLDER / folder).rglob("*.yaml")):
        yield Case(file, **yaml.load(file.read_text("utf-8"), yaml.CSafeLoader))


def prepare(case: Case, folder: Path) -> Path:
    """The copy with the changes of the case."""
    engagement = examples.copy(case.example, folder)
    for one in case.changes:
        change(engagement, **one)
    return engagement


def change(folder: Path, file: str, **action: Any) -> None:
    """Do one thing to a file."""
    path = folder / file
    match action:
        case {"replace": old, "with": new}:
            text = path.read_text("utf-8")
            assert old in text, f"the example no longer holds {old!r} in {file}"
            path.write_text(text.replace(old, new, 1), "utf-8")
        case {"cut": start, "up_to": end}:
            text = path.read_text("utf-8")
            begin = text.index(start)
            path.write_text(text[:begin] + text[text.index(end, begin) :], "utf-8")
        case {"write": text}:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        case {"delete": True}:
            path.unlink()
        case {"empty": True}:
            path.write_bytes(b"")
        case {"append": text, "times": count}:
            path.write_text(path.read_text("utf-8") + text * count, "utf-8")
        case {"pipe": True}:
            path.unlink(missing_ok=True)
            os.mkfifo(path)
        case {"link": target}:
            path.unlink(missing_ok=True)
            path.symlink_to(target)
        case {"write_zip": entries}:
            with ZipFile(path, "w") as archive:
                for name, content in entries.items():
                    archive.writestr(name, content)
        case {"append": text}:
            path.write_text(path.read_text("utf-8") + text, "utf-8")
        case {"append_hex": octets}:
            path.write_bytes(path.read_bytes() + bytes.fromhex(octets))
        case _:
            raise AssertionError(f"unknown action {action}")


def compare(found: list[Finding], finds: list[dict[str, Any]], folder: Path) -> None:
    """Assert that these are the findings, each once."""
    shown = "\n".join(f"{f.location}: {f.code} {words(f).message} | {words(f).hint}" for f in found)
    missing = [expected for expected in finds if not any(_matches(f, expected, folder) for f in found)]
    surplus = [f for f in found if not any(_matches(f, expected, folder) for expected in finds)]
    assert not missing, f"not found: {missing}\nfound:\n{shown}"
    assert not surplus, f"found besides: {surplus}"
    assert len(found) == len(finds), shown


def _matches(finding: Finding, expected: dict[str, Any], folder: Path) -> bool:
    file = folder / expected["file"]
    return (
        finding.code == expected["code"]
        and Path(finding.location.file) == file
        and finding.location.line == _line(expected, file)
        and expected.get("says", "") in words(finding).message
        and expected["hint"] in words(finding).hint
        and expected.get("severity", finding.severity) == finding.severity
        and expected.get("column", finding.location.column) == finding.location.column
        and expected.get("related", len(finding.related)) == len(finding.related)
    )


def _line(expected: dict[str, Any], file: Path) -> int:
    if "line" in expected:
        return int(expected["line"])
    lines = file.read_text("utf-8", errors="replace").splitlines()
    return next(number for number, line in enumerate(lines, 1) if expected["at"] in line)
