"""Whatever somebody gets wrong, they are told what, where, and what to do: each mistake once, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen import rules
from docgen.finding import Severity
from docgen.model.engagement import Position
from tests import examples
from tests.findings.case import Case, compare, every, prepare

CASES = list(every())
RULES = set(rules.every())
OF_RULES = [case for case in CASES if case.codes() and case.codes() <= RULES]
NOTES = {"TERM001", "OPS001", "TERM002"}  # tell of what was decided: nobody has to act on them


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, tmp_path: Path) -> None:
    """What the rules find needs no document; that the documents of these cases tell of nothing else is tried apart."""
    engagement = prepare(case, tmp_path)
    checked = examples.check_facts(engagement) if case in OF_RULES else examples.check(engagement)
    _compare(case, checked, engagement)


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", OF_RULES, ids=lambda case: case.name)
def test_nothing_else_is_found_in_the_documents_of_a_case_of_a_rule(case: Case, tmp_path: Path) -> None:
    engagement = prepare(case, tmp_path)
    _compare(case, examples.check(engagement), engagement)


def _compare(case: Case, checked: examples.Checked, engagement: Path) -> None:
    told = [one for one in checked.findings if one.severity is Severity.INFO and one.code in case.codes()]
    compare([*checked.problems(), *told], case.finds, engagement)


@pytest.mark.parametrize("code", sorted(set(rules.every()) - NOTES))
def test_every_rule_has_a_case_in_which_it_fails(code: str) -> None:
    assert any(code in case.codes() for case in CASES), f"add a case for {code} under tests/findings/rules"


@pytest.mark.parametrize(("name", "code"), [("harborlight-training", "TERM001"), ("uferstrom-staffing", "OPS001")])
def test_a_default_that_was_taken_is_noted(name: str, code: str) -> None:
    notes = [f for f in examples.example(name).findings if f.code == code]
    assert notes
    assert {note.severity for note in notes} == {Severity.INFO}


def test_a_long_term_in_the_suppliers_wording_is_noted() -> None:
    engagement = examples.example("nordwarenhaus-callcenter").reading.engagement
    assert engagement is not None
    assert list(rules.every()["TERM002"](engagement)) == []
    facts = engagement.engagement
    positions = facts.positions.model_copy(update={"default": Position.SUPPLIER})
    changed = engagement.model_copy(update={"engagement": facts.model_copy(update={"positions": positions})})
    noted = list(rules.every()["TERM002"](changed))
    assert [note.path for note in noted] == ["term.initial", "term.renewal.period", "term.renewal.notice"]
    assert {note.severity for note in noted} == {Severity.INFO}


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
