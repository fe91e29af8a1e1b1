"""Where a document uses terms: where they are marked, and within the words of tables, which bear no marks.

In: passages, what they define, and the library. Out: a spot for each use but the definition itself, its key the term.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from docgen.assembly.document import TermUse
from docgen.library.shelf import Library
from docgen.lint.corpus import Corpus, Phrases
from docgen.lint.passages import Kind, Passage
from docgen.lint.shapes import Spot


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked use: the passage and its number in the document, and where in it the use begins."""

    passage: Passage
    number: int
    start: int
    use: TermUse


def marked(passages: Iterable[Passage]) -> Iterator[Mark]:
    """Each marked use of a term."""
    for number, passage in enumerate(passages):
        for start, _, leaf in passage.leaves:
            if type(leaf) is TermUse:
                yield Mark(passage, number, start, leaf)


def uses(
    passages: tuple[Passage, ...], marks: Iterable[Mark], library: Library, definitions: tuple[Spot, ...]
) -> Iterator[Spot]:
    """Each use of a term. A term in its own definition is no use; within a sentence that is its first place there."""
    here = {(spot.key, spot.value) for spot in definitions}
    listed = {key for key in here if passages[int(str(key[1]))].kind is Kind.DEFINITION}
    skipped: set[tuple[Hashable, Hashable]] = set()
    own = [(spot.words, str(spot.key)) for spot in definitions if spot.key not in library.terms]
    for spot in (*_marked(marks), *_unmarked(passages, library, own)):
        place = spot.key, spot.value
        if place in here and (place in listed or place not in skipped):
            skipped.add(place)
        else:
            yield spot


def _marked(marks: Iterable[Mark]) -> Iterator[Spot]:
    for mark in marks:
        yield Spot(mark.use.term, mark.passage.start, mark.use.text, mark.number)


def _unmarked(passages: tuple[Passage, ...], library: Library, own: list[tuple[str, str]]) -> Iterator[Spot]:
    """Terms in tables, and those that the document itself defines within its sentences."""
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    terms = ((form, name) for name, term in library.terms.items() for form in (term.term, *term.forms))
    tables = Corpus(one for one in passages if one.kind in {Kind.CELL, Kind.LABEL}).own
    for view, sought in ((tables, Phrases(terms)), (Corpus(passages if own else ()).own, Phrases(own))):
        for found, name in sought.find(view):
            passage, _ = view.passage(found.start())
            yield Spot(name, passage.start, found[0], numbers[id(passage)])
