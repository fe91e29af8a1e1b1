"""A document that somebody edited is never written over without a word, and can be kept as it stands."""

from __future__ import annotations

from pathlib import Path

from docgen.build import lock
from docgen.build.keeping import keep, kept
from docgen.build.places import Places
from docgen.finding import has_errors
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import build, create
from tests.build.test_failures import errors

MD = ("md",)


def edited(where: Places, text: str = "by hand") -> Path:
    """The contract, edited."""
    file = where.output / EXAMPLE / "contract.md"
    file.write_text(text, "utf-8")
    return file


def notes(where: Places, *, force: bool = False) -> list[str]:
    """What is said of files, none of it an error."""
    report = build(where, MD, force=force)
    assert not has_errors(report.findings)
    return [one.said.key for one in report.findings if one.code.startswith("BLD")]


def test_a_kept_document_stays_through_changes_and_force_until_that_is_undone(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    file = edited(where)
    assert list(keep(where, file)) == []
    assert list(kept(where)) == [file]
    assert notes(where) == ["BLD012"]
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    assert notes(where) == notes(where) == notes(where, force=True) == ["BLD012.behind"]
    assert file.read_text("utf-8") == "by hand"
    assert list(keep(where, file, undo=True)) == []
    assert errors(build(where, MD).findings) == [("BLD003", "contract.md")]
    assert notes(where, force=True) == []
    assert "Another Ltd" in file.read_text("utf-8")


def test_a_kept_document_that_is_edited_again_is_an_edit_again(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    file = edited(where)
    assert list(keep(where, file)) == []
    edited(where, "by hand again")
    (found,) = (one for one in build(where, MD).findings if one.code == "BLD003")
    assert found.said.key == "BLD003.again"
    assert file.read_text("utf-8") == "by hand again"
    assert list(keep(where, file)) == []
    assert notes(where) == ["BLD012"]


def test_a_kept_document_that_is_deleted_is_built_again(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    before = edited(where).read_text("utf-8")
    file = where.output / EXAMPLE / "contract.md"
    assert list(keep(where, file)) == []
    file.unlink()
    assert notes(where) == []
    assert file.read_text("utf-8") != before
    assert list(kept(where)) == []


def test_what_is_no_document_of_ours_cannot_be_kept(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    home = where.output / EXAMPLE
    for path, key in (
        (home / "contract.html", "BLD013.none"),
        (home / "manifest.json", "BLD013"),
        (tmp_path / "contract.md", "BLD013"),
        (home / ".." / ".." / "contract.md", "BLD013"),
    ):
        assert [one.said.key for one in keep(where, path)] == [key]
    assert [one.said.key for one in keep(where, home / "contract.md", undo=True)] == ["BLD013.undo"]


def test_a_build_that_is_under_way_is_not_disturbed(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    file = edited(where)
    held = lock.take(file.parent)
    assert held is not None
    assert [one.code for one in keep(where, file, patience=0.1)] == ["BLD008"]
    held.release()
    assert list(kept(where)) == []
    assert list(keep(where, file)) == []
    assert list(kept(where)) == [file]


def test_a_file_of_which_no_record_tells_is_not_written_over(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    (where.output / EXAMPLE / "manifest.json").unlink()
    file = edited(where)
    report = build(where, MD)
    assert [(one.said.key, Path(one.location.file).name) for one in report.findings if one.code == "BLD003"] == [
        ("BLD003.unknown", "contract.md")
    ]
    assert file.read_text("utf-8") == "by hand"
    assert notes(where, force=True) == []


def test_a_damaged_record_still_tells_which_files_are_ours(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    record = where.output / EXAMPLE / "manifest.json"
    record.write_bytes(record.read_bytes().replace(b'"schema": 1', b'"schema": 0'))
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    assert notes(where) == []
    assert "Another Ltd" in (where.output / EXAMPLE / "contract.md").read_text("utf-8")


def test_the_record_beside_a_document_is_mended_with_a_word(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, MD)
    record = where.output / EXAMPLE / "contract.origins.json"
    before = record.read_bytes()
    record.write_text("{}", "utf-8")
    assert "BLD003.record" in [one.said.key for one in build(where, MD).findings]
    assert record.read_bytes() == before
