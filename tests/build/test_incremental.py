"""A build of what is stale gives what a build of everything gives, byte for byte, and does no more than it must."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen import carried
from docgen.build.places import Places
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH, QUICK, build, create, files, reasons, states
from tests.program import run


def clean(where: Places, formats: tuple[str, ...] = QUICK) -> dict[str, bytes]:
    """The output of a new process that builds everything."""
    folder = where.output.with_name("clean")
    shutil.rmtree(folder, ignore_errors=True)
    home = where.inputs.parent
    places = (f"--{name}={home / name}" for name in ("inputs", "clauses", "templates"))
    done = run("build", *places, f"--output={folder}", f"--to={','.join(formats)}", "--jobs=1", cwd=home)
    assert done.code == 0, done.err
    return files(folder)


def test_with_pdf_too(tmp_path: Path) -> None:
    where, formats = create(tmp_path), (*QUICK, "pdf")
    build(where, formats)
    examples.set_fields(where.inputs / EXAMPLE, {"term.initial": "13 months"})
    assert states(build(where, formats)) == {"contract": "up to date", "governance-charter": "rebuilt"}
    assert files(where.output) == clean(where, formats)


@pytest.mark.parametrize(
    ("path", "value", "rebuilt"),
    [
        ("term.initial", "13 months", {"governance-charter": "term.initial"}),
        ("costs.charges.payment", "13 days", {"contract": "costs.charges.payment"}),
        ("governance.principles[0].text", "Other words.", {"governance-charter": "governance.principles[0].text"}),
        ("supplier.name", "Another Ltd", dict.fromkeys(BOTH, "supplier.name")),
        ("governance.roles[0].deputy", "Somebody", dict.fromkeys(BOTH, "governance.roles[vp-support].deputy")),
        ("client.short", "Other", {}),
        ("requirements.bidding.page_limit", 7, {}),
    ],
)
def test_only_documents_that_state_a_field_are_built_and_the_field_is_named(
    path: str, value: str | int, rebuilt: dict[str, str], tmp_path: Path
) -> None:
    where = create(tmp_path)
    build(where)
    examples.set_fields(where.inputs / EXAMPLE, {path: value})
    told = reasons(build(where))
    assert {kind: why for kind, why in told.items() if why != "record"} == rebuilt  # lines may have moved


def test_a_clause_rebuilds_the_documents_that_hold_it_and_those_that_show_its_number(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    file = where.clauses / "en" / "second.short.md"
    file.write_text(file.read_text("utf-8").replace("one paragraph", "some paragraphs"), "utf-8")
    assert reasons(build(where)) == {"contract": "clause second.short"}
    file.write_text(file.read_text("utf-8").replace("version:", "when: kind == 'staffing'\nversion:"), "utf-8")
    told = reasons(build(where))
    assert told == {"contract": "clause second.short", "governance-charter": "a document that it refers to"}


def test_a_style_sheet_rebuilds_its_format_alone(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before = files(where.output)
    sheet = where.templates / "house" / "screen.css"
    sheet.write_text(sheet.read_text("utf-8") + "\nbody { color: teal }\n", "utf-8")
    report = build(where)
    assert reasons(report) == dict.fromkeys(BOTH, "templates/house/screen.css")
    assert {line.formats for line in report.lines} == {("html",)}
    after = files(where.output)
    assert {name for name in before if before[name] != after[name]} == {
        *(f"{EXAMPLE}/{kind}.html" for kind in BOTH),
        f"{EXAMPLE}/manifest.json",
    }


def test_a_comment_rebuilds_nothing_that_carries_no_record(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, bare=True)
    times = {p: p.stat().st_mtime_ns for p in where.output.rglob("*.*") if p.suffix[1:] in QUICK}
    comment(where)
    report = build(where, bare=True)
    assert states(report) == dict.fromkeys(BOTH, "up to date")
    assert {p: p.stat().st_mtime_ns for p in times} == times


def test_of_a_file_whose_lines_have_moved_the_record_alone_is_new(tmp_path: Path) -> None:
    """A comment moves the lines that the record names."""
    where, formats = create(tmp_path), (*QUICK, "pdf")
    build(where, formats)
    before = files(where.output)
    comment(where)
    report = build(where, formats)
    assert states(report) == dict.fromkeys(BOTH, "renewed")
    assert reasons(report) == dict.fromkeys(BOTH, "record")
    after = files(where.output)
    for kind, form in ((kind, form) for kind in BOTH for form in formats):
        name, carrier = f"{EXAMPLE}/{kind}.{form}", carried.form(form)
        assert carrier.take(before[name]) != carrier.take(after[name])
        assert carrier.without(before[name]) == carrier.without(after[name])
    assert after == clean(where, formats)


def comment(where: Places) -> None:
    for file in (where.inputs / EXAMPLE).iterdir():
        file.write_text(f"# a comment\n\n{file.read_text('utf-8')}", "utf-8")


def test_what_is_no_longer_asked_for_is_taken_away(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    examples.set_fields(where.inputs / EXAMPLE, {"documents": ["contract"]})
    build(where)
    names = {Path(name).name.partition(".")[0] for name in files(where.output)}
    assert names == {"contract", "manifest"}


def test_one_type_or_format_alone_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, ("md",), types=["contract"])
    assert {Path(name).name for name in files(where.output)} == {
        "contract.md",
        "contract.origins.json",
        "manifest.json",
    }
    build(where, ("html",))
    names = {Path(name).name for name in files(where.output) if not name.endswith(".json")}
    assert names == {"contract.md", "contract.html", "governance-charter.html"}
    assert states(build(where, ("md", "html"), types=["contract"])) == {"contract": "up to date"}
