"""A document -> its passages, its lists, and what a reader takes in as one, in reading order, in one walk.

In: the tree, and where the words of the library stand. Out: a ``Readout``, for a document that is equal to the one
read before it in this process the very same. What stands on the cover comes from labels
and facts alone and is left out, pictures too but for their captions; signature blocks make no passages.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Block, DefinitionList, Figure, Item, ItemList, Paragraph, Signatures, Table, Text
from docgen.assembly.walk import inlines, placed
from docgen.finding import Location
from docgen.library.shelf import Library
from docgen.lint.inline import defined
from docgen.lint.passages import Home, Kind, Passage
from docgen.lint.pieces import Piece
from docgen.lint.places import Find, Sources
from docgen.lint.shapes import Spot
from docgen.lint.uses import Mark, marked

_DOCUMENTS = 16  # those of four engagements


@dataclass(frozen=True, slots=True)
class Listing:
    """A list and the clause in which it stands; ``items`` are the words of its items without what is nested in them,
    None where an item has none."""

    home: Home
    block: ItemList
    items: list[Passage | None]


@dataclass(frozen=True, eq=False)
class Readout:
    """A document as it is read; ``fine`` holds the codes of the lints that found nothing in it."""

    passages: tuple[Passage, ...]
    lists: tuple[Listing, ...] = ()
    pieces: tuple[Piece, ...] = ()
    fine: set[str] = field(default_factory=set)

    @cached_property
    def defined(self) -> tuple[Spot, ...]:
        """Its definitions."""
        return tuple(defined(self.passages))

    @cached_property
    def marked(self) -> tuple[Mark, ...]:
        """Its marked uses of terms."""
        return tuple(marked(self.passages))

    @cached_property
    def printing(self) -> dict[str, list[int]]:
        """The numbers of the pieces that print a field."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, piece in enumerate(self.pieces):
            for path in piece.paths:
                found[path].append(number)
        return dict(found)

    @cached_property
    def paths(self) -> list[str]:
        """The fields that it prints, sorted."""
        return sorted(self.printing)


@dataclass(slots=True)
class _Reading:
    """What is read of a document so far, and the clause that is being read."""

    document: str
    sources: Sources
    section: Section | None
    clause: Clause
    number: str  # of the clause, as readers find it
    home: Home
    passages: list[Passage] = field(default_factory=list)
    lists: list[Listing] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def within(self, name: str, place: tuple[Location, Find]) -> Home:
        """A table or term within the clause."""
        return Home(self.document, name, *place, self.home.schedule)

    def piece(self, *passages: Passage) -> None:
        """Passages of a table that are read as one."""
        self.pieces.append(Piece(self.document, self.number, self.clause, passages))


@dataclass(slots=True)
class _Last:
    """How often a document was read, and what it was read as from the second time on, of which library."""

    times: int = 0
    held: tuple[Document, Library, Readout] | None = None


@lru_cache(maxsize=_DOCUMENTS)
def _last(kind: str, engagement: str, language: str) -> _Last:
    del kind, engagement, language  # they tell one from another
    return _Last()


def read(document: Document, sources: Sources) -> Readout:
    """The passages, the lists and the pieces of a document, nested ones too. Whoever builds once keeps nothing."""
    last = _last(document.type, document.engagement, document.language)
    last.times += 1
    if last.held is not None:
        before, library, readout = last.held
        if library is sources.library and before == document:  # most of it is the very same where clauses are kept
            return readout
    readout = _read(document, sources)
    if last.times > 1:
        last.held = document, sources.library, readout
    return readout


