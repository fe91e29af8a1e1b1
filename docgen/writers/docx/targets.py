"""What a cross-reference can point to, and the bookmarks that Word finds it by.

In: the document. Out: for each anchor the number that Word computes there and the words that its bookmark encloses.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from docgen.assembly.document import Clause, Document
from docgen.assembly.nodes import Block, DefinitionList, Figure, Paragraph, Table
from docgen.assembly.walk import blocks


@dataclass(frozen=True, slots=True)
class Target:
    """A place that can be referred to: its number as Word computes it, and the words within its bookmark."""

    number: str
    words: str


def targets(document: Document) -> dict[str, Target]:
    """The target at each anchor of ``document``."""
    found: dict[str, Target] = {}
    for table in document.front:
        _blocks(found, (table,))
    for clause in (*document.opening, *document.closing):
        _clause(found, clause)
    for section in (*document.sections, *document.schedules):
        found[section.anchor] = Target(section.label, section.heading)
        for clause in section.clauses:
            _clause(found, clause)
    found.pop("", None)
    return found


def bookmark(anchor: str) -> str:
    """The name of the bookmark at ``anchor``: the same in every build, hidden, and within Word's 40 characters."""
    return f"_Ref{hashlib.sha256(anchor.encode()).hexdigest()[:16]}"


def _clause(found: dict[str, Target], clause: Clause) -> None:
    _blocks(found, clause.blocks)
    found[clause.anchor] = Target(clause.number, clause.title if clause.titled else "")


def _blocks(found: dict[str, Target], within: tuple[Block, ...]) -> None:
    for block in blocks(within):
        match block:
            case Paragraph() if block.anchor:
                found[block.anchor] = Target(block.number, "")
            case Table() | Figure():
                found[block.anchor] = Target("", block.label)
            case DefinitionList():
                found.update({each.anchor: Target("", each.name) for each in block.definitions})
