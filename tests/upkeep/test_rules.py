"""What does not fit together in a clause library is found at its place, and nothing else is.

A case is a YAML file in ``rules/``: ``rule`` is its code; each of ``fails`` has ``changes`` and ``finds`` as in
``tests/findings``, done to a copy of the small library in ``library/``; each of ``passes`` has ``changes`` after which
nothing is found. A finding is an error unless ``severity`` says otherwise.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen import upkeep
from docgen.finding import Finding, Severity
from docgen.upkeep import rules
from tests.findings.case import change, compare

HERE = Path(__file__).parent
FILES = {
    file.stem: yaml.load(file.read_text("utf-8"), yaml.CSafeLoader) for file in sorted((HERE / "rules").glob("*.yaml"))
}


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name}-{number}")
        for name, file in FILES.items()
        for number, case in enumerate(file[kind], 1)
    ]


def check(changes: list[dict[str, Any]], folder: Path) -> tuple[list[Finding], Path]:
    """The findings of a copy of the small library after some changes."""
    home = Path(shutil.copytree(HERE / "library", folder / "library"))
    for one in changes:
        change(home, **one)
    return upkeep.check(home / "clauses", home / "templates"), home


@pytest.mark.parametrize("case", cases("fails"))
def test_a_mistake_is_found(case: dict[str, Any], tmp_path: Path) -> None:
    found, home = check(case["changes"], tmp_path)
    finds = [{key: value for key, value in one.items() if key != "severity"} for one in case["finds"]]
    compare(found, finds, home)
    expected = sorted((one["code"], one.get("severity", "error")) for one in case["finds"])
    assert sorted((one.code, one.severity.value) for one in found) == expected


@pytest.mark.parametrize("case", cases("passes"))
def test_what_is_right_passes(case: dict[str, Any], tmp_path: Path) -> None:
    assert check(case["changes"], tmp_path)[0] == []


@pytest.mark.parametrize("code", rules.every())
def test_every_rule_has_cases_and_a_page(code: str) -> None:
    (file,) = [file for file in FILES.values() if file["rule"] == code]
    assert file["passes"]
    assert any(one["code"] == code for case in file["fails"] for one in case["finds"])
    page = rules.every()[code].__doc__ or ""
    assert page.startswith(f"{code}: ")
    for part in ("What:", "Why:", "Fails:", "Passes:"):
        assert f"\n{part}" in page or f" {part}" in page


def test_the_small_library_is_clean(tmp_path: Path) -> None:
    assert check([], tmp_path)[0] == []


def test_wording_that_can_not_be_read_is_a_finding(tmp_path: Path) -> None:
    broken = {"file": "clauses/en/work.scope.md", "replace": "{% endif %}", "with": ""}
    found, home = check([broken], tmp_path)
    assert [(one.code, Path(one.location.file)) for one in found if one.severity is Severity.ERROR][:1] == [
        ("CL001", home / "clauses/en/work.scope.md")
    ]
