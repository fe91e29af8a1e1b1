"""Folders that are not what they should be, and texts that no terminal can hold: a plain word, never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import examples
from tests.cli.test_commands import EXAMPLE, docgen


@pytest.mark.parametrize("option", ["--inputs", "--clauses", "--templates", "--output"])
def test_a_file_is_no_folder(option: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", "utf-8")
    done = docgen("build", option, str(file), cwd=tmp_path)
    assert done.code == 2
    assert str(file) in done.err


def test_a_folder_of_inputs_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    done = docgen("check", "--inputs", str(tmp_path / "nowhere"), cwd=tmp_path)
    assert done.code == 2
    assert "nowhere" in done.err


def test_engagements_of_one_name_can_not_share_their_output(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        examples.copy(EXAMPLE, tmp_path / folder)
    named = [str(tmp_path / folder / EXAMPLE) for folder in ("one", "two")]
    done = docgen("build", *named, "--to", "md", "--output", str(tmp_path / "output"))
    assert done.code == 2
    assert all(name in done.err for name in named)
    assert not (tmp_path / "output").exists()


def test_an_engagement_named_twice_is_one(tmp_path: Path) -> None:
    where = ("--to", "md", "--type", "rfp", "--output", str(tmp_path))
    done = docgen("build", EXAMPLE, str(examples.ROOT / "inputs" / EXAMPLE), *where)
    assert done.code == 0
    assert done.out.count("rfp") == 1


def test_a_very_long_line_is_shown_in_part(tmp_path: Path) -> None:
    folder = examples.copy(EXAMPLE, tmp_path / "inputs")
    file = folder / "engagement.yaml"
    long = "x" * 100_000
    file.write_text(file.read_text("utf-8").replace("\nkind: ", f"\nkind: {long}", 1), "utf-8")
    done = docgen("check", "--inputs", str(folder.parent))
    assert done.code == 1
    assert len(done.err) < 3000
    assert "kind: xxx" in done.err
    file.write_text(file.read_text("utf-8").replace(f"kind: {long}", f"title_{long}: ", 1), "utf-8")
    assert len(docgen("check", "--inputs", str(folder.parent)).err) < 4000


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("print.css", "pdf"),
        ("screen.css", "html"),
        ("page.js", "html"),
        ("shell.docx", "docx"),
        ("abbreviations.txt", "md"),
    ],
)
def test_a_file_of_the_house_style_that_is_not_there_is_named(name: str, form: str, tmp_path: Path) -> None:
    templates = Path(shutil.copytree(examples.ROOT / "templates", tmp_path / "templates"))
    (templates / "house" / name).unlink()
    where = ("--type", "governance-charter", "--templates", str(templates), "--output", str(tmp_path / "output"))
    done = docgen("build", EXAMPLE, "--jobs=1", "--to", form, *where)
    assert done.code == 1
    assert f"{templates / 'house' / name}: error BLD005: the file can't be read" in done.err
    assert "fault of docgen" not in done.err


def test_a_broken_shell_is_named(tmp_path: Path) -> None:
    templates = Path(shutil.copytree(examples.ROOT / "templates", tmp_path / "templates"))
    (templates / "house" / "shell.docx").write_bytes(b"no document of Word")
    where = ("--type", "governance-charter", "--templates", str(templates), "--output", str(tmp_path / "output"))
    done = docgen("build", EXAMPLE, "--to", "docx", *where)
    assert done.code == 1
    assert "shell.docx: error SHL006" in done.err
    assert "fault of docgen" not in done.err


def test_a_spelling_that_is_no_list_of_words_is_a_finding(tmp_path: Path) -> None:
    clauses = Path(shutil.copytree(examples.ROOT / "clauses", tmp_path / "clauses"))
    file = clauses / "en" / "spelling.yaml"
    file.write_text("NEW_YORK: [a]\n", "utf-8")
    done = docgen("check", EXAMPLE, "--clauses", str(clauses))
    assert done.code == 1
    assert f"{file}:1:" in done.err
    assert "BLD001" not in done.err


def test_documents_of_an_engagement_that_was_renamed_go_unless_somebody_changed_them(tmp_path: Path) -> None:
    folder, output = examples.copy(EXAMPLE, tmp_path / "inputs"), tmp_path / "output"
    where = ("--inputs", str(folder.parent), "--output", str(output), "--to", "md", "--type", "rfp")
    assert "BLD006" not in docgen("build", *where).err
    folder.rename(folder.with_name("renamed"))
    done = docgen("build", *where)
    assert done.code == 0
    assert "the engagement is gone" in done.out
    assert not (output / EXAMPLE).exists()
    mine = output / "renamed" / "rfp.md"
    mine.write_text("mine", "utf-8")
    (folder.parent / "renamed").rename(folder)
    assert f"{mine}: warning BLD006" in docgen("build", *where).err
    assert mine.read_text("utf-8") == "mine"
    assert "BLD006" not in docgen("build", EXAMPLE, *where).err
