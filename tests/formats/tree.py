"""What a document says, from the tree alone: its words in reading order, each piece with what it is.

No writer is asked. What formats show each in their own way is told apart by its kind, and ``readers.py`` says which
format shows which kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Figure,
    Inlines,
    ItemList,
    Paragraph,
    SignatureBlock,
    Signatures,
    Table,
)
from docgen.assembly.walk import plain


class Kind(Enum):
    """What a piece is, where formats differ."""

    WORDS = auto()
    TITLE = auto()  # of the cover
    COVER_KIND = auto()  # what kind of document the cover says it is
    LABEL = auto()  # what stands before words in a column of its own, or parted from them by a colon
    BULLET = auto()  # of a list outside tables
    PICTURE = auto()  # words within a picture
    ALTERNATIVE = auto()  # what a picture shows, in words


@dataclass(frozen=True)
class Piece:
    """Some words."""

    words: str
    kind: Kind = Kind.WORDS


@dataclass(frozen=True)
class Side:
    """One party's place in a block of signatures: a list of pieces for each of its lines."""

    lines: tuple[tuple[Piece, ...], ...]


Pieces = Iterator[Piece]


def said(document: Document, *, across: bool = False) -> Pieces:
    """All that a document says; ``across`` reads the signatures of two parties line by line over both."""
    cover = document.cover
    yield Piece(cover.kind, Kind.COVER_KIND)
    yield Piece(cover.title, Kind.TITLE)
    yield from map(Piece, cover.parties)
    if cover.status not in (fact for _, fact in cover.facts):
        yield Piece(cover.status)
    for label, fact in cover.facts:
        yield Piece(label, Kind.LABEL)
        yield Piece(fact)
    yield Piece(cover.notice)
    if document.front:
        yield Piece(cover.front_heading)
        yield from _blocks(document.front, across=across)
    yield Piece(cover.contents_heading)
    for entry in contents(document):
        yield Piece(entry)
    for part in _parts(document):
        if isinstance(part, Section):
            yield Piece(f"{part.label} {part.heading}")
            for clause in part.clauses:
                yield from _clause(clause, across=across)
        else:
            yield from _clause(part, across=across)


def contents(document: Document) -> Iterator[str]:
    """The entries of the table of contents, without the numbers of pages."""
    for part in _parts(document):
        if isinstance(part, Section):
            yield f"{part.label} {part.heading}".strip()
            if document.contents_depth > 1:
                yield from (f"{one.number} {one.title}".strip() for one in part.clauses if one.titled)
        elif part.titled:
            yield f"{part.number} {part.title}".strip()


def pictures(document: Document) -> Iterator[list[str]]:
    """The words within each picture."""
    for block in _every(document):
        if isinstance(block, Figure):
            yield list(_drawn(block))


def heads(document: Document) -> Iterator[str]:
    """The headings of the columns of each table."""
    for block in _every(document):
        if isinstance(block, Table):
            yield " ".join(plain(column.heading) for column in block.columns)


def _parts(document: Document) -> tuple[Clause | Section, ...]:
    return (*document.opening, *document.sections, *document.closing, *document.schedules)


def _every(document: Document) -> Iterator[Block]:
    """All blocks but those within others."""
    yield from document.front
    for part in _parts(document):
        for clause in part.clauses if isinstance(part, Section) else (part,):
            yield from clause.blocks


def _clause(clause: Clause, *, across: bool) -> Pieces:
    if clause.titled:
        yield Piece(f"{clause.number} {clause.title}")
    yield from _blocks(clause.blocks, across=across)


def _blocks(blocks: tuple[Block, ...], *, across: bool = False, cell: bool = False) -> Pieces:
    for block in blocks:
        match block:
            case Paragraph():
                yield Piece(f"{block.number} {plain(block.content)}")
            case ItemList():
                for item in block.items:
                    yield Piece(item.label, Kind.WORDS if block.ordered or cell else Kind.BULLET)
                    yield from _blocks(item.blocks, cell=cell)
            case Table():
                yield from _table(block)
            case Figure():
                yield from (Piece(words, Kind.PICTURE) for words in _drawn(block))
                yield _caption(block.label, block.caption)
                yield Piece(block.alternative, Kind.ALTERNATIVE)
            case DefinitionList():
                for one in block.definitions:
                    yield Piece(one.name, Kind.LABEL)
                    yield Piece(plain(one.content))
            case Signatures():
                yield from _signatures([_side(one) for one in block.blocks], across=across)


def _table(table: Table) -> Pieces:
    yield _caption(table.label, table.caption)
    for column in table.columns:
        yield Piece(plain(column.heading))
    for row in table.rows:
        for cell in row.cells:
            yield from _blocks(cell.blocks, cell=True)
    yield Piece(plain(table.note))


def _caption(label: str, words: Inlines) -> Piece:
    return Piece(f"{label} {plain(words)}")


def _drawn(figure: Figure) -> Iterator[str]:
    """The words of a drawing, in the order in which it is drawn."""
    for text in etree.fromstring(figure.svg.encode()).iter("{http://www.w3.org/2000/svg}text"):
        yield " ".join(str(words) for words in text.itertext())


def _side(block: SignatureBlock) -> Side:
    filled = ((Piece(line.label, Kind.LABEL), Piece(plain(line.content))) for line in block.lines)
    return Side(((Piece(plain(block.party)),), *filled))


def _signatures(sides: list[Side], *, across: bool) -> Pieces:
    """One side after the other; across, pairs of them line by line."""
    step = 2 if across else 1
    for first in range(0, len(sides), step):
        pair = sides[first : first + step]
        for number in range(max(len(side.lines) for side in pair)):
            for side in pair:
                yield from side.lines[number] if number < len(side.lines) else ()
