"""What contradicts itself in a document is found at its line, and what does not is left in peace.

A case is a file in ``cases/``. A Markdown file is the wording of a clause, a line ``---8<---``, and the findings of the
families DEF, DOC and STY as in ``tests/findings``, where ``at`` is a text on a line of the wording; ``[]`` where
nothing is wrong. A YAML file can change more: ``wording``, ``fields`` of the engagement, ``changes`` to files, and
``finds`` with the ``file`` of each, if it is not the wording. All happens in ``tests/assembly/workspace``, worded as
``style.yaml`` beside this file says.
"""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import lint
from docgen.finding import Location, Severity
from docgen.lint.shapes import Spot, disagreements, duplicates, missing
from tests import examples
from tests.assembly import workspace
from tests.findings.case import change, compare

HERE = Path(__file__).parent
FILES = sorted((HERE / "cases").iterdir())
CODES = {importlib.import_module(f"docgen.lint.{name}").CODE for name in lint.names()} - {"DOC001"}  # an outline's


def read(file: Path) -> dict[str, Any]:
    if file.suffix == ".yaml":
        case: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
        return case
    wording, finds = file.read_text("utf-8").split("\n---8<---\n")
    return {"wording": wording, "finds": yaml.load(finds, yaml.CSafeLoader)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    case = read(file)
    home = workspace.create(tmp_path)
    shutil.copy(HERE / "style.yaml", home / "clauses" / "en")
    shutil.copytree(examples.ROOT / "clauses" / "statutes", home / "clauses" / "statutes")
    for one in case.get("changes", []):
        change(home, **one)
    if "wording" in case:
        workspace.word(home, case["wording"], case.get("fields"))
    else:
        examples.set_fields(home / "inputs" / workspace.EXAMPLE, case.get("fields", {}))
    found = workspace.check(home).findings
    told = [one for one in found if re.match("DEF|DOC|STY", one.code)]
    assert not [one for one in found if one.severity is Severity.ERROR and one not in told]
    assert list(workspace.check(home).findings) == list(found)  # what is found once is found again in one process
    compare(told, [{"file": workspace.WORDING, "hint": "", **one} for one in case["finds"]], home)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_lint_has_a_case_that_fails(code: str) -> None:
    assert any(code == one["code"] for file in FILES for one in read(file)["finds"])


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_lint_has_a_case_that_passes(code: str) -> None:
    assert any(file.stem.startswith(code.lower()) and not read(file)["finds"] for file in FILES)


def test_the_shapes() -> None:
    one, again, other = (Spot(key, Location("x", line), value=line) for line, key in enumerate("aab", 1))
    assert list(missing([one, again, other], {"b"})) == [one]
    assert list(duplicates([one, other, again])) == [(again, one)]
    assert list(disagreements([one, other, again, again])) == [(again, one)]
    assert list(disagreements([one, one, other])) == []


@pytest.mark.parametrize("name", examples.NAMES)
def test_the_worked_examples_hold_together(name: str) -> None:
    told = [one for one in examples.example(name).findings if re.match("DEF|DOC|STY", one.code)]
    assert [one for one in told if one.severity is not Severity.INFO] == []
    assert len(told) < 10
