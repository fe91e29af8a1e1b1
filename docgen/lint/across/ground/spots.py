"""Where the documents of a set say what: each paragraph, item, row and definition with the fields that it prints.

In: documents as they were read. Out: an ``Index``, which finds by the path of a field or of a record the spots that
print it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from docgen.lint.pieces import Piece, around
from docgen.lint.reading import Readout

Spot: TypeAlias = Piece  # what lints over a set call it: it is a place at which a document says something


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
    def _clauses(self) -> Mapping[tuple[str, str], Sequence[Spot]]:
        """The spots of each clause of a document."""
        found: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
        for spot in self.spots:
            found[spot.document, spot.clause.id].append(spot)
        return found

    def at(self, path: str, *documents: str) -> tuple[Spot, ...]:
        """The spots that print a field or anything of a record, in some types of document or in all."""
        numbers = {number for held in self._held.get(path, ()) for number in self._printing[held]}
        found = (self.spots[number] for number in sorted(numbers))
        return tuple(spot for spot in found if not documents or spot.document in documents)

    def beside(self, spot: Spot, path: str, *, clause: bool = False) -> bool:
        """Whether a field stands in the same spot, or in the same clause; a long list stands for each of its items."""
        if clause:
            return any(self.beside(other, path) for other in self._clauses[spot.document, spot.clause.id])
        wanted = {path, path.partition("[")[0]}
        return not all(wanted.isdisjoint(around(printed)) for printed in spot.paths)


def index(readouts: Mapping[str, Readout]) -> Index:
    """The index of the documents of a set."""
    return Index(tuple(piece for readout in readouts.values() for piece in readout.pieces))
