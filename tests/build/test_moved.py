"""A clause file that is moved changes no document but for the record in it, which says where the clause stands."""

from __future__ import annotations

from pathlib import Path

from tests.build.place import build, create, files, reasons


def test_a_moved_clause_makes_the_record_alone_new_and_a_clean_build_is_the_same(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    folder = where.clauses / "en" / "elsewhere"
    folder.mkdir()
    (where.clauses / "en" / "second.long.md").rename(folder / "second.long.md")
    assert reasons(build(where)) == {"contract": "record"}
    kept = files(where.output)
    build(where, force=True)
    assert files(where.output) == kept
