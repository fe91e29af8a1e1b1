"""Where the documents of a set say what: each paragraph, item, row and definition with the fields that it prints.

In: documents as they were read. Out: an ``Index``, which finds by the path of a field or of a record the spots that
print it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeAlias

from docgen.lint.pieces import Piece, around
from docgen.lint.reading import Readout

Spot: TypeAlias = Piece  # what lints over a set call it: it is a place at which a document says something
_BEHIND = "\uffff"  # comes behind whatever a path goes on with


@dataclass(frozen=True)
class Index:
    """All spots in reading order, and those that print a field or something of a record."""

    readouts: Mapping[str, Readout]

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Those of all documents."""
        return tuple(chain.from_iterable(readout.pieces for readout in self.readouts.values()))

    @cached_property
    def _clauses(self) -> Mapping[tuple[str, str], Sequence[Spot]]:
        """The spots of each clause of a document."""
        found: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
        for spot in self.spots:
            found[spot.document, spot.clause.id].append(spot)
        return found

    def at(self, path: str, *documents: str) -> tuple[Spot, ...]:
        """The spots that print a field or anything of a record, in some types of document or in all."""
        found: list[Spot] = []
        for kind, readout in self.readouts.items():
            if not documents or kind in documents:
                numbers = {number for held in _held(path, readout.paths) for number in readout.printing[held]}
                found.extend(readout.pieces[number] for number in sorted(numbers))
        return tuple(found)

    def beside(self, spot: Spot, path: str, *, clause: bool = False) -> bool:
        """Whether a field stands in the same spot, or in the same clause; a long list stands for each of its items."""
        if clause:
            return any(self.beside(other, path) for other in self._clauses[spot.document, spot.clause.id])
        wanted = {path, path.partition("[")[0]}
        return not all(wanted.isdisjoint(around(printed)) for printed in spot.paths)


def _held(path: str, printed: Sequence[str]) -> Iterator[str]:
    """Of sorted paths that are printed, a field itself and those of a record, as ``around`` has them."""
    for one in printed[bisect_left(printed, path) : bisect_left(printed, path + _BEHIND)]:
        if len(one) == len(path) or (one[len(path)] in ".[" and ("[" in path or "[" not in one)):
            yield one
