"""What an engagement chose among the wordings is held against the library and the documents.

A case is a YAML file in ``cases/``: ``fields`` of the engagement to set, ``changes`` to files as in
``tests/findings`` (both optional), and all that is then found of the family POS, notes among them. It happens in the
place that ``place.py`` makes; ``MARK supplier`` stands for the mark of that wording of ``second.short``.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import wordings
from docgen.finding import Severity
from tests import examples
from tests.assembly import workspace
from tests.findings.case import change, compare
from tests.wordings import place

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
CODES = ("POS001", "POS002", "POS003", "POS004", "POS005", "POS006")


def read(file: Path) -> dict[str, Any]:
    text = file.read_text("utf-8")
    for position in ("buyer", "supplier"):
        text = text.replace(f"MARK {position}", place.mark(position))
    case: dict[str, Any] = yaml.load(text, yaml.CSafeLoader)
    return case


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    case = read(file)
    home = place.create(tmp_path)
    examples.set_fields(home / "inputs" / workspace.EXAMPLE, case.get("fields", {}))
    for one in case.get("changes", []):
        change(home, **one)
    finds = [{"file": f"inputs/{workspace.EXAMPLE}/engagement.yaml", **one} for one in case["finds"]]
    checked = workspace.check(home)
    told = [one for one in checked.findings if one.severity is not Severity.INFO or one.code in CODES]
    compare(told, finds, home)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_case(code: str) -> None:
    assert any(code == one["code"] for file in CASES for one in read(file)["finds"])


def test_every_code_has_its_page() -> None:
    modules = [importlib.import_module(f"docgen.wordings.{name}") for name in wordings.names()]
    told = [code for module in modules for code in str(module.__doc__).partition(":")[0].split(", ")]
    assert sorted(told) == list(CODES)
