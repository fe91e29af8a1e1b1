"""Blocks of a document as plain text, for a terminal: labels of lists and tables written out, tables as lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.assembly.nodes import Block, DefinitionList, Figure, ItemList, Paragraph, Signatures, Table
from docgen.assembly.walk import plain


def text(content: Iterable[Block]) -> str:
    """The words of blocks as a reader sees them, with an empty line between two; paragraphs without their numbers,
    which change with every paragraph before them."""
    return "\n".join(line for block in content for line in (*_lines(block), "")).strip("\n")


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield plain(block.content)
        case ItemList():
            for item in block.items:
                yield from _item(item.label, [line for inner in item.blocks for line in _lines(inner)])
        case Table():
            yield f"{block.label} {plain(block.caption)}".strip()
            yield " | ".join(plain(column.heading) for column in block.columns)
            for row in block.rows:
                yield " | ".join(" ".join(line for b in cell.blocks for line in _lines(b)) for cell in row.cells)
            if block.note:
                yield plain(block.note)
        case Figure():
            yield f"{block.label} {plain(block.caption)}".strip()
            yield block.alternative
        case DefinitionList():
            for definition in block.definitions:
                yield f"{definition.name}: {plain(definition.content)}"
        case Signatures():
            for signature in block.blocks:
                yield plain(signature.party)


def _item(label: str, lines: list[str]) -> Iterator[str]:
    indent = " " * (len(label) + 1)
    for number, line in enumerate(lines):
        yield f"{label} {line}" if number == 0 else f"{indent}{line}"
