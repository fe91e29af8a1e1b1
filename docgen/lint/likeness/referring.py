"""The references of a document, each with the words round it, and the words of its clauses.

In: passages in reading order, and the ids of the clauses. Out: a ``Referring`` for each reference to the document
itself, and the words of each clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from docgen.assembly.nodes import Reference
from docgen.finding import Location
from docgen.lint.passages import HIDDEN, Kind, Passage

_PROSE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.DEFINITION, Kind.LABEL})
_END = re.compile(r"[.;:!?]\s+(?=[A-ZÄÖÜ(„“])")


@dataclass(frozen=True, slots=True, eq=False)
class Referring:
    """A reference where it stands: from ``start`` on in the words of a passage of a clause."""

    passage: Passage
    node: Reference
    clause: str
    start: int
    paragraph: str  # the words round it, without those of references

    @property
    def sentence(self) -> str:
        """The words of its sentence, without those of references."""
        words = self.paragraph
        begun = 0
        for found in _END.finditer(words):
            if found.end() > self.start:
                return words[begun : found.start()]
            begun = found.end()
        return words[begun:]

    @property
    def place(self) -> Location:
        """Where it stands in the wording, else where its passage does."""
        before = self.passage.own[max(0, self.start - 40) : self.start].rpartition(HIDDEN)[2]
        written = f"[[{self.node.target}"
        find = self.passage.home.find
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
        if passage.home.name in clauses:
            clause = passage.home.name
        if passage.kind not in _PROSE:
            continue
        made.prose.setdefault(clause, []).append(passage.words)
        if Reference in passage.types:
            made.references += _within(passage, clause)
    return made


def _within(passage: Passage, clause: str) -> Iterator[Referring]:
    parts = list(zip(passage.parts, passage.leaves, strict=True))
    paragraph = "".join(" " * len(part) if type(leaf) is Reference else part for part, leaf in parts)
    start = 0
    for part, leaf in parts:
        if type(leaf) is Reference and not leaf.document:
            yield Referring(passage, leaf, clause, start, paragraph)
        start += len(part)
