"""Each decision comes with its reason: down to the field with what it said and says, the clause, the style sheet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build import places, run, work
from docgen.build.places import Places, targets
from docgen.build.stale import Request
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create
from tests.program import run as program

if TYPE_CHECKING:
    import pytest

FORMATS = ("html", "md")
PLACES = ("inputs", "clauses", "templates", "output")


def explained(where: Places, formats: tuple[str, ...] = FORMATS, types: tuple[str, ...] = ()) -> dict[str, str]:
    """What became of each file, and why."""
    places.forget(program=False)
    work.forget()
    report = run.build(where, targets(where), Request(types, formats, explain=True), 1)
    return {one.file: f"{one.done}: {'; '.join(one.why)}" for one in report.decisions}


def test_fields_with_what_they_said_and_say(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    examples.set_fields(where.inputs / EXAMPLE, {"costs.charges.payment": "13 days"})
    told = explained(where)
    assert told["contract.md"] == told["contract.html"] == "made: costs.charges.payment: “45 days” → “13 days”"
    assert told["governance-charter.md"] == (
        "kept: nothing that it read has changed: 1 input file differs (costs.yaml) in what it does not read"
    )


def test_clauses_that_change_come_in_and_are_left_out(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    file = where.clauses / "en" / "second.short.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("one paragraph", "some words"), "utf-8")
    assert explained(where)["contract.md"] == "made: clause second.short: its wording"
    file.write_text(text.replace("1.0.0", "1.1.0"), "utf-8")
    assert explained(where)["contract.md"] == "made: clause second.short: version 1.0.0 → 1.1.0"
    file.write_text(text.replace("version:", "when: kind == 'staffing'\nversion:"), "utf-8")
    told = explained(where)
    assert told["contract.md"].endswith("clause second.short is left out")
    assert told["governance-charter.md"] == "made: a document that it refers to has changed"
    file.write_text(text, "utf-8")
    assert explained(where)["contract.md"].endswith("clause second.short comes in")


def test_style_sheets_by_name_and_the_format_that_has_them_alone(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    sheet = where.templates / "house" / "print.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n/* more */\n", "utf-8")
    told = explained(where)
    assert told["contract.html"] == "made: templates/house/print.css has changed"
    assert told["contract.md"] == "kept: nothing that it read has changed: templates differ that it does not use"


def test_comments_and_order_as_what_they_are(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    for name in ("costs", "exit"):
        file = where.inputs / EXAMPLE / f"{name}.yaml"
        file.write_text(f"# a comment\n{file.read_text('utf-8')}", "utf-8")
    reason = "2 input files differ (costs.yaml, exit.yaml) in comments, spacing or order alone"
    renewed = "made: only the record in it, of lines and approvals; its text and look stay as they were"
    assert set(explained(where).values()) <= {f"kept: nothing that it read has changed: {reason}", renewed}
    assert set(explained(where).values()) == {"kept: nothing has changed since it was built"}


def test_formats_and_copies_that_were_passed_over(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    run.build(where, [one.review() for one in targets(where)], Request((), ("md",)), 1)
    examples.set_fields(where.inputs / EXAMPLE, {"costs.charges.payment": "13 days"})
    for _ in range(2):
        told = explained(where, ("md",), ("contract",))
        assert told["contract.html"] == "older: not asked for in this call; built from an earlier state"
        assert told["review/contract.md"] == "older: not asked for in this call; says something else than the document"
        assert "governance-charter.md" not in told
    assert explained(where)["contract.html"] == "made: an earlier change, which it had missed"


def test_another_program_rebuilds_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    for module in ("places", "stale", "settle", "writing"):
        monkeypatch.setattr(f"docgen.build.{module}.program_digest", lambda: "another")
    report = run.build(where, targets(where), Request((), FORMATS, explain=True), 1)
    assert {(one.done, one.why[0]) for one in report.decisions} == {
        ("made", "another version of the program: docgen or a package that it needs")
    }


def test_the_command_prints_them_for_people_and_for_machines(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, FORMATS)
    where.output.joinpath(EXAMPLE, "contract.md").unlink()
    options = ["build", "--explain", "--to=md", *(f"--{name}={getattr(where, name)}" for name in PLACES)]
    told = json.loads(program(*options, "--format=json", cwd=examples.ROOT).out)
    assert [(one["file"], one["done"]) for one in told["decisions"]] == [
        ("contract.md", "made"),
        ("governance-charter.md", "kept"),
    ]
    lines = program(*options, cwd=examples.ROOT).out.splitlines()
    assert lines == [
        EXAMPLE,
        "  kept     contract.md            nothing has changed since it was built",
        "  kept     governance-charter.md  nothing has changed since it was built",
    ]
    assert program(*options, "--format=sarif", cwd=examples.ROOT).code == 2
