"""A document in pieces that a reader can point at: headings, paragraphs, items, tables, pictures, definitions.

In: a clause, or what stands around the clauses. Out: its pieces in reading order, each with the number under which a
reader would look for it (``14.2.1(b)``), its words, and the values in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Block, DefinitionList, Figure, Inlines, ItemList, Paragraph, Signatures, Table, Value
from docgen.assembly.walk import inlines, plain
from docgen.carried.marks import together
from docgen.writers.characters import printable


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: ``kind``, the number by which it is called (empty where it has none), how deep it stands below the
    heading of its clause, what it is called besides (a defined term, the label of a heading), its words, its values."""

    kind: str
    number: str
    depth: int
    words: str
    values: tuple[Value, ...] = ()
    name: str = ""


def of_clause(clause: Clause, section: Section | None) -> tuple[Piece, ...]:
    """The pieces of a clause, its heading first where it has one."""
    return _of_clause(clause, section.number if section and not section.schedule else "")


@lru_cache(maxsize=1024)  # the clauses of one engagement, for whoever builds it again in the same process
def _of_clause(clause: Clause, around: str) -> tuple[Piece, ...]:
    return tuple(_in_clause(clause, around))


def _in_clause(clause: Clause, around: str) -> Iterator[Piece]:
    number = clause.number if clause.titled else ""
    if clause.titled:
        yield Piece("heading", number, 0, printable(clause.title))
    yield from _blocks(clause.blocks, number or around, 1)


def of_section(section: Section) -> Piece:
    """The heading of a section or schedule."""
    return Piece("section", section.label, 0, printable(section.heading))


def around(document: Document) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """What stands before the text: the facts on the cover, and the tables of key terms."""
    cover = tuple(Piece("cover", "", 1, printable(value.text), (value,)) for value in document.cover.values)
    return cover, tuple(_blocks(document.front, "", 1))


def _blocks(blocks: tuple[Block, ...], number: str, depth: int) -> Iterator[Piece]:
    within = number
    for block in blocks:
        match block:
            case Paragraph():
                within = block.number or number
                yield _piece("paragraph", within, depth, block.content)
            case ItemList():
                yield from _items(block, within, depth + 1)
            case Table():
                yield from _table(block, depth)
            case Figure():
                yield _piece("caption", block.label, depth, block.caption)
                values = (Value("", block.sources, block.name),) if block.sources else ()
                yield Piece("figure", block.label, depth, printable(block.alternative), values, block.name)
            case DefinitionList():
                for one in block.definitions:
                    words = printable(plain(one.content))
                    yield Piece("definition", within, depth + 1, words, _values(one.content), one.name)
            case Signatures():
                for signature in block.blocks:
                    yield _piece("signature", "", depth, signature.party)
                    for line in signature.lines:
                        words = printable(plain(line.content))
                        yield Piece("signature", "", depth, words, _values(line.content), printable(line.label))


def _items(block: ItemList, number: str, depth: int) -> Iterator[Piece]:
    for item in block.items:
        here = f"{number}{item.label}" if block.ordered else number
        for place, inner in enumerate(item.blocks):
            if isinstance(inner, Paragraph):
                yield _piece("item", here, depth + (1 if place else 0), inner.content)
            else:
                yield from _blocks((inner,), here, depth)


def _table(block: Table, depth: int) -> Iterator[Piece]:
    if block.caption:
        yield _piece("caption", block.label, depth, block.caption)
    cells = tuple(inner for row in block.rows for cell in row.cells for inner in cell.blocks)
    headings = [plain(column.heading) for column in block.columns]
    words = together([*headings, *_said(cells)])
    values = tuple(one for column in block.columns for one in _values(column.heading))
    yield Piece("table", block.label, depth, printable(words), values + _within(cells), block.name)
    if block.note:
        yield _piece("note", block.label, depth, block.note)


def _said(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The words of cells: paragraphs and lists."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.content)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _said(item.blocks)


def _piece(kind: str, number: str, depth: int, content: Inlines) -> Piece:
    return Piece(kind, number, depth, printable(plain(content)), _values(content))


def _values(content: Inlines) -> tuple[Value, ...]:
    return _within((Paragraph(content),))


def _within(blocks: tuple[Block, ...]) -> tuple[Value, ...]:
    return tuple(node for node in inlines(blocks) if isinstance(node, Value) and node.sources)
