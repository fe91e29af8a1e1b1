"""``docgen schema`` writes what editors read, and says when that is out of date."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests import examples
from tests.program import Done, run


def test_schemas_under_version_control_are_up_to_date() -> None:
    done = run("schema", "--check", cwd=examples.ROOT)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Up to date:")


def test_a_stale_schema_fails_the_check_and_is_written_anew(tmp_path: Path) -> None:
    shutil.copytree(examples.ROOT / "docgen", tmp_path / "docgen", ignore=shutil.ignore_patterns("__pycache__"))
    kept = tmp_path / "docgen" / "schema" / "exit.schema.json"
    right = kept.read_text("utf-8")
    kept.write_text("{}", "utf-8")

    def again(*options: str) -> Done:
        return run("schema", *options, cwd=tmp_path, PYTHONPATH=str(tmp_path))

    checked = again("--check")
    assert (checked.code, checked.out) == (1, "exit.schema.json\n")
    assert "docgen schema" in checked.err
    assert kept.read_text("utf-8") == "{}", "a check writes nothing"

    assert again().out == "exit.schema.json\n"
    assert kept.read_text("utf-8") == right
    assert again("--check").code == 0


def test_page_of_all_fields_is_printed() -> None:
    done = run("schema", "--page", "de", cwd=examples.ROOT)
    assert done.code == 0
    assert done.out == (examples.ROOT / "docs" / "felder.md").read_text("utf-8")
