"""Walking the tree: every clause, block and inline node in reading order, and the words of inline nodes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    ItemList,
    LineBreak,
    Paragraph,
    Reference,
    Signatures,
    Strong,
    Table,
    TermUse,
    Text,
    Value,
)


def clauses(document: Document) -> Iterator[Clause]:
    """Every clause in reading order."""
    for _, clause in placed(document):
        yield clause


def placed(document: Document) -> Iterator[tuple[Section | None, Clause]]:
    """Every clause in reading order, with the section or schedule in which it stands."""
    for clause in document.opening:
        yield None, clause
    for section in document.sections:
        for clause in section.clauses:
            yield section, clause
    for clause in document.closing:
        yield None, clause
    for schedule in document.schedules:
        for clause in schedule.clauses:
            yield schedule, clause


def blocks(within: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, those inside lists and cells included."""
    found: list[Block] = []
    _gather(within, found)
    return iter(found)


def _gather(within: tuple[Block, ...], found: list[Block]) -> None:
    for block in within:
        found.append(block)
        if isinstance(block, ItemList):
            for item in block.items:
                _gather(item.blocks, found)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    _gather(cell.blocks, found)


def inlines(within: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline node in reading order, nested ones included."""
    for block in blocks(within):
        match block:
            case Paragraph():
                yield from _nested(block.content)
            case Table():
                yield from _nested(block.caption)
                for column in block.columns:
                    yield from _nested(column.heading)
                yield from _nested(block.note)
            case Figure():
                yield from _nested(block.caption)
            case DefinitionList():
                for definition in block.definitions:
                    yield from _nested(definition.content)
            case Signatures():
                for signature in block.blocks:
                    yield from _nested(signature.party)
                    for line in signature.lines:
                        yield from _nested(line.content)


def _nested(content: Inlines) -> Iterator[Inline]:
    for node in content:
        yield node
        if isinstance(node, Emphasis | Strong):
            yield from _nested(node.children)


def plain(content: Inlines) -> str:
    """The words of inline nodes, as a reader sees them in any format."""
    words = []
    for node in content:
        match node:
            case Text() | Value() | TermUse():
                words.append(node.text)
            case Reference():
                words.extend(part.text for part in node.parts)
            case Emphasis() | Strong():
                words.append(plain(node.children))
            case LineBreak():
                words.append("\n")
    return "".join(words)
