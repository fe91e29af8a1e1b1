"""A finding about a field says in which clauses the field stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from docgen.finding import Location, Severity, finding
from docgen.telling import findings_as
from docgen.telling.feeding import by_document
from docgen.upkeep.feeds import feeds
from tests.examples import ROOT

LIBRARY = (ROOT / "clauses", ROOT / "templates")
CASES = yaml.load(Path(__file__).with_name("feeds.yaml").read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["field"])
def test_the_clauses_of_a_field(case: dict[str, object]) -> None:
    field = str(case["field"])
    found = by_document(feeds(*LIBRARY, [field]).get(field, ()))
    expected, unrelated = case["feeds"], case.get("not", {})
    assert isinstance(expected, dict)
    assert isinstance(unrelated, dict)
    for document, clauses in expected.items():
        assert set(clauses) <= set(found[document]), found
    for document, clauses in unrelated.items():
        assert not set(clauses) & set(found.get(document, ())), found
    assert expected or not found


def test_three_are_named_and_the_others_counted() -> None:
    one = finding("IN007.date", Location("costs.yaml", 1, 1), field="exit.convenience.notice", given="x")
    every = json.loads(findings_as([one], "json", library=LIBRARY))[0]["feeds"]
    clauses = [clause for some in every.values() for clause in some]
    for language, label, more in (("en", "feeds", "and {} more"), ("de", "steht in", "und {} weitere")):
        told = findings_as([one], "text", language, library=LIBRARY)
        (line,) = [line for line in told.splitlines() if line.startswith(f"  {label}: ")]
        assert sum(clause in line for clause in clauses) == 3
        assert line.endswith(more.format(len(clauses) - 3))


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_notes_and_of_the_library_nothing_is_said(form: str) -> None:
    place = Location("exit.yaml", 1, 1)
    note = finding("IN007.date", place, field="exit.convenience.notice", severity=Severity.INFO, given="x")
    words = finding("IN007.date", Location((LIBRARY[0] / "x.yaml").as_posix(), 1, 1), field="client.name", given="x")
    told = findings_as([note, words], form, verbose=True, library=LIBRARY)
    assert "  feeds: " not in told
    assert '"feeds"' not in told


def test_a_code_is_explained_once_and_its_page_named() -> None:
    every = [finding("IN007.date", Location("costs.yaml", line, 1), field="x", given="x") for line in (9, 2, 10)]
    told = findings_as(every, "text", "de")
    assert told.count("siehe: docgen rules IN007") == told.count("warum: ") == 1
    assert [line.split(":")[1] for line in told.splitlines() if line.startswith("costs")] == ["2", "9", "10"]
    assert told.endswith("3 Fehler und 0 Warnungen.")


def test_one_of_each_is_counted_in_the_singular() -> None:
    place = Location("costs.yaml", 1, 1)
    both = [finding("IN007.date", place, field="x", given="x", severity=weight) for weight in list(Severity)[:2]]
    assert findings_as(both, "text", "de").endswith("1 Fehler und 1 Warnung.")
    assert findings_as(both, "text").endswith("1 error and 1 warning.")
