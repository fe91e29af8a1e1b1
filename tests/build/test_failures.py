"""Whatever goes wrong, the last good output stays, the others are built, and nothing is left half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from docgen.build.places import target, targets
from docgen.finding import Finding, Severity
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH, build, create, files, states


def errors(found: list[Finding]) -> list[tuple[str, str]]:
    """Code and file of each error."""
    return [(f.code, Path(f.location.file).name) for f in found if f.severity is Severity.ERROR]


def test_an_output_edited_by_hand_is_left_alone(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    edited = where.output / EXAMPLE / "contract.md"
    edited.write_text("by hand", "utf-8")
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    report = build(where)
    assert errors(report.findings) == [("BLD003", "contract.md")]
    assert edited.read_text("utf-8") == "by hand"
    assert "Another Ltd" in (where.output / EXAMPLE / "contract.html").read_text("utf-8")
    assert errors(build(where).findings) == [("BLD003", "contract.md")]


def test_force_overwrites_it(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before = files(where.output)
    (where.output / EXAMPLE / "contract.md").write_text("by hand", "utf-8")
    assert errors(build(where, force=True).findings) == []
    assert files(where.output) == before


def test_an_edited_output_that_is_deleted_is_built_again(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before = files(where.output)
    edited = where.output / EXAMPLE / "contract.md"
    edited.write_text("by hand", "utf-8")
    build(where)
    edited.unlink()
    assert errors(build(where).findings) == []
    assert files(where.output) == before


def test_an_edited_output_that_is_no_longer_asked_for_is_reported(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    edited = where.output / EXAMPLE / "governance-charter.md"
    edited.write_text("by hand", "utf-8")
    examples.set_fields(where.inputs / EXAMPLE, {"documents": ["contract"]})
    report = build(where)
    assert [f.code for f in report.findings if f.severity is Severity.WARNING] == ["BLD004"]
    assert [Path(name).name for name in files(where.output) if "charter" in name] == ["governance-charter.md"]


def test_an_engagement_that_fails_keeps_its_output_and_stops_no_other(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    build(where)
    before = files(where.output)
    for name in (EXAMPLE, "another"):
        examples.set_fields(where.inputs / name, {"supplier.name": "Another Ltd"})
    examples.set_fields(where.inputs / EXAMPLE, {"dates.start": "1999-01-01"})
    report = build(where)
    assert errors(report.findings) == [("DATE001", "engagement.yaml")]
    after = files(where.output)
    assert {name for name in before if before[name] == after[name]} == {n for n in before if n.startswith(EXAMPLE)}
    assert b"Another Ltd" in after["another/contract.md"]


@pytest.mark.parametrize("wording", ["{{ cleint.name }}", "[[nowhere]]", "{% if %}"])
def test_a_clause_that_fails_leaves_the_output(wording: str, tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before = files(where.output)
    file = where.clauses / "en" / "second.long.md"
    file.write_text(file.read_text("utf-8") + f"\n{wording}\n", "utf-8")
    assert [code[:2] for code, _ in errors(build(where).findings)] == ["CL"]
    assert files(where.output) == before


def test_an_output_folder_that_is_a_file(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    where.output.mkdir()
    (where.output / EXAMPLE).write_text("in the way", "utf-8")
    report = build(where)
    assert {code for code, _ in errors(report.findings)} == {"BLD002"}
    assert {line.state for line in report.lines if line.engagement == EXAMPLE} == {"failed"}
    assert (where.output / "another" / "contract.md").is_file()
    assert (where.output / EXAMPLE).read_text("utf-8") == "in the way"


def test_an_output_folder_that_is_a_link_to_elsewhere(tmp_path: Path) -> None:
    where = create(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where.output.mkdir()
    (where.output / EXAMPLE).symlink_to(elsewhere)
    report = build(where)
    assert errors(report.findings) == [("BLD002", EXAMPLE)]
    assert list(elsewhere.iterdir()) == []


def test_the_output_folder_itself_can_be_anywhere(tmp_path: Path) -> None:
    where = create(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where.output.symlink_to(elsewhere)
    assert errors(build(where, ("md",)).findings) == []
    assert (elsewhere / EXAMPLE / "contract.md").is_file()


def test_pipes_in_the_place_of_outputs_and_tables_hold_nobody_up(tmp_path: Path) -> None:
    where = create(tmp_path)
    assert errors(build(where, ("md",)).findings) == []
    home = where.output / EXAMPLE
    for path in (home / "contract.md", home / "manifest.json", where.inputs / EXAMPLE / "beside.csv"):
        path.unlink(missing_ok=True)
        os.mkfifo(path)
    assert errors(build(where, ("md",)).findings) == []
    assert (home / "contract.md").is_file()


def test_a_linked_engagement_is_named_by_its_link(tmp_path: Path) -> None:
    where = create(tmp_path)
    (where.inputs / EXAMPLE).rename(tmp_path / "kept")
    (where.inputs / EXAMPLE).symlink_to(tmp_path / "kept")
    assert [one.name for one in targets(where)] == [EXAMPLE]
    for given in (EXAMPLE, str(where.inputs / EXAMPLE)):
        one = target(where, given)
        assert one is not None
        assert one.name == EXAMPLE
    assert errors(build(where, ("md",)).findings) == []


def test_an_output_that_is_a_folder(tmp_path: Path) -> None:
    where = create(tmp_path)
    (where.output / EXAMPLE / "contract.md").mkdir(parents=True)
    report = build(where)
    assert errors(report.findings) == [("BLD002", "contract.md")]
    assert states(report) == {"contract": "failed", "governance-charter": "rebuilt"}
    assert parts(where.output) == []


def test_a_manifest_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    before = files(where.output)
    for content in (
        b"",
        b"{",
        b"[]",
        b'{"schema": 1}',
        b'{"schema": 99}',
        b"\xff\xfe",
        b"null",
        b'{"schema":1,"documents":3}',
    ):
        (where.output / EXAMPLE / "manifest.json").write_bytes(content)
        assert states(build(where)) == dict.fromkeys(BOTH, "rebuilt")
        assert files(where.output) == before


def parts(folder: Path) -> list[Path]:
    """What an interrupted build would leave behind."""
    return [path for path in folder.rglob("*") if path.name.endswith(".part")]
