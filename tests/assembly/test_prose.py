"""Wording becomes numbered text, and no value changes its structure.

A case is a Markdown file in ``prose/``: facts (in YAML, between two lines of dashes), the wording of a clause, a line
``---8<---``, and what the reader sees: numbers and labels before their words, ⟦values⟧, «terms», ‹references›,
/emphasis/, with the language if it is another, and !strong words!.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Emphasis,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Reference,
    Strong,
    TermUse,
    Text,
    Value,
)
from tests.assembly import workspace

CASES = sorted((Path(__file__).parent / "prose").glob("*.md"))
CUT = "\n---8<---\n"
WORDED = {"DOC", "STY"}  # that a text is worded well is tried in tests/lint


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    above, expected = file.read_text("utf-8").split(CUT)
    fields = {}
    if above.startswith("---\n"):
        facts, _, above = above.removeprefix("---\n").partition("\n---\n")
        fields = yaml.load(facts, yaml.CSafeLoader)
    home = workspace.create(tmp_path)
    workspace.word(home, above, fields)
    checked = workspace.check(home)
    assert [one for one in checked.problems() if one.code[:3] not in WORDED and one.code != "REQ011"] == []
    assert "\n".join(lines(checked.documents["contract"].document)) == expected.rstrip("\n")


def lines(document: Document) -> Iterator[str]:
    """The first section as a reader sees it."""
    section = document.sections[0]
    assert isinstance(section, Section)
    for clause in section.clauses:
        yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[str]:
    yield f"{clause.number} {clause.title}"
    for block in clause.blocks:
        yield from _block(block, "")


def _block(block: Block, indent: str) -> Iterator[str]:
    match block:
        case Paragraph():
            yield (
                f"{indent}{block.number} {shown(block.content)}" if block.number else f"{indent}{shown(block.content)}"
            )
        case ItemList():
            for item in block.items:
                first, *others = [line for inner in item.blocks for line in _block(inner, f"{indent}  ")]
                yield f"{indent}{item.label} {first.strip()}"
                yield from others
        case DefinitionList():
            for definition in block.definitions:
                yield f"{indent}{definition.name}: {shown(definition.content)}"
        case _:
            yield f"{indent}[{type(block).__name__.lower()} {getattr(block, 'name', '')}]"


def shown(content: Inlines) -> str:
    """Inline nodes with marks that tell one kind from another."""
    words = ""
    for node in content:
        match node:
            case Text():
                words += node.text
            case Value():
                words += f"⟦{node.text}⟧"
            case TermUse():
                words += f"«{node.text}»"
            case Reference():
                words += f"‹{''.join(part.text for part in node.parts)}›"
            case Emphasis():
                words += f"/{shown(node.children)}/{node.language}"
            case Strong():
                words += f"!{shown(node.children)}!"
            case LineBreak():
                words += "⏎"
    return words.replace("\u00a0", " ")
