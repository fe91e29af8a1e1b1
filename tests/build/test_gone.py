"""What is left of documents and engagements that are gone: taken away when it is ours untouched, reported otherwise."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.build import run
from docgen.build.places import Places, targets
from docgen.build.run import Report
from docgen.build.stale import Request
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create, files

if TYPE_CHECKING:
    import pytest

MD = ("md",)


def clear(where: Places) -> Report:
    """Build all engagements and clear up."""
    report = build(where, MD)
    run.clear(where, targets(where), report)
    return report


def keys(report: Report) -> list[str]:
    return [one.said.key for one in report.findings if one.said.key.startswith(("BLD004", "BLD006"))]


def annotated(where: Places) -> None:
    """Copies for review of every engagement."""
    run.build(where, [one.review() for one in targets(where)], Request((), MD), 1)


def test_a_renamed_engagement_leaves_nothing_under_its_old_name(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    clear(where)
    annotated(where)
    (where.inputs / "another").rename(where.inputs / "renamed")
    report = clear(where)
    assert keys(report) == []
    assert sorted(path.name for path in where.output.iterdir()) == sorted([EXAMPLE, "renamed"])
    gone = [line for line in report.lines if line.state == "removed"]
    assert {(line.engagement, line.reason) for line in gone} == {("another", "the engagement is gone")}


def test_it_is_known_as_gone_from_whatever_folder_and_wherever_the_project_has_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = create(tmp_path, "another")
    clear(where)
    moved = where.inputs.parent.rename(tmp_path / "moved")
    shutil.rmtree(moved / "inputs" / "another")
    monkeypatch.chdir(moved / "clauses")
    assert keys(clear(Places(*(Path("..") / name for name in ("inputs", "clauses", "templates", "output"))))) == []
    assert [path.name for path in (moved / "output").iterdir()] == [EXAMPLE]


def test_an_edited_document_of_a_gone_engagement_stays_and_is_reported_until_it_is_gone(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    clear(where)
    edited = where.output / "another" / "contract.md"
    edited.write_text("by hand", "utf-8")
    shutil.rmtree(where.inputs / "another")
    for _ in range(2):
        assert keys(clear(where)) == ["BLD006.changed"]
        assert {Path(name).name for name in files(edited.parent)} == {"contract.md", "manifest.json"}
    edited.unlink()
    assert keys(clear(where)) == []
    assert not edited.parent.exists()


def test_copies_of_a_document_that_is_no_longer_asked_for(tmp_path: Path) -> None:
    where = create(tmp_path)
    clear(where)
    annotated(where)
    examples.set_fields(where.inputs / EXAMPLE, {"documents": ["contract"]})
    report = clear(where)
    assert {line.document for line in report.lines if line.state == "removed"} == {
        "governance-charter",
        "review/governance-charter",
    }
    assert {Path(name).name.partition(".")[0] for name in files(where.output)} == {"contract", "manifest"}


def test_files_of_others_stay_in_the_folder(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    clear(where)
    (where.output / "another" / "notes.txt").write_text("mine", "utf-8")
    shutil.rmtree(where.inputs / "another")
    assert keys(clear(where)) == ["BLD006.others"]
    assert set(files(where.output / "another")) == {"notes.txt"}
    assert keys(clear(where)) == []


def test_a_wrong_folder_of_inputs_removes_nothing(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    clear(where)
    before = files(where.output)
    elsewhere, empty = tmp_path / "elsewhere", tmp_path / "empty"
    shutil.copytree(where.inputs / EXAMPLE, elsewhere / "third")
    empty.mkdir()
    for inputs in (elsewhere, empty):
        assert keys(clear(replace(where, inputs=inputs))) == ["BLD006", "BLD006"]
        shutil.rmtree(where.output / "third", ignore_errors=True)
        assert files(where.output) == before
    shutil.rmtree(where.inputs)
    assert keys(clear(where)) == ["BLD006", "BLD006"]
    assert files(where.output) == before


def test_a_link_among_the_outputs_is_not_followed(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    clear(where)
    kept = tmp_path / "kept"
    (where.output / "another").rename(kept)
    (where.output / "another").symlink_to(kept)
    shutil.rmtree(where.inputs / "another")
    before = files(kept)
    assert keys(clear(where)) == ["BLD006"]
    assert files(kept) == before


def test_an_edited_document_that_is_no_longer_asked_for_is_reported_until_it_is_gone(tmp_path: Path) -> None:
    where = create(tmp_path)
    clear(where)
    edited = where.output / EXAMPLE / "governance-charter.md"
    before = edited.read_bytes()
    edited.write_text("by hand", "utf-8")
    examples.set_fields(where.inputs / EXAMPLE, {"documents": ["contract"]})
    assert keys(clear(where)) == keys(clear(where)) == ["BLD004"]
    edited.write_bytes(before)
    assert keys(clear(where)) == []
    assert not edited.exists()
