"""Where a document uses terms: where they are marked, and within the words of tables, which bear no marks.

In: passages, what they define, and the library. Out: the marked uses, and how often each defined term is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from typing import NamedTuple

from docgen.assembly.document import TermUse
from docgen.library.shelf import Library
from docgen.lint.corpus import Phrases, View
from docgen.lint.passages import OWN, Kind, Passage, said
from docgen.lint.shapes import Spot

_ENOUGH = 2


class Mark(NamedTuple):
    """A marked use: the passage and its number in the document, and where in it the use begins."""

    passage: Passage
    number: int
    start: int
    use: TermUse


def marked(passages: Iterable[Passage]) -> Iterator[Mark]:
    """Each marked use of a term."""
    for number, passage in enumerate(passages):
        if TermUse in map(type, passage.leaves):
            start = 0
            for leaf in passage.leaves:
                if type(leaf) is TermUse:
                    yield Mark(passage, number, start, leaf)
                start += len(said(leaf))


def times(
    passages: tuple[Passage, ...], marks: Iterable[Mark], library: Library, definitions: tuple[Spot, ...]
) -> Counter[Hashable]:
    """How often each defined term is used: not at all, once, or more often (two or any number above).

    A term in its own definition is no use; within a sentence that is its first place there.
    """
    own = {(spot.key, spot.value) for spot in definitions}
    listed = {key for key in own if passages[int(str(key[1]))].kind is Kind.DEFINITION}
    skipped: set[tuple[Hashable, Hashable]] = set()
    found: Counter[Hashable] = Counter()

    def count(places: Iterable[tuple[Hashable, int]]) -> None:
        for place in places:
            if place in own and (place in listed or place not in skipped):
                skipped.add(place)
            else:
                found[place[0]] += 1

    count((mark.use.term, mark.number) for mark in marks)
    rare = [spot for spot in definitions if found[spot.key] < _ENOUGH]
    count(_unmarked(passages, library, rare))
    return found


def _unmarked(passages: tuple[Passage, ...], library: Library, rare: list[Spot]) -> Iterator[tuple[Hashable, int]]:
    """Terms in tables, and those that the document itself defines within its sentences."""
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    keys = {spot.key for spot in rare}
    terms = [(form, name) for name, one in library.terms.items() if name in keys for form in (one.term, *one.forms)]
    own = [(spot.words, str(spot.key)) for spot in rare if spot.key not in library.terms]
    tables = [one for one in passages if one.kind in {Kind.CELL, Kind.LABEL}] if terms else []
    for within, sought in ((tables, terms), (passages if own else (), own)):
        view = View(within, OWN)
        for found, name in Phrases(sought).find(view):
            yield name, numbers[id(view.passage(found.start)[0])]
