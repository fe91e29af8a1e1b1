"""The references of a document, each with the words round it, and the words of its clauses.

In: passages in reading order, and the ids of the clauses. Out: a ``Referring`` for each reference to the document
itself, and the words of each clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from docgen.assembly.document import Reference
from docgen.finding import Location
from docgen.lint.passages import Kind, Passage, said

_PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.LABEL})
_END = re.compile(r"[.;:!?]\s+(?=[A-ZÄÖÜ(„“])")


@dataclass(frozen=True, slots=True, eq=False)
class Referring:
    """A reference where it stands: from ``start`` on in the words of a passage of a clause."""

    passage: Passage
    node: Reference
    clause: str
    start: int

    @property
    def paragraph(self) -> str:
        """The words round it, without those of references."""
        passage = self.passage
        parts = passage.parts or [passage.words]
        every = zip(parts, passage.leaves, strict=True)
        return "".join(" " * len(part) if type(leaf) is Reference else part for part, leaf in every)

    @property
    def sentence(self) -> str:
        """The words of its sentence, without those of references."""
        words = self.paragraph
        begun = max((found.end() for found in _END.finditer(words, 0, self.start)), default=0)
        end = _END.search(words, self.start)
        return words[begun : end.start() if end else len(words)]

    @property
    def place(self) -> Location:
        """Where it stands in the wording, else where its passage does."""
        before = self.passage.own[max(0, self.start - 40) : self.start].rpartition("\ufffc")[2]
        written = f"[[{self.node.target}"
        find = self.passage.find
        return find(before, written) or find("", written) or self.passage.at(self.start)


@dataclass(slots=True)
class Read:
    """What was read: references in reading order, and the prose of each clause; tables hold facts and are left out."""

    references: list[Referring] = field(default_factory=list)
    prose: dict[str, list[str]] = field(default_factory=dict)


def read(passages: Iterable[Passage], clauses: Container[str]) -> Read:
    """The references and the prose of a document."""
    made = Read()
    clause = ""
    for passage in passages:
        if passage.home in clauses:
            clause = passage.home
        if passage.kind not in _PROSE:
            continue
        made.prose.setdefault(clause, []).append(passage.words)
        if not passage.plain and Reference in map(type, passage.leaves):
            made.references += _within(passage, clause)
    return made


def _within(passage: Passage, clause: str) -> Iterator[Referring]:
    start = 0
    for leaf in passage.leaves:
        if isinstance(leaf, Reference) and not leaf.document:
            yield Referring(passage, leaf, clause, start)
        start += len(said(leaf))
