"""What no assembled document may show, whatever the engagement is.

In: a document and the terms of its language. Out: a line for each fault.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docgen.assembly.document import Clause, Document
from docgen.assembly.nodes import Block, DefinitionList, Figure, ItemList, Paragraph, Reference, Table, TermUse, Text
from docgen.assembly.terms import Glossary, anchor
from docgen.assembly.walk import blocks, clauses, inlines, placed, plain

# What is left of wording that was not filled in, and what a condition leaves behind where it leaves a gap.
_RESIDUE = re.compile(
    r"\bNone\b|\bUndefined\b|\{\{|\}\}|\{%|%\}|\[\[|\]\]|[\ue000\ue001\x00-\x08]|object at 0x"
    r"|[ ]{2}|[ ][,.;:)](?![.\d])|[(][ )]|,[,.;:]|(?<![.])[.][.](?![.])|^[,.;:)]"
)
_WORDS = re.compile(r"\w+")
_SHORT = 8  # words: what is shorter may well stand twice


def faults(document: Document, words: Glossary) -> Iterator[str]:
    """Every fault of a document; ``words`` are the terms that can stand in a document of its type."""
    for rule in (_empty, _residue, _references, _repeated):
        for fault in rule(document):
            yield f"{document.type}: {fault}"
    for fault in _terms(document, words):
        yield f"{document.type}: {fault}"


def _empty(document: Document) -> Iterator[str]:
    """Sections, clauses, lists and tables hold something."""
    for section in (*document.sections, *document.schedules):
        if not section.clauses or not section.heading.strip():
            yield f"the section {section.id} is empty"
    for clause in clauses(document):
        if not any(_says(block) for block in clause.blocks):
            yield f"the clause {clause.id} is empty"
        for block in blocks(clause.blocks):
            if isinstance(block, Table | ItemList | Paragraph) and not _says(block):
                yield f"{clause.id}: an empty {type(block).__name__}"


def _says(block: Block) -> bool:
    match block:
        case Paragraph():
            return bool(plain(block.content).strip())
        case ItemList():
            return bool(block.items) and all(any(_says(inner) for inner in item.blocks) for item in block.items)
        case Table():
            return any(any(_says(inner) for inner in cell.blocks) for row in block.rows for cell in row.cells)
        case DefinitionList():
            return bool(block.definitions)
    return True


def _residue(document: Document) -> Iterator[str]:
    """No text holds what should have been filled in or left out."""
    for clause in clauses(document):
        shown = [
            clause.title,
            *(plain(block.content) for block in blocks(clause.blocks) if isinstance(block, Paragraph)),
        ]
        for block in blocks(clause.blocks):
            match block:
                case Table():
                    shown += [plain(block.caption), plain(block.note), *(plain(c.heading) for c in block.columns)]
                case Figure():
                    shown += [plain(block.caption), block.alternative]
                case DefinitionList():
                    shown += [plain(definition.content) for definition in block.definitions]
        for text in shown:
            for found in _RESIDUE.finditer(text.replace("\n", " ").strip()):
                near = text[max(found.start() - 40, 0) : found.end() + 20]
                yield f"{clause.id}: {found[0]!r} in {near!r}"


def _references(document: Document) -> Iterator[str]:
    """Each reference has words, and leads somewhere."""
    marks = {one.anchor for one in (*document.sections, *document.schedules, *clauses(document))}
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            marks.add(getattr(block, "anchor", ""))
    for clause in clauses(document):
        for node in inlines(clause.blocks):
            if isinstance(node, Reference):
                if not plain((node,)).strip():
                    yield f"{clause.id}: the reference to {node.target} has no words"
                for part in node.parts:
                    if part.anchor and not node.document and part.anchor not in marks:
                        yield f"{clause.id}: the reference to {node.target} leads nowhere"


def _terms(document: Document, words: Glossary) -> Iterator[str]:
    """Each use of a term, in a table too, has its definition, and each definition is used."""
    defined: set[str] = set()
    for clause in clauses(document):
        for block in blocks(clause.blocks):
            if isinstance(block, DefinitionList):
                defined |= {definition.anchor for definition in block.definitions}
    used: dict[str, str] = {}
    for clause in clauses(document):
        used |= {node.anchor: clause.id for node in inlines(clause.blocks) if isinstance(node, TermUse)}
        for node in inlines(clause.blocks):
            if isinstance(node, Text):
                within = (use for use in words.find(node.text) if node.text[: use.start()].strip())
                used |= {anchor(words.forms[use[0].replace("\u00a0", " ")]): clause.id for use in within}
    if not defined:
        return
    for mark in sorted(set(used) - defined):
        yield f"{used[mark]}: {mark} is not defined"
    for mark in sorted(defined - set(used)):
        yield f"{mark} is defined and not used"


def _repeated(document: Document) -> Iterator[str]:
    """No paragraph of the library's words stands twice; cells and lists may repeat what the facts repeat."""
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}
    for _, clause in placed(document):
        for text in _paragraphs(clause):
            counted[text] += 1
            first.setdefault(text, clause.id)
    for text, count in counted.items():
        if count > 1:
            yield f"{first[text]}: stands {count} times: {text[:80]!r}"


def _paragraphs(clause: Clause) -> Iterator[str]:
    for block in _outside_tables(clause.blocks):
        if isinstance(block, Paragraph):
            own = " ".join(node.text for node in inlines((block,)) if isinstance(node, Text | TermUse))
            if len(_WORDS.findall(own)) > _SHORT:
                yield plain(block.content).strip()


def _outside_tables(within: tuple[Block, ...]) -> Iterator[Block]:
    for block in within:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _outside_tables(item.blocks)
