"""DOC003: below each heading stands text.

What: each section holds a clause, and each clause a paragraph, a list, a table or a picture with something in it.
Why: a heading without text promises a rule that is not there; it is what a condition leaves behind.
Need: none (a matter of any document, whatever is outsourced)
Fails: a clause of one table whose records no engagement file lists.
Passes: a clause with ``when:``, which goes with its records.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.nodes import Block, DefinitionList, ItemList, Paragraph, Table
from docgen.assembly.walk import blocks, clauses, plain
from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case

CODE = "DOC003"


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each heading of a document with nothing below it."""
    document = case.documents[kind]
    for section in (*document.sections, *document.schedules):
        if not section.clauses:
            place = case.sources.heading(kind, section.id)
            yield finding("DOC003", place, severity=Severity.WARNING, heading=section.heading, document=kind)
    for clause in clauses(document):
        if not any(_says(block) for block in clause.blocks) and not any(map(_says, blocks(clause.blocks))):
            place, _ = case.sources.clause(clause.origin.file)
            yield finding("DOC003", place, severity=Severity.WARNING, heading=clause.title, document=kind)


def _says(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(plain(block.content).strip(" \u00a0\n.–-"))
        case Table():
            return bool(block.rows)
        case DefinitionList():
            return bool(block.definitions)
        case ItemList():
            return False  # its items are looked at themselves
        case _:
            return True
