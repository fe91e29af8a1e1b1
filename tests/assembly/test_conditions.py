"""A clause knows the fields on which its condition rests, also where the condition is a list that must not be empty."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.assembly.walk import clauses
from tests.assembly import workspace


@pytest.mark.parametrize(
    ("condition", "fields"),
    [
        ("kind == 'training'", ["kind"]),
        ("requirements.training", ["requirements.training[*]"]),
        ("not exit.take_back and requirements.trainees", ["exit.take_back", "requirements.trainees[*]"]),
    ],
)
def test_fields_of_a_condition(condition: str, fields: list[str], tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    file = home / workspace.WORDING
    file.write_text(file.read_text("utf-8").replace("version:", f"when: {condition}\nversion:"), "utf-8")
    checked = workspace.check(home)
    assert checked.problems() == []
    found = [c.origin for c in clauses(checked.documents["contract"].document) if c.id == "case.wording"]
    assert [[source.path for source in origin.condition_sources] for origin in found] == [fields]
