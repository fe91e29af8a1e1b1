"""A reference in a table gets its words like one in a paragraph, on the page of key terms too."""

from __future__ import annotations

from pathlib import Path

from docgen.assembly.nodes import Reference, Table
from docgen.assembly.walk import blocks, clauses, inlines, plain
from tests import examples
from tests.assembly import workspace


def test_a_reference_in_any_part_of_a_table_bears_the_number_of_its_target(tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    words = home / "clauses" / "en" / "tables" / "roles.yaml"
    text = words.read_text("utf-8")
    for before, after in (
        ("caption: Roles", "caption: By [[second.short]] roles"),
        ("title: Role,", 'title: "Role by [[second.short]]",'),
        ("to be named", "see [[second.short]]"),
    ):
        assert before in text
        text = text.replace(before, after, 1)
    words.write_text(text, "utf-8")
    examples.set_fields(home / "inputs" / workspace.EXAMPLE, {"governance.roles[0].person": None})
    outline = home / "templates" / "contract" / "outline.yaml"
    outline.write_text(f"front: [roles]\n{outline.read_text('utf-8')}", "utf-8")
    checked = workspace.check(home)
    assert [one.code for one in checked.problems()] == ["GOV008"]
    document = checked.documents["contract"].document
    tables = [*document.front, *(b for c in clauses(document) for b in blocks(c.blocks) if isinstance(b, Table))]
    assert len(tables) == 2
    for table in tables:
        shown = [plain((node,)) for node in inlines((table,)) if isinstance(node, Reference)]
        assert len(shown) >= 3
        assert set(shown) == {"clause 2.1"}


def test_a_reference_of_a_table_that_leads_nowhere_is_told_at_its_line(tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    words = home / "clauses" / "en" / "tables" / "roles.yaml"
    words.write_text(words.read_text("utf-8").replace("caption: Roles", "caption: By [[second.nowhere]]", 1), "utf-8")
    outline = home / "templates" / "contract" / "outline.yaml"
    outline.write_text(f"front: [roles]\n{outline.read_text('utf-8')}", "utf-8")
    found = [one for one in workspace.check(home).findings if one.code == "CL004"]
    assert {(one.location.file, one.location.line) for one in found} == {(words.as_posix(), _line(words))}


def _line(file: Path) -> int:
    return next(number for number, line in enumerate(file.read_text("utf-8").split("\n"), 1) if "[[second" in line)
