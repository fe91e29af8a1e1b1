"""What a value would change, where a field stands, and that nothing is written."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.build import places, work
from docgen.cli import main
from docgen.inputs.folder import read
from docgen.whatif import amend
from docgen.whatif.changes import Change, Difference
from docgen.whatif.compare import compare
from docgen.whatif.sides import Side, side
from docgen.whatif.standing import standing
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.program import Done
from tests.whatif import place


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return place.create(tmp_path_factory.mktemp("impact"))


@cache
def now(home: Path) -> Side:
    return place.state(home)


def would(home: Path, *given: str) -> Difference:
    """What these values would change."""
    before, target = now(home), place.target(home)
    settings = [amend.setting(one) for one in given]
    return compare(before, side(place.at(home), target, amend=amend.amend(target.folder, settings)))


def told(changes: tuple[Change, ...]) -> set[tuple[str, str, str, str, str]]:
    return {(one.document, one.what, one.clause, one.number_before, one.number_after) for one in changes}


def test_a_value_changes_what_prints_it(home: Path) -> None:
    found = would(home, "costs.charges.payment=9 days")
    (change,) = found.changes
    assert (change.document, change.clause, change.number) == ("contract", "third.untitled", "3.1")
    (amount,) = change.amounts
    assert (amount.before, amount.after, amount.difference) == ("45\xa0days", "9\xa0days", "−36")
    assert [(one.path, one.before, one.after) for one in found.facts] == [
        ("costs.charges.payment", "45 days", "9 days")
    ]
    assert found.facts[0].place.startswith(f"inputs/{EXAMPLE}/costs.yaml:")


def test_a_clause_goes_out_and_numbers_and_references_move(home: Path) -> None:
    found = would(home, "terms.audits_per_year=2")
    assert told(found.changes) >= {
        ("contract", "out", "second.short", "2.1", ""),
        ("contract", "renumbered", "second.kind", "2.2", "2.1"),
        ("contract", "renumbered", "second.long", "2.3", "2.2"),
        ("governance-charter", "changed", "charter.rules", "1.2", "1.2"),
    }
    for one in found.changes:
        assert {cause.name for cause in one.causes if cause.why != "number"} == {"terms.audits_per_year"}
    (gone,) = (one for one in found.changes if one.what == "out")
    assert gone.causes[0].through == "terms.audits_per_year > 2"
    (moved,) = (one for one in found.changes if one.clause == "charter.rules")
    assert [(one.name, one.before, one.after) for one in moved.causes if one.why == "number"] == [
        ("second.long", "2.3", "2.2")
    ]


def test_a_field_that_is_left_out_can_be_given_and_one_that_is_given_left_out(home: Path) -> None:
    assert would(home, "governance.roles[vp-support].deputy=").changes
    found = would(home, "governance.roles[vp-support].deputy=A. Nother: Ltd")
    assert {one.after for one in found.facts} == {"A. Nother: Ltd"}
    assert {one.clause for one in found.changes} == {
        "one.clause",
        "",
    }  # the schedule, and the front page of the charter


def test_several_values_at_once(home: Path) -> None:
    found = would(home, "term.initial=9 months", "costs.charges.payment=9 days")
    causes = {one.document: {cause.name for cause in one.causes} for one in found.changes}
    assert causes == {"contract": {"costs.charges.payment"}, "governance-charter": {"term.initial"}}


def test_a_value_that_can_t_stand_there_is_found_as_in_the_file(home: Path, tmp_path: Path) -> None:
    found = would(home, "costs.charges.payment=soon")
    assert not found.compared
    copy = place.copied(home, tmp_path / "copy")
    examples.set_fields(copy / "inputs" / EXAMPLE, {"costs.charges.payment": "soon"})
    there = examples.check(copy / "inputs" / EXAMPLE, place.at(copy)).findings
    assert [one.said for one in found.raised] == [one.said for one in there]
    (one,) = found.raised
    line = found.raised[0].location.line
    lines = (home / "inputs" / EXAMPLE / "costs.yaml").read_text("utf-8").splitlines()
    assert (one.code, lines[line - 1].strip().partition(":")[0]) == ("IN007", "payment")


def test_findings_of_rules_that_come_up_and_are_settled(home: Path, tmp_path: Path) -> None:
    found = would(home, "dates.start=2026-01-01")
    raised = {one.code for one in found.raised}
    assert any(code.startswith("DATE") for code in raised)
    assert not found.removed  # with errors in the facts nobody has looked at the text
    copy, good = place.copied(home, tmp_path / "copy"), now(home).facts["dates.start"].value
    examples.set_fields(copy / "inputs" / EXAMPLE, {"dates.start": "2026-01-01"})
    before, target = side(place.at(copy), place.target(copy)), place.target(copy)
    settings = [amend.setting(f"dates.start={good}")]
    settled = compare(before, side(place.at(copy), target, amend=amend.amend(target.folder, settings)))
    assert {one.code for one in settled.removed} >= raised


@pytest.mark.parametrize(
    ("path", "near"),
    [
        ("costs.charges.paymant", "costs.charges.payment"),
        ("governance.roles[vp-suport].person", "governance.roles[vp-support].person"),
        ("audits_per_year", "terms.audits_per_year"),
    ],
)
def test_near_names_of_a_field_that_there_is_not(path: str, near: str, home: Path) -> None:
    with pytest.raises(amend.UnknownFieldError) as problem:
        amend.check_path(place.target(home).folder, path)
    assert near in problem.value.near


@pytest.mark.parametrize(
    "path",
    ["positions.exceptions.second.short", "term.renewal.notice", "engagement.kind", "governance.roles[0].deputy"],
)
def test_fields_that_stand_nowhere_yet_and_ids_with_dots(path: str, home: Path) -> None:
    amend.check_path(place.target(home).folder, amend.setting(path).path)


def test_a_value_that_stands_in_a_table_beside_the_files(home: Path, tmp_path: Path) -> None:
    folder = place.copied(home, tmp_path / "copy") / "inputs" / EXAMPLE
    rows = examples.facts(folder)["requirements"]["volumes"]["monthly"]
    lines = [",".join(rows[0]), *(",".join(str(one) for one in row.values()) for row in rows)]
    (folder / "volumes.csv").write_text("\n".join(lines) + "\n", "utf-8")
    examples.set_fields(folder, {"requirements.volumes.monthly": {"file": "volumes.csv"}})
    changed = read(folder, "x", amend.amend(folder, [amend.setting("requirements.volumes.monthly[3].voice=7")]))
    assert changed.engagement is not None
    assert changed.engagement.requirements.volumes.monthly[3].voice == 7
    lost = read(folder, "x", amend.amend(folder, [amend.setting("requirements.volumes.monthly.file=other.csv")]))
    assert [one.code for one in lost.findings] == ["TAB003"]


def test_where_a_field_stands_and_on_what_it_decides(home: Path) -> None:
    here = now(home)
    hows = {(one.document, one.clause, one.how) for one in standing(here, "terms.audits_per_year")}
    assert hows == {("contract", "second.short", "decides"), ("contract", "third.untitled", "prints")}
    shown = {(one.document, one.clause, one.how) for one in standing(here, "governance.roles[vp-support].person")}
    assert shown == {("contract", "one.clause", "table"), ("governance-charter", "", "table")}
    left = {(one.clause, one.how) for one in standing(here, "kind") if one.document == "contract"}
    assert ("one.offshore", "left_out") in left
    assert not standing(here, "requirements.bidding.page_limit")


def snapshot(home: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(home).as_posix(): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in sorted(home.rglob("*"))
        if ".git" not in path.parts
    }


def docgen(*arguments: str) -> Done:
    """The program in this process, which has just started as far as it remembers."""
    places.forget(program=False)
    work.forget()
    done = CliRunner().invoke(main, arguments)
    return Done(done.exit_code, done.stdout, done.stderr)


def git(home: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example")
    subprocess.run(["git", *who, *arguments], cwd=home, check=True, capture_output=True)


def test_commands_write_nothing_and_say_how_it_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = place.create(tmp_path)
    monkeypatch.chdir(home)
    assert docgen("build", "--to=md", "--jobs=1").code == 0
    git(home, "init", "-q")
    git(home, "add", "inputs", "clauses", "templates")
    git(home, "commit", "-qm", "first")
    examples.set_fields(home / "inputs" / EXAMPLE, {"costs.charges.payment": "9 days"})
    before = snapshot(home)
    told = docgen("impact", "--git", "HEAD")
    assert told.code == 0, told.err
    assert "[-45-]{+9+}" in told.out
    nowhere = docgen("impact", "--git", "nowhere")
    assert (nowhere.code, "CMP002" in nowhere.err) == (1, True)
    raised = docgen("impact", "costs.charges.payment=soon")
    assert (raised.code, "IN007" in raised.out) == (1, True)
    wrong = docgen("impact", "costs.charges.pay=8 days")
    assert (wrong.code, "costs.charges.payment" in wrong.err) == (2, True)
    built = docgen("diff", f"output/{EXAMPLE}", EXAMPLE, "--format=json")
    assert built.code == 0, built.err
    (change,) = json.loads(built.out)["changes"]
    assert [one["name"] for one in change["causes"]] == ["costs.charges.payment"]
    assert docgen("diff", "HEAD:", EXAMPLE).out.count("costs.charges.payment: 45 days → 9 days") >= 2
    assert docgen("why-not", "one.offshore").code == 0
    assert docgen("graph", "costs.charges.payment").code == 0
    assert snapshot(home) == before


def test_a_folder_in_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = place.create(tmp_path)
    monkeypatch.chdir(home)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    done = docgen("impact", "--git", "HEAD")
    assert done.code == 1
    assert "CMP002" in done.err


@pytest.mark.exhaustive
def test_the_guide_shows_what_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(examples.ROOT)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    guide = (examples.ROOT / "docs" / "what-if.md").read_text("utf-8")
    for arguments in (
        ("impact", "exit.convenience.notice=90 days", "harborlight-training"),
        ("why-not", "rfp.security.special", "harborlight-training"),
    ):
        printed = [f"    {line}".rstrip() for line in docgen(*arguments).out.rstrip().split("\n")]
        assert "\n".join(printed) in guide