def _read(document: Document, sources: Sources) -> Readout:
    made: _Reading | None = None
    for section, clause in placed(document):
        schedule = section.id if section is not None and section.schedule else ""
        file = clause.origin.file
        home = Home(document.type, clause.id, *sources.clause(file), schedule)
        if made is None:
            made = _Reading(document.type, sources, None, clause, "", home)
        if section is not None and section is not made.section:
            _title(made, f"heading {section.id}", sources.heading(document.type, section.id), section.heading, schedule)
        if clause.titled:
            _title(made, clause.id, sources.title(file), clause.title, schedule)
        made.section, made.clause, made.number, made.home = section, clause, _number(section, clause), home
        _blocks(made, clause.blocks, home, Kind.PARAGRAPH)
    if made is None:
        return Readout(())
    return Readout(tuple(made.passages), tuple(made.lists), tuple(made.pieces))


def _number(section: Section | None, clause: Clause) -> str:
    """Where a reader finds a clause; by its section where it has no number of its own."""
    outside = section.label if section else ""
    if section and section.schedule and clause.number:
        return f"{outside}, {clause.number}"
    return clause.number or outside


def _title(made: _Reading, name: str, place: Location, words: str, schedule: str) -> None:
    home = Home(made.document, name, place, lambda _before, _words: place, schedule)
    made.passages.append(Passage(Kind.HEADING, (Text(words),), home))


def _blocks(made: _Reading, blocks: Iterable[Block], home: Home, kind: Kind) -> None:
    """Blocks of a clause, of an item or of a cell; what stands in a cell is part of its row."""
    document, number, clause = made.document, made.number, made.clause
    for block in blocks:
        if type(block) is Paragraph:
            passage = Passage(kind, block.content, home)
            made.passages.append(passage)
            if kind is not Kind.CELL:
                made.pieces.append(Piece(document, number, clause, (passage,), prose=True))
            continue
        match block:
            case ItemList():
                _list(made, block, home, Kind.CELL if kind is Kind.CELL else Kind.ITEM)
            case Table():
                _table(made, block, nested=kind is Kind.CELL)
            case Figure():
                own = made.within(block.name, made.sources.table(block.name))
                passage = Passage(Kind.LABEL, block.caption, own)
                made.passages.append(passage)
                made.pieces.append(Piece(document, number, clause, (passage,), drawn=block.sources))
            case DefinitionList():
                for one in block.definitions:
                    own = made.within(f"term {one.term}", made.sources.term(one.term))
                    passage = Passage(Kind.DEFINITION, one.content, own, one.term)
                    made.passages.append(passage)
                    made.pieces.append(Piece(document, number, clause, (passage,), defines=one.term))
            case Signatures():
                made.pieces.append(Piece(document, number, clause, (), signed=tuple(inlines((block,)))))


def _list(made: _Reading, block: ItemList, home: Home, kind: Kind) -> None:
    items: list[Passage | None] = []
    made.lists.append(Listing(made.home, block, items))
    for item in block.items:
        first = len(made.passages)
        _blocks(made, item.blocks, home, kind)
        if kind is Kind.ITEM and item.blocks and type(item.blocks[0]) is Paragraph:  # as nearly all are
            items.append(made.passages[first])
        else:
            items.append(_words(made.home, item))


def _words(clause: Home, item: Item) -> Passage | None:
    own = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
    return None if own is None else Passage(Kind.ITEM, own.content, clause)


def _table(made: _Reading, table: Table, *, nested: bool) -> None:
    home = made.within(table.name, made.sources.table(table.name))
    passages = made.passages
    around = [Passage(Kind.LABEL, content, home) for content in (table.caption, table.note) if content]
    columns = [Passage(Kind.LABEL, column.heading, home) for column in table.columns if column.heading]
    passages.extend([*around[: bool(table.caption)], *columns, *around[bool(table.caption) :]])
    if not nested:
        made.piece(*around)
    for row in table.rows:
        first = len(passages)
        for cell in row.cells:
            blocks = cell.blocks
            if len(blocks) == 1 and type(blocks[0]) is Paragraph:  # as nearly all are
                passages.append(Passage(Kind.CELL, blocks[0].content, home))
            else:
                _blocks(made, blocks, home, Kind.CELL)
        if not nested:
            made.piece(*passages[first:])
