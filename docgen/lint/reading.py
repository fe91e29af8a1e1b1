"""A document -> its passages and lists, in reading order, in one walk.

In: the tree, and where the words of the library stand. Out: ``Passage`` for each heading, paragraph, item, cell,
caption and definition, ``Listing`` for each list. What stands on the cover and in signature blocks comes from labels
and facts alone and is left out, pictures too but for their captions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.assembly.document import (
    Block,
    Clause,
    DefinitionList,
    Document,
    Figure,
    Inlines,
    Item,
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
class Home:
    """The clause, table or term whose words are read."""

    document: str
    name: str
    start: Location
    find: Find
    schedule: str = ""

    def passage(self, kind: Kind, content: Inlines, term: str = "") -> Passage:
        """Words that stand there."""
        return Passage(kind, content, self.document, self.name, self.start, self.find, term, self.schedule)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list and the clause in which it stands; ``items`` are the words of its items without what is nested in them,
    None where an item has none."""

    home: Home
    block: ItemList
    items: list[Passage | None]


@dataclass(slots=True)
class _Reading:
    """What is read of a document so far, and the clause that is being read."""

    sources: Sources
    clause: Home
    passages: list[Passage] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)

    def home(self, name: str, place: tuple[Location, Find]) -> Home:
        """A table or term within the clause."""
        return Home(self.clause.document, name, *place, self.clause.schedule)


def read(document: Document, sources: Sources) -> tuple[tuple[Passage, ...], tuple[Listing, ...]]:
    """The passages and the lists of a document, nested ones too."""
    nowhere = Location("")
    made = _Reading(sources, Home(document.type, "", nowhere, lambda _before, _words: None))
    last = None
    for section, clause in placed(document):
        schedule = section.id if section is not None and section.schedule else ""
        if section is not None and section is not last:
            last = section
            place = sources.heading(document.type, section.id)
            _title(made, f"heading {section.id}", place, section.heading, schedule)
        _clause(made, clause, schedule)
    return tuple(made.passages), tuple(made.lists)


def _clause(made: _Reading, clause: Clause, schedule: str) -> None:
    file = clause.origin.file
    if clause.titled:
        _title(made, clause.id, made.sources.title(file), clause.title, schedule)
    made.clause = Home(made.clause.document, clause.id, *made.sources.clause(file), schedule)
    _blocks(made, clause.blocks, made.clause, Kind.PARAGRAPH)


def _title(made: _Reading, name: str, place: Location, words: str, schedule: str) -> None:
    home = Home(made.clause.document, name, place, lambda _before, _words: place, schedule)
    made.passages.append(home.passage(Kind.HEADING, (Text(words),)))


def _blocks(made: _Reading, blocks: Iterable[Block], home: Home, kind: Kind) -> None:
    for block in blocks:
        if type(block) is Paragraph:
            made.passages.append(home.passage(kind, block.content))
            continue
        match block:
            case ItemList():
                items: list[Passage | None] = []
                made.lists.append(Listing(made.clause, block, items))
                inner = Kind.CELL if kind is Kind.CELL else Kind.ITEM
                for item in block.items:
                    first = len(made.passages)
                    _blocks(made, item.blocks, home, inner)
                    if inner is Kind.ITEM and item.blocks and type(item.blocks[0]) is Paragraph:  # as nearly all are
                        items.append(made.passages[first])
                    else:
                        items.append(_words(made.clause, item))
            case Table():
                _table(made, block)
            case Figure():
                own = made.home(block.name, made.sources.table(block.name))
                made.passages.append(own.passage(Kind.LABEL, block.caption))
            case DefinitionList():
                for one in block.definitions:
                    own = made.home(f"term {one.term}", made.sources.term(one.term))
                    made.passages.append(own.passage(Kind.DEFINITION, one.content, one.term))


def _words(clause: Home, item: Item) -> Passage | None:
    own = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
    return None if own is None else clause.passage(Kind.ITEM, own.content)


def _table(made: _Reading, table: Table) -> None:
    home = made.home(table.name, made.sources.table(table.name))
    for content in (table.caption, *(column.heading for column in table.columns), table.note):
        if content:
            made.passages.append(home.passage(Kind.LABEL, content))
    for row in table.rows:
        for cell in row.cells:
            _blocks(made, cell.blocks, home, Kind.CELL)
