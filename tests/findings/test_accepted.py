"""A warning can be accepted for a reason and a time, and comes back when the time is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from docgen.finding import Finding, Severity, has_errors
from docgen.messages import text
from tests import examples

WARNING = ("category: hiring", "category: staff")  # COST001


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = examples.copy("uferstrom-staffing", tmp_path)
    costs = copied / "costs.yaml"
    costs.write_text(costs.read_text("utf-8").replace(*WARNING), "utf-8")
    return copied


def check(folder: Path, entry: str, code: str = "COST001") -> list[Finding]:
    file = folder / "engagement.yaml"
    file.write_text(f"{file.read_text('utf-8')}\naccepted:\n  - {{{entry}}}\n", "utf-8")
    return [one for one in examples.check(folder).findings if one.code in {code, "ACC001", "ACC002", "IN007"}]


@pytest.mark.parametrize(
    "where", ["", "where: costs.baseline, ", "where: costs.baseline.lines, ", "where: costs.yaml, "]
)
def test_an_accepted_warning_weighs_as_a_note_and_says_why(folder: Path, where: str) -> None:
    (found,) = check(folder, f"code: COST001, {where}reason: nobody was hired in 2026, until: 2999-12-31")
    assert found.severity is Severity.INFO
    assert found.accepted is not None
    assert text(found.accepted, "de") == "nobody was hired in 2026 (bis 2999-12-31)"


def test_it_comes_back_when_its_day_has_passed(folder: Path) -> None:
    back, note = sorted(
        check(folder, "code: COST001, reason: x, until: 2020-01-31"), key=lambda one: one.severity != "warning"
    )
    assert (back.code, back.severity, back.accepted) == ("COST001", Severity.WARNING, None)
    assert (note.code, note.severity) == ("ACC002", Severity.INFO)
    assert date(2020, 1, 31) in dict(note.said.values).values()


@pytest.mark.parametrize("where", ["costs.options", "costs.baseline.line", "exit.yaml"])
def test_elsewhere_it_is_not_accepted(folder: Path, where: str) -> None:
    found = check(folder, f"code: COST001, where: {where}, reason: x, until: 2999-12-31")
    assert {(one.code, one.severity) for one in found} == {("COST001", "warning"), ("ACC001", "warning")}


def test_an_error_can_not_be_accepted(folder: Path) -> None:
    file = folder / "requirements.yaml"
    file.write_text(file.read_text("utf-8").replace("weight: 22", "weight: 23", 1), "utf-8")
    found = check(folder, "code: REQ002, reason: x, until: 2999-12-31", "REQ002")
    assert "error" in {one.severity for one in found if one.code == "REQ002"}


def test_strict_makes_errors_of_what_nobody_accepted(folder: Path) -> None:
    target = examples.Target(folder.name, folder, folder.as_posix())
    assert not has_errors(examples.work.check(examples.HERE, target)[2])
    assert has_errors(examples.work.check(examples.HERE, target, strict=True)[2])
    assert check(folder, "code: COST001, reason: x, until: 2999-12-31")[0].severity == "info"
    assert not has_errors(examples.work.check(examples.HERE, target, strict=True)[2])


def test_nobody_is_told_to_remove_an_exception_while_an_error_hides_what_it_is_for(folder: Path) -> None:
    exit_ = folder / "exit.yaml"
    exit_.write_text(exit_.read_text("utf-8").replace("kpi: satisfaction", "kpi: satisfied", 1), "utf-8")
    assert check(folder, "code: COST001, reason: x, until: 2999-12-31") == []
