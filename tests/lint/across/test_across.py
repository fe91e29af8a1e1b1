"""The documents of a set can't contradict each other, nor drop what one of them promises."""

from __future__ import annotations

import importlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docgen.finding import Finding, Location, Severity, finding
from docgen.lint import across
from docgen.messages import words
from docgen.model.needs import guarded
from tests import examples
from tests.lint.across import case

LINTS = {importlib.import_module(f"{across.__name__}.{name}").CODE: name for name in across.names()}
CASES = dict(case.every())


def found(code: str, change: dict[str, Any]) -> list[Finding]:
    lint = importlib.import_module(f"{across.__name__}.{LINTS[code]}")
    return list(lint.check(case.changed(case.Change(**change))))


@pytest.mark.parametrize("code", sorted(CASES))
def test_what_fails_is_found_with_both_places(code: str) -> None:
    expected = CASES[code]["finds"]
    findings = found(code, CASES[code]["fails"])
    shown = [f"{one.location}: {words(one).message}" for one in findings]
    times = {each["said"]: each.get("times", 1) for each in expected}
    assert Counter(_said(one) for one in findings) == times, shown
    for each in expected:
        assert any(_fits(one, each) for one in findings), (each, shown)


@pytest.mark.parametrize("code", [code for code, parts in sorted(CASES.items()) if "passes" in parts])
def test_what_passes_is_not_found(code: str) -> None:
    assert found(code, CASES[code]["passes"]) == []


def test_every_lint_has_a_case_that_fails() -> None:
    assert set(CASES) == set(LINTS)


@pytest.mark.parametrize("code", sorted(LINTS))
def test_every_lint_has_a_page_and_names_its_need(code: str) -> None:
    page = importlib.import_module(f"{across.__name__}.{LINTS[code]}").__doc__ or ""
    assert page.startswith(f"{code}: ")
    assert guarded(page) or re.search(r"Need: none \(.{20,}\)", page)
    assert all(f"\n{part}: " in page for part in ("What", "Why", "Need", "Fails", "Passes"))


@pytest.mark.parametrize("name", examples.NAMES)
def test_examples_do_not_contradict_themselves(name: str) -> None:
    ours = [one for one in examples.example(name).findings if one.code in LINTS]
    assert [one for one in ours if one.severity is not Severity.INFO] == []


def _said(one: Finding) -> str:
    return one.said.key


def _fits(one: Finding, each: dict[str, Any]) -> bool:
    also = [Path(other.location.file).name for other in one.related]
    return (
        _said(one) == each["said"]
        and Path(one.location.file).name == each["file"]
        and set(each.get("also", [])) <= set(also)
        and each.get("says", "") in words(one).message
    )


def test_a_number_in_prose_is_told_of_once() -> None:
    place, elsewhere = Location("a.md", 3, 9), Location("a.md", 4, 1)
    values = {"words": "2 weeks", "spot": "rfp 1", "path": "term.initial", "value": "3 weeks", "where": "contract 2"}
    fuller = finding("SET002.differs", place, severity=Severity.WARNING, **values)
    bare = [finding("STY006", at, severity=Severity.WARNING, number="2") for at in (place, elsewhere)]
    assert across.once([*bare, fuller]) == [bare[1], fuller]
