"""The lists of documents with the clause in which each stands.

In: a case. Out: each list, and what makes a passage of one of its items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.assembly.document import Item, ItemList, Paragraph
from docgen.assembly.walk import blocks, clauses
from docgen.finding import Location
from docgen.lint.case import Case
from docgen.lint.passages import Kind, Passage
from docgen.lint.places import Find


@dataclass(frozen=True, slots=True)
class Holder:
    """The clause of a list."""

    document: str
    clause: str
    start: Location
    find: Find

    def passage(self, item: Item) -> Passage | None:
        """The words of an item itself, without what is nested in it."""
        own = next((block for block in item.blocks if isinstance(block, Paragraph)), None)
        if own is None:
            return None
        return Passage(Kind.ITEM, own.content, self.document, self.clause, self.start, self.find)


def lists(case: Case) -> Iterator[tuple[Holder, ItemList]]:
    """Every list of every document, nested ones too."""
    for kind, document in case.documents.items():
        for clause in clauses(document):
            holder = Holder(kind, clause.id, *case.sources.clause(clause.origin.file))
            for block in blocks(clause.blocks):
                if isinstance(block, ItemList):
                    yield holder, block
