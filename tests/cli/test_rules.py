"""``docgen rules``: what can be found, and the manual page of a code."""

from __future__ import annotations

import json
import re

from docgen import rules
from tests import examples
from tests.program import Done, run


def docgen(*arguments: str) -> Done:
    done = run("rules", *arguments, cwd=examples.ROOT)
    assert "Traceback" not in done.out + done.err
    return done


def test_the_table_has_a_line_for_each_code() -> None:
    done = docgen()
    assert done.code == 0
    first = [line.split()[0] for line in done.out.splitlines() if line.startswith("  ")]
    assert set(rules.every()) < set(first)
    assert len(first) == len(set(first))
    line = next(line for line in done.out.splitlines() if "COST010" in line)
    assert re.search(r"COST010 +error or warning +S1\.4 +Charges that rise have a limit", line)


def test_the_page_of_a_code() -> None:
    shown = docgen("cost007").out
    assert shown.startswith("COST007  The price bands of a channel join up\nerror\n")
    for label in ("what", "why", "need", "fails", "passes", "says", "hint"):
        assert f"\n{label} " in shown
    assert "a band up to 160,000 and the next above 170,000" in shown
    assert "`" not in shown


def test_the_page_speaks_the_language_that_is_asked_for() -> None:
    shown = docgen("COST007", "--lang", "de").out
    assert shown.startswith("COST007  Die Preisstaffeln eines Kanals schließen aneinander an\nFehler\n")
    assert "ein Volumen zwischen zwei Staffeln hat keinen Preis" in shown


def test_a_code_that_is_no_rule_across_fields_has_a_page_too() -> None:
    assert "a reference that leads nowhere makes a clause impossible to apply" in docgen("CL004").out
    assert docgen("UPK013").out.startswith("UPK013  A fallback leads to another position, and to an end\n")


def test_pages_as_data() -> None:
    every = json.loads(docgen("--format", "json").out)
    one = json.loads(docgen("REQ011", "--format", "json").out)
    assert one in every
    assert (one["family"], one["severities"], one["needs"]) == ("REQ", ["error", "warning"], ["S1.1", "S1.3"])
    assert [told["hint"] for told in one["messages"]][1] == "write what it is to say"


def test_an_unknown_code_is_wrong_usage() -> None:
    done = docgen("COST07")
    assert done.code == 2
    assert "there is no code COST07; did you mean" in done.err
    assert "“COST007”" in done.err
    assert docgen("nothing").err.strip().endswith("there is no code nothing")
    assert docgen("COST007", "--format", "markdown").code == 2
