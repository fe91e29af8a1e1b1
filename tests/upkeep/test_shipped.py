"""The clause library as it is shipped holds all rules of upkeep."""

from __future__ import annotations

from docgen import upkeep
from docgen.finding import Severity
from docgen.messages import words
from tests.examples import ROOT


def test_the_shipped_library_has_no_problem() -> None:
    found = [one for one in upkeep.check(ROOT / "clauses", ROOT / "templates") if one.severity is not Severity.INFO]
    assert [f"{one.location}: {one.code} {words(one).message}" for one in found] == []
