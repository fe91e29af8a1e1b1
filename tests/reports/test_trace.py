"""From need to clause: each need is answered, guarded and stated, and one that is not is told of."""

from __future__ import annotations

import csv
import importlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from docgen import lint, rules
from docgen.model.needs import answered, guarded
from docgen.reports import trace, trace_forms, trace_needs
from docgen.reports.trace import Matrix
from tests import examples
from tests.program import run

CASES = yaml.load(Path(__file__).with_name("trace.yaml").read_text("utf-8"), yaml.CSafeLoader)
DOCUMENTS = {"rfp", "contract", "governance-charter", "contingency-plan"}


def matrix(name: str) -> Matrix:
    checked = examples.example(name)
    assert checked.reading.engagement is not None
    needs = trace_needs.read(examples.HERE, checked.reading.engagement.engagement.language.value)
    return trace.matrix(checked.reading, checked.documents, needs)


@pytest.mark.parametrize("code", sorted(rules.every()))
def test_every_rule_names_its_need_or_says_why_not(code: str) -> None:
    assert_named(rules.every()[code].__doc__ or "")


@pytest.mark.parametrize("name", lint.names())
def test_every_lint_names_its_need_or_says_why_not(name: str) -> None:
    assert_named(importlib.import_module(f"docgen.lint.{name}").__doc__ or "")


def assert_named(page: str) -> None:
    known = trace_needs.read(examples.HERE, "en").table.documents
    assert guarded(page) is not None, "add a line “Need: S1.1”, or “Need: none (why)”"
    assert guarded(page) or re.search(r"Need: none \(.{20,}\)", page)
    assert set(guarded(page) or ()) <= set(known)


def test_the_languages_name_the_same_needs() -> None:
    english, german = (trace_needs.read(examples.HERE, language) for language in ("en", "de"))
    for needs in (english, german):
        assert set(needs.words.needs) == set(needs.table.documents)
        assert set(needs.words.groups) == {need[:2] for need in needs.table.documents}
    different = [need for need in english.words.needs if english.title(need) == german.title(need)]
    assert different == []


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        ("A role (S3.4).", ("S3.4",)),
        ("A module (S2.1-S2.3, S1.5): whom it trains.", ("S2.1", "S2.2", "S2.3", "S1.5")),
        ("Ending without a reason (S1.6: little effort).", ("S1.6",)),
        ("Nothing (S1.8), and S1.2 outside of brackets.", ()),
    ],
)
def test_needs_are_read_from_words(words: str, needs: tuple[str, ...]) -> None:
    assert answered(words) == needs


@pytest.mark.parametrize("name", examples.NAMES)
def test_every_need_of_an_example_is_answered(name: str) -> None:
    for answer in matrix(name).answers:
        assert answer.fields, answer.need
        assert answer.guards, answer.need
        assert set(answer.wanted) <= {one.document for one in answer.stated}, answer.need


def test_a_clause_stands_where_the_matrix_says() -> None:
    made = matrix("uferstrom-staffing")
    review = next(answer for answer in made.answers if answer.need == "S3.5")
    place = next(one for one in review.stated if one.clause == "charter.review.review")
    document = examples.example("uferstrom-staffing").documents["governance-charter"].document
    clause = next(c for section in document.sections for c in section.clauses if c.id == place.clause)
    assert (place.number, place.title) == (clause.number, clause.title)
    assert "governance.review.interval" in place.reads
    assert "S4.1" in made.not_asked


def test_csv_holds_every_clause_that_answers() -> None:
    made = [matrix(name) for name in examples.NAMES]
    rows = list(csv.DictReader(io.StringIO(trace_forms.as_csv(made))))
    wanted = [(m.engagement, a.need, s.document, s.clause) for m in made for a in m.answers for s in a.stated]
    assert [(r["engagement"], r["need"], r["document"], r["clause"]) for r in rows] == wanted
    assert {row["missing"] for row in rows} == {""}


