"""The same input gives the same bytes: with any number of workers, in any process, zone, language and folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.build.places import Places
from tests.build.place import create, files
from tests.program import run


def built(where: Places, cwd: Path, *options: str, relative: bool = False, **environment: str) -> dict[str, bytes]:
    """The output of a new process."""
    shutil.rmtree(where.output, ignore_errors=True)
    places = [(name, getattr(where, name)) for name in ("inputs", "clauses", "templates", "output")]
    named = [f"--{name}={path.relative_to(cwd) if relative else path}" for name, path in places]
    done = run("build", *named, *options, cwd=cwd, **environment)
    assert done.code == 0, done.err
    return files(where.output)


def test_workers_seeds_zones_and_languages_change_nothing(tmp_path: Path) -> None:
    where = create(tmp_path, "another")
    home = where.inputs.parent
    first = built(where, home, "--jobs=1", relative=True, PYTHONHASHSEED="1", TZ="UTC", LANG="C")
    assert {Path(name).suffix for name in first} == {".docx", ".html", ".json", ".md", ".pdf"}
    second = built(where, home, "--jobs=2", relative=True, PYTHONHASHSEED="4711", TZ="Asia/Tokyo", LANG="de_DE.UTF-8")
    assert first == second


def test_another_folder_changes_no_document(tmp_path: Path) -> None:
    where = create(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    first = built(where, where.inputs.parent, "--to=docx,html,md", relative=True)
    second = built(where, elsewhere, "--to=docx,html,md")
    assert documents(first) == documents(second)


def test_a_copy_of_everything_elsewhere_gives_the_same_documents(tmp_path: Path) -> None:
    first, second = create(tmp_path / "one"), create(tmp_path / "two")
    assert documents(built(first, tmp_path, "--to=docx,html,md")) == documents(
        built(second, tmp_path, "--to=docx,html,md")
    )


def documents(output: dict[str, bytes]) -> dict[str, bytes]:
    """Without the records, which name files as they were given."""
    return {name: content for name, content in output.items() if not name.endswith(".json")}
