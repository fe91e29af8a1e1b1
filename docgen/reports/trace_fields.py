"""From field to clause and back: where each field of an engagement stands, and where each value of a document comes
from.

In: a set of documents with what they were made from. Out: a ``Coverage``: for each field the clauses that print it and
those that it only decides on, or why it is kept; for each document its values with the fields behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.assembly.nodes import Figure
from docgen.assembly.walk import blocks
from docgen.finding import Location, Said
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.unread import enclosing, unread
from docgen.lint.across.ground.whole import Whole


@dataclass(frozen=True, slots=True)
class Stand:
    """A clause in which a field stands: its document, number and id."""

    document: str
    number: str
    clause: str

    def __str__(self) -> str:
        return f"{self.number} {self.clause}".strip()


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with what it holds: the clauses that ``print`` it, those of which it ``decides`` whether they stand, the
    documents that read it in another way, as for a calculation; where there are none, why it is kept."""

    field: str
    value: str
    place: Location
    prints: tuple[Stand, ...]
    decides: tuple[Stand, ...]
    reads: tuple[str, ...]
    kept: Said | None


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value in a document: its words, the fields behind it, and the calculation over them if there is one."""

    at: Stand
    words: str
    fields: tuple[str, ...]
    calculation: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """Both ways for one engagement."""

    engagement: str
    fields: tuple[FieldRow, ...]
    values: tuple[ValueRow, ...]


def coverage(whole: Whole) -> Coverage:
    """Each field of an engagement and each value of its documents."""
    kept = {one.path: one.reason for one in unread(whole)}
    decides = _decided(whole)
    rows = []
    for path, value, _ in whole.leaves:
        held = () if path in kept else _whole_list(path)
        prints = _stands(spot for one in held for spot in whole.index.at(one))
        condition = tuple(one for one in decides.get(path, ()) if one not in prints)
        documents = {one.document for one in (*prints, *condition)}
        rest = {kind: read for kind, read in whole.read.items() if kind not in documents}
        reads = tuple(kind for kind, read in rest.items() if not read.isdisjoint(enclosing(path)))
        place = whole.field_at(path)
        rows.append(FieldRow(path, _shown(value), place, prints, condition, reads, kept.get(path)))
    return Coverage(whole.engagement.engagement.id, tuple(rows), tuple(_values(whole)))


def _whole_list(path: str) -> tuple[str, ...]:
    """The path, and the list that stands for its items where a value rests on many of them."""
    return (path, path.partition("[")[0]) if "[" in path else (path,)


def _shown(value: object) -> str:
    return " ".join(str(value).split())


def _stands(spots: Iterator[Spot]) -> tuple[Stand, ...]:
    return tuple(dict.fromkeys(Stand(spot.document, spot.number, spot.clause.id) for spot in spots))


def _decided(whole: Whole) -> dict[str, tuple[Stand, ...]]:
    """The clauses whose condition reads a field, as far as they stand."""
    found: dict[str, dict[Stand, None]] = {}
    for spot in whole.index.spots:
        for source in spot.clause.origin.condition_sources:
            found.setdefault(source.path, {})[Stand(spot.document, spot.number, spot.clause.id)] = None
    return {path: tuple(stands) for path, stands in found.items()}


def _values(whole: Whole) -> Iterator[ValueRow]:
    for spot in whole.index.spots:
        at = Stand(spot.document, spot.number, spot.clause.id)
        for value in spot.values:
            yield ValueRow(at, _shown(value.text), tuple(one.path for one in value.sources), value.calculation)
    for spot in {(spot.document, spot.clause.id): spot for spot in whole.index.spots}.values():
        for block in blocks(spot.clause.blocks):
            if isinstance(block, Figure):
                at = Stand(spot.document, spot.number, spot.clause.id)
                yield ValueRow(at, block.label, tuple(one.path for one in block.sources), block.name)
