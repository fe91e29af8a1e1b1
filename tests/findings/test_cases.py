"""Whatever somebody gets wrong, they are told what, where, and what to do: each mistake once, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import rules
from docgen.finding import Severity
from tests import examples
from tests.findings.case import Case, compare, every, prepare

CASES = list(every())
NOTES = {"TERM001", "OPS001"}  # tell of defaults that were taken: nobody has to act on them


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    engagement = prepare(case, tmp_path)
    compare(examples.check(engagement).problems(), case.finds, engagement)


@pytest.mark.parametrize("code", sorted(set(rules.every()) - NOTES))
def test_every_rule_has_a_case_in_which_it_fails(code: str) -> None:
    assert any(code in case.codes() for case in CASES), f"add a case for {code} under tests/findings/rules"


@pytest.mark.parametrize(("name", "code"), [("harborlight-training", "TERM001"), ("uferstrom-staffing", "OPS001")])
def test_a_default_that_was_taken_is_noted(name: str, code: str) -> None:
    notes = [f for f in examples.example(name).findings if f.code == code]
    assert notes
    assert {note.severity for note in notes} == {Severity.INFO}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("costs.charges.payment", "45 days", "COST011"),  # in the client's own terms, under German law
        ("requirements.kpis[0].base_level", "65 %", "REQ012"),  # 68 % are reached today
    ],
)
def test_what_may_be_meant_is_noted(field: str, value: str, code: str, tmp_path: Path) -> None:
    engagement = examples.copy("uferstrom-staffing", tmp_path)
    examples.set_fields(engagement, {field: value})
    (note,) = [one for one in examples.check(engagement).findings if one.code == code]
    assert (note.severity, note.field) == (Severity.INFO, field.replace("[0]", "[answer-speed]"))


@pytest.mark.parametrize("name", examples.NAMES)
def test_the_shipped_examples_have_no_problem(name: str) -> None:
    assert examples.example(name).problems() == []
