"""The place of ``tests/assembly/workspace`` with a few more wordings: those under ``clauses/`` beside this file."""

from __future__ import annotations

import shutil
from pathlib import Path

from docgen.library.clause import parse
from tests.assembly import workspace

FOLDER = Path(__file__).parent / "clauses"


def create(folder: Path) -> Path:
    """The place, as it stands before a test changes it."""
    home = workspace.create(folder)
    for wording in FOLDER.glob("*.md"):
        shutil.copy(wording, home / "clauses" / "en")
    return home


def mark(position: str) -> str:
    """The mark of the wording of ``second.short`` in a position."""
    file = FOLDER / f"second.short.{position}.md"
    clause, _ = parse(file.read_bytes(), file.name)
    assert clause is not None
    return clause.mark