def test_text_on_the_terminal() -> None:
    done = run("trace", "harborlight-training", cwd=examples.ROOT)
    assert (done.code, done.err) == (0, "")
    assert "S2.6  The relationship with the trainer goes on in follow-up training" in done.out
    assert max(len(line) for line in done.out.splitlines() if ":" in line) < 140


def test_a_page_for_all_engagements(tmp_path: Path) -> None:
    file = tmp_path / "new" / "trace.html"
    done = run("trace", "--format", "html", "--output-file", str(file), cwd=examples.ROOT)
    assert (done.code, done.out, done.err) == (0, "", "")
    page = html.fromstring(file.read_bytes())
    marks = page.xpath("//@id")
    assert len(marks) == len(set(marks))
    links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
    assert sorted(links) == sorted(marks)
    assert page.xpath("//link | //script | //img | //@src") == []
    assert page.xpath("//section[@class='engagement']/@lang") == ["en", "de", "en"]
    shown = {text.strip() for text in page.xpath("//li/code/text()")}
    made = [matrix(name) for name in examples.NAMES]
    assert shown == {one.clause for m in made for answer in m.answers for one in answer.stated}
    assert page.xpath("//*[contains(@class, 'missing')]") == []


def test_a_file_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("trace", "harborlight-training", "--output-file", str(tmp_path / "file" / "x"), cwd=examples.ROOT)
    assert done.code == 2
    assert "can't be written" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_ends_nowhere_is_told(case: dict[str, Any], tmp_path: Path) -> None:
    """``check`` tells it; that ``trace`` ends as ``check`` does is tried with every third case, with all of them under
    ``exhaustive``."""
    told(case, tmp_path, trace_too=CASES.index(case) % 3 == 0)


@pytest.mark.exhaustive
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_trace_ends_as_check_does(case: dict[str, Any], tmp_path: Path) -> None:
    told(case, tmp_path, trace_too=True)


def told(case: dict[str, Any], tmp_path: Path, *, trace_too: bool) -> None:
    for folder in ("clauses", "templates"):
        shutil.copytree(examples.ROOT / folder, tmp_path / folder)
    change(case, tmp_path)
    folders = [f"--{name}={tmp_path / name}" for name in ("clauses", "templates")]
    done = run("check", case["example"], "--format", "json", *folders, cwd=examples.ROOT)
    found = [one for one in json.loads(done.out) if one["severity"] == "error"]
    assert done.code == bool(case["finds"])
    for one, wanted in zip(found, case["finds"], strict=True):
        assert one["code"] == wanted["code"]
        assert one["file"].endswith(wanted["file"])
        assert wanted["says"] in one["message"]
        assert wanted["hint"] in one["hint"]
    if trace_too:
        traced = run("trace", case["example"], *folders, cwd=examples.ROOT)
        assert traced.code == done.code


def change(case: dict[str, Any], home: Path) -> None:
    """What the case does to the copies."""
    changed = 0
    for file in home.glob(case.get("files", "clauses/**/*.md")):
        text = file.read_text("utf-8")
        if "drop" in case:
            made = re.sub(rf"(?m)^(covers: .*?),? ?{re.escape(case['drop'])}\b", r"\1", text).replace("[,", "[")
        else:
            made = text.replace(case["replace"], case["with"], 1)
        changed += made != text
        file.write_text(made, "utf-8")
    assert changed


def test_documents_of_the_table_exist() -> None:
    table = trace_needs.read(examples.HERE, "en").table
    named = {kind.value for kinds in table.documents.values() for kind in kinds}
    assert named == DOCUMENTS


@pytest.mark.parametrize(
    ("kind", "groups"),
    [("training", "12"), ("staffing", "13"), ("call_center", "134"), ("full_service", "1234")],
)
def test_each_kind_is_asked_for_its_needs(kind: str, groups: str) -> None:
    needs = trace_needs.read(examples.HERE, "en")
    asked = set(needs.asked(kind))
    assert {need[1] for need in asked} == set(groups)
    left_out = {need for need in needs.table.documents if need[1] in groups} - asked
    assert left_out == ({"S3.1", "S3.3"} if kind == "call_center" else set())
