"""From field to clause and back: no field is without a use, and no value without the fields that it comes from."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import pytest

from docgen.build import work
from docgen.build.places import Target
from docgen.reports import trace_fields_forms as forms
from docgen.reports.trace_fields import Coverage, coverage
from tests import examples
from tests.program import run

NAME = "harborlight-training"


@cache
def covered() -> Coverage:
    checked = examples.example(NAME)
    folder = examples.ROOT / "inputs" / NAME
    whole = work.whole(examples.HERE, Target(NAME, folder, f"inputs/{NAME}"), checked.reading, checked.documents)
    assert whole is not None
    return coverage(whole)


def test_a_field_names_the_clauses_of_each_document() -> None:
    row = next(one for one in covered().fields if one.field == "exit.assistance.duration")
    assert {(at.document, at.clause) for at in row.prints} >= {
        ("rfp", "rfp.exit.assistance"),
        ("contract", "exit.assistance"),
    }
    assert row.place.file.endswith("exit.yaml")
    assert row.kept is None


def test_a_field_that_only_decides_says_on_what() -> None:
    row = next(one for one in covered().fields if one.field == "kind")
    assert row.decides
    assert not row.prints


def test_each_written_field_stands_somewhere_or_has_a_reason() -> None:
    places = examples.example(NAME).reading.places
    written = [row for row in covered().fields if row.field in places]
    assert [row.field for row in written if not (row.prints or row.decides or row.reads or row.kept)] == []
    assert [row.field for row in written if row.kept and (row.prints or row.decides)] == []


def test_each_value_leads_back_to_fields_that_there_are() -> None:
    known = {row.field for row in covered().fields}
    printed = {field for value in covered().values for field in value.fields}
    assert "exit.convenience.notice" in printed
    lost = {one for one in printed - known if not any(field.startswith((f"{one}.", f"{one}[")) for field in known)}
    assert {one for one in lost if not one.endswith("[*]")} == set()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_form_tells_the_same(language: str) -> None:
    (made,) = json.loads(forms.as_json([covered()], language))
    rows = list(csv.DictReader(io.StringIO(forms.as_csv([covered()], language))))
    text = forms.as_text([covered()], language)
    assert len(made["values"]) == sum(row["kind"] == "value" for row in rows) == len(covered().values)
    assert {one["field"] for one in made["fields"]} == {one.field for one in covered().fields}
    assert all(f"\n{one.field}: " in text for one in covered().fields)


@pytest.mark.parametrize(
    ("given", "told"), [(["--fields", "--format", "html"], "without"), (["--format", "json"], "with")]
)
def test_forms_go_with_what_they_can_show(given: list[str], told: str) -> None:
    done = run("trace", *given, cwd=examples.ROOT)
    assert done.code == 2
    assert f"goes {told} --fields" in done.err
