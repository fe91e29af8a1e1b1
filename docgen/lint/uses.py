"""Where a document uses terms: where they are marked, and within the words of tables, which bear no marks.

In: passages, what they define, and the library. Out: a spot for each use but the definition itself, its key the term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.assembly.document import TermUse
from docgen.library.shelf import Library
from docgen.lint.corpus import Corpus, Phrases
from docgen.lint.passages import Kind, Passage
from docgen.lint.shapes import Spot


def uses(passages: Iterable[Passage], library: Library, definitions: tuple[Spot, ...]) -> Iterator[Spot]:
    """Each use of a term. A term in its own definition is no use."""
    marked, unmarked = tuple(passages), []
    here = {(spot.key, spot.value) for spot in definitions}
    own = [(spot.words, str(spot.key)) for spot in definitions if spot.key not in library.terms]
    for number, passage in enumerate(marked):
        for _, words, leaf in passage.leaves:
            if isinstance(leaf, TermUse) and (leaf.term, number) not in here:
                yield Spot(leaf.term, passage.start, words, number)
        if passage.kind in {Kind.CELL, Kind.LABEL} or own:
            unmarked.append(passage)
    listed = ((form, name) for name, term in library.terms.items() for form in (term.term, *term.forms))
    view = Corpus(unmarked).own
    numbers = {id(passage): number for number, passage in enumerate(marked)}
    for found, name in Phrases((*listed, *own)).find(view):
        passage, _ = view.passage(found.start())
        if (name, numbers[id(passage)]) not in here:
            yield Spot(name, passage.start, found[0], numbers[id(passage)])
