"""Where the documents of a set say what: each paragraph, item, row and definition with the fields that it prints.

In: documents as they were read. Out: an ``Index``, which finds by the path of a field or of a record the spots that print it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from docgen.assembly.document import Clause, Inlines, TermUse, Value
from docgen.lint.passages import Passage
from docgen.lint.reading import Piece, Readout


@dataclass(slots=True, eq=False)
class Spot:
    """A paragraph, row or definition. ``number`` is that of its clause as readers find it, with that of a schedule;
    ``paths`` are those of the fields that it prints. Thousands are made of each set of documents."""

    document: str
    number: str
    clause: Clause
    passages: tuple[Passage, ...] = field(repr=False)
    signed: Inlines = field(repr=False)
    prose: bool
    paths: frozenset[str] = field(repr=False)
    defines: str = ""

    @property
    def content(self) -> Inlines:
        """The nodes without any below them."""
        if len(self.passages) == 1:
            return self.passages[0].leaves
        return tuple(node for passage in self.passages for node in passage.leaves) or self.signed

    def holds(self, kind: type) -> bool:
        """Whether one of its nodes is of a kind."""
        if len(self.passages) == 1:
            return kind in self.passages[0].types
        for passage in self.passages:
            if kind in passage.types:
                return True
        return kind in map(type, self.signed)

    @property
    def read(self) -> frozenset[str]:
        """The paths of the fields that it prints and of the records that hold them."""
        return frozenset(within for path in self.paths for within in around(path))

    @property
    def values(self) -> Iterator[Value]:
        """The values in reading order."""
        return (node for node in self.content if type(node) is Value)

    @property
    def terms(self) -> set[str]:
        """The defined terms that are used."""
        if not self.holds(TermUse):
            return set()
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

    @cached_property
    def _printing(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the spots that print a field."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, spot in enumerate(self.spots):
            for path in spot.paths:
                found[path].append(number)
        return found

    @cached_property
    def _held(self) -> Mapping[str, Sequence[str]]:
        """The printed fields of each record, and each printed field itself."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in self._printing:
            for within in around(path):
                found[within].append(path)
        return found

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """What each clause of a document reads."""
        paths: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for spot in self.spots:
            paths[spot.document, spot.clause.id] |= spot.paths
        return {key: frozenset(within for path in some for within in around(path)) for key, some in paths.items()}

    def at(self, path: str, *documents: str) -> tuple[Spot, ...]:
        """The spots that print a field or anything of a record, in some types of document or in all."""
        numbers = {number for held in self._held.get(path, ()) for number in self._printing[held]}
        found = (self.spots[number] for number in sorted(numbers))
        return tuple(spot for spot in found if not documents or spot.document in documents)

    def beside(self, spot: Spot, path: str, *, clause: bool = False) -> bool:
        """Whether a field stands in the same spot, or in the same clause; a long list stands for each of its items."""
        read = self._clauses[spot.document, spot.clause.id] if clause else spot.read
        return path in read or path.partition("[")[0] in read


def index(readouts: Mapping[str, Readout]) -> Index:
    """The index of the documents of a set."""
    spots: list[Spot] = []
    last, outside, before = None, "", ""
    for kind, readout in readouts.items():
        for piece in readout.pieces:
            section, clause, passages = piece.section, piece.clause, piece.passages
            if section is not last:
                last, outside = section, section.label if section else ""
                before = f"{outside}, " if section and section.schedule else ""
            number = f"{before}{clause.number}" if clause.number else outside
            spots.append(Spot(kind, number, clause, passages, piece.signed, piece.prose, _paths(piece), piece.defines))
    return Index(tuple(spots))


_NOTHING: frozenset[str] = frozenset()


def _paths(piece: Piece) -> frozenset[str]:
    """The fields that a piece prints."""
    holding = [passage.leaves for passage in piece.passages if Value in passage.types]
    if piece.signed:
        holding.append(piece.signed)  # type: ignore[arg-type]
    if not holding and not piece.drawn:
        return _NOTHING
    sources = [source.path for leaves in holding for node in leaves if type(node) is Value for source in node.sources]
    sources.extend(source.path for source in piece.drawn)
    return frozenset(sources)


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
