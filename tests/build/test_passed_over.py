"""A call for some formats or types alone does not have the next one take the others for new."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from tests import examples
from tests.build.place import BOTH, build, create, reasons, states


def test_a_style_that_changed_before_a_call_for_another_format(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, ("html", "md"))
    sheet = where.templates / "house" / "screen.css"
    sheet.write_text(sheet.read_text("utf-8") + "\n/* more */\n", "utf-8")
    assert states(build(where, ("md",))) == dict.fromkeys(BOTH, "up to date")
    assert reasons(build(where, ("html", "md"))) == dict.fromkeys(BOTH, "templates/house/screen.css")


def test_another_shell_for_one_call(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(replace(where, shell=examples.ROOT / "templates" / "shells" / "classic.docx"), ("docx",))
    build(where, ("md",))
    assert set(reasons(build(where, ("docx",)))) == set(BOTH)


def test_a_copy_of_the_shell_is_the_same_shell(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where, ("docx",))
    copy = shutil.copy(where.word_shell, tmp_path / "copy.docx")
    assert states(build(replace(where, shell=Path(copy)), ("docx",))) == dict.fromkeys(BOTH, "up to date")


def test_a_picture_that_a_style_sheet_names(tmp_path: Path) -> None:
    where = create(tmp_path)
    house = where.templates / "house"
    (house / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    sheet = house / "screen.css"
    sheet.write_text(sheet.read_text("utf-8") + "\nheader { background: url(mark.svg) }\n", "utf-8")
    build(where, ("html", "md"))
    (house / "mark.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', "utf-8")
    assert reasons(build(where, ("html", "md"))) == dict.fromkeys(BOTH, "templates/house/mark.svg")


def test_a_register_of_statutes_is_looked_at_again(tmp_path: Path) -> None:
    where = create(tmp_path)
    shutil.copytree(examples.ROOT / "clauses" / "statutes", where.clauses / "statutes")
    build(where, ("md",))
    seen = where.output.rglob("manifest.json").__next__()
    before = seen.read_bytes()
    register = where.clauses / "statutes" / "NEW_YORK.yaml"
    register.write_text(register.read_text("utf-8") + "\n# looked at again\n", "utf-8")
    assert states(build(where, ("md",))) == dict.fromkeys(BOTH, "up to date")
    assert seen.read_bytes() != before
