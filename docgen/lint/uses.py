"""Where a document uses terms: where they are marked, and within the words of tables, which bear no marks.

In: passages, what they define, and the library. Out: a spot for each use but the definition itself, its key the term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Each use of a term. A term in its own definition is no use."""
    here = {(spot.key, spot.value) for spot in definitions}
    own = [(spot.words, str(spot.key)) for spot in definitions if spot.key not in library.terms]
    for mark in marks:
        if (mark.use.term, mark.number) not in here:
            yield Spot(mark.use.term, mark.passage.start, mark.use.text, mark.number)
    numbers = {id(passage): number for number, passage in enumerate(passages)}
    listed = ((form, name) for name, term in library.terms.items() for form in (term.term, *term.forms))
    view = Corpus(one for one in passages if own or one.kind in {Kind.CELL, Kind.LABEL}).own
    for found, name in Phrases((*listed, *own)).find(view):
        passage, _ = view.passage(found.start())
        if (name, numbers[id(passage)]) not in here:
            yield Spot(name, passage.start, found[0], numbers[id(passage)])
