"""Where the documents of a set say what: each paragraph, item, row and definition with the fields that it prints.

In: documents. Out: an ``Index``, which finds by the path of a field or of a record the spots that print it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from docgen.assembly.document import (
    Block,
    Clause,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    ItemList,
    Paragraph,
    Signatures,
    Strong,
    Table,
    TermUse,
    Value,
)
from docgen.assembly.walk import inlines, placed


@dataclass(frozen=True, eq=False)
class Spot:
    """A paragraph, row or definition. ``number`` is that of its clause as readers find it, with that of a schedule;
    ``read`` are the paths of the fields that it prints and of the records that hold them."""

    document: str
    number: str
    clause: Clause
    content: Inlines = field(repr=False)
    prose: bool
    read: frozenset[str] = field(repr=False)
    defines: str = ""

    @property
    def values(self) -> Iterator[Value]:
        """The values in reading order."""
        return (node for node in self.content if isinstance(node, Value))

    @property
    def terms(self) -> set[str]:
        """The defined terms that are used."""
        return {node.term for node in self.content if isinstance(node, TermUse)}

    @property
    def family(self) -> str:
        """The matter of the clause: ``exit`` for ``exit.costs``, ``rfp.exit.rights``, ``sch_exit.plan``."""
        return family(self.clause.id)

    def named(self) -> str:
        """The spot as findings name it."""
        return f"{self.document} {self.number}".strip()


@dataclass(frozen=True)
class Index:
    """All spots in reading order, and those that print a field or something of a record."""

    spots: tuple[Spot, ...]
    by_path: Mapping[str, tuple[Spot, ...]] = field(repr=False)
    by_clause: Mapping[tuple[str, str], frozenset[str]] = field(repr=False)

    def at(self, path: str, *documents: str) -> tuple[Spot, ...]:
        """The spots that print a field or anything of a record, in some types of document or in all."""
        found = self.by_path.get(path, ())
        return tuple(spot for spot in found if spot.document in documents) if documents else found

    def beside(self, spot: Spot, path: str, *, clause: bool = False) -> bool:
        """Whether a field stands in the same spot, or in the same clause; a long list stands for each of its items."""
        read = self.by_clause[spot.document, spot.clause.id] if clause else spot.read
        return path in read or path.partition("[")[0] in read


def index(documents: Mapping[str, Document]) -> Index:
    """The index of the documents of a set."""
    spots: list[Spot] = []
    by_path: dict[str, list[Spot]] = {}
    by_clause: dict[tuple[str, str], frozenset[str]] = {}
    for kind, document in documents.items():
        for section, clause in placed(document):
            outside = section.label if section else ""
            number = f"{outside}, {clause.number}" if section and section.schedule and clause.number else clause.number
            made = [
                Spot(kind, number or outside, clause, content, prose, _read(content, extra), defines)
                for content, prose, extra, defines in _pieces(clause.blocks)
            ]
            for spot in made:
                for path in spot.read:
                    by_path.setdefault(path, []).append(spot)
            by_clause[kind, clause.id] = frozenset().union(*(spot.read for spot in made))
            spots.extend(made)
    return Index(tuple(spots), {path: tuple(some) for path, some in by_path.items()}, by_clause)


_Piece = tuple[Inlines, bool, tuple[str, ...], str]


def _pieces(blocks: Iterable[Block]) -> Iterator[_Piece]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _flat(block.content), True, (), ""
            case ItemList():
                for item in block.items:
                    yield from _pieces(item.blocks)
            case Table():
                yield (*_flat(block.caption), *_flat(block.note)), False, (), ""
                for row in block.rows:
                    yield tuple(node for cell in row.cells for node in _cell(cell.blocks)), False, (), ""
            case DefinitionList():
                for one in block.definitions:
                    yield _flat(one.content), False, (), one.term
            case Figure():
                yield _flat(block.caption), False, tuple(source.path for source in block.sources), ""
            case Signatures():
                yield tuple(inlines((block,))), False, (), ""


def _cell(blocks: tuple[Block, ...]) -> Iterable[Inline]:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):  # as nearly all are
        return _flat(blocks[0].content)
    return inlines(blocks)


def _flat(content: Inlines) -> Inlines:
    if not any(isinstance(node, Emphasis | Strong) for node in content):
        return content
    flat: list[Inline] = []
    for node in content:
        flat.extend(_flat(node.children) if isinstance(node, Emphasis | Strong) else (node,))
    return tuple(flat)


def _read(content: Inlines, extra: Iterable[str]) -> frozenset[str]:
    paths = {source.path for node in content if isinstance(node, Value) for source in node.sources}
    return frozenset(within for path in (*paths, *extra) for within in around(path))


@cache
def around(path: str) -> tuple[str, ...]:
    """A path and the records round it, up to an item of the outermost list."""
    found = [path]
    while True:
        cut = max(path.rfind("."), path.rfind("["))
        if cut <= 0 or path[cut] == "[":
            inner = path[:cut] if cut > 0 else ""
            if "[" not in inner:
                return tuple(found)
            path = inner
        else:
            path = path[:cut]
        found.append(path)


@cache
def family(clause: str) -> str:
    """The matter that a clause belongs to, whichever document or schedule it stands in."""
    parts = clause.split(".")
    return (parts[-2] if len(parts) > 1 else parts[0]).removeprefix("sch_")
