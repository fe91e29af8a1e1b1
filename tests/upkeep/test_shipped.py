"""The clause library as it is shipped holds all rules of upkeep."""

from __future__ import annotations

from docgen import upkeep
from docgen.finding import Severity
from docgen.messages import words
from tests.examples import ROOT


def test_the_shipped_library_has_no_problem() -> None:
    found = upkeep.check(ROOT / "clauses", ROOT / "templates")
    problems = [f"{one.location}: {one.code} {words(one).message}" for one in found if one.severity is not Severity.INFO]
    assert problems == []
