"""A clause file that is moved changes no document: where it stands is said beside the documents, not in them."""

from __future__ import annotations

from pathlib import Path

from tests.build.place import BOTH, build, create, files, states


def test_a_moved_clause_rebuilds_nothing_and_a_clean_build_is_the_same(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    folder = where.clauses / "en" / "elsewhere"
    folder.mkdir()
    (where.clauses / "en" / "second.long.md").rename(folder / "second.long.md")
    assert states(build(where)) == dict.fromkeys(BOTH, "up to date")
    kept = files(where.output)
    build(where, force=True)
    assert files(where.output) == kept
