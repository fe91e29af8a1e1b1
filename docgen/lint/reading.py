"""A document -> its passages, in reading order.

In: the tree, and where the words of the library stand. Out: ``Passage`` for each heading, paragraph, item, cell,
caption and definition. What stands on the cover and in signature blocks comes from labels and facts alone and is left
out, pictures too but for their captions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.assembly.document import (
    Block,
    Clause,
    DefinitionList,
    Document,
    Figure,
    Inlines,
    ItemList,
    Paragraph,
    Table,
    Text,
)
from docgen.assembly.walk import placed
from docgen.finding import Location
from docgen.lint.passages import Kind, Passage
from docgen.lint.places import Find, Sources


@dataclass(frozen=True, slots=True)
class _Home:
    document: str
    name: str
    start: Location
    find: Find

    def passage(self, kind: Kind, content: Inlines, term: str = "") -> Passage:
        return Passage(kind, content, self.document, self.name, self.start, self.find, term)


def read(document: Document, sources: Sources) -> Iterator[Passage]:
    """The passages of a document."""
    last = None
    for section, clause in placed(document):
        if section is not None and section is not last:
            last = section
            place = sources.heading(document.type, section.id)
            yield _titled(document.type, f"heading {section.id}", place, section.heading)
        yield from _clause(document.type, clause, sources)


def _clause(kind: str, clause: Clause, sources: Sources) -> Iterator[Passage]:
    file = clause.origin.file
    if clause.titled:
        yield _titled(kind, clause.id, sources.title(file), clause.title)
    yield from _blocks(clause.blocks, _Home(kind, clause.id, *sources.clause(file)), sources, Kind.PARAGRAPH)


def _titled(document: str, home: str, place: Location, words: str) -> Passage:
    return Passage(Kind.HEADING, (Text(words),), document, home, place, lambda _before, _words: place)


def _blocks(blocks: Iterable[Block], home: _Home, sources: Sources, kind: Kind) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Paragraph():
                yield home.passage(kind, block.content)
            case ItemList():
                inner = Kind.CELL if kind is Kind.CELL else Kind.ITEM
                for item in block.items:
                    yield from _blocks(item.blocks, home, sources, inner)
            case Table():
                yield from _table(block, home.document, sources)
            case Figure():
                own = _Home(home.document, block.name, *sources.table(block.name))
                yield own.passage(Kind.LABEL, block.caption)
            case DefinitionList():
                for one in block.definitions:
                    own = _Home(home.document, f"term {one.term}", *sources.term(one.term))
                    yield own.passage(Kind.DEFINITION, one.content, one.term)


def _table(table: Table, document: str, sources: Sources) -> Iterator[Passage]:
    home = _Home(document, table.name, *sources.table(table.name))
    for content in (table.caption, *(column.heading for column in table.columns), table.note):
        if content:
            yield home.passage(Kind.LABEL, content)
    for row in table.rows:
        for cell in row.cells:
            yield from _blocks(cell.blocks, home, sources, Kind.CELL)
