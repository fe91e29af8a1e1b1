"""A stretch of text as a reader meets it: a heading, a paragraph, an item of a list, a cell, a definition.

In: inline nodes and the place from which they come. Out: ``Passage``: its words, which of them the library wrote and
which stand for a fact, and the place in a source of any of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from docgen.assembly.document import (
    Emphasis,
    Inlines,
    LineBreak,
    Reference,
    Strong,
    TermUse,
    Text,
    Value,
)
from docgen.finding import Location


class Kind(StrEnum):
    """What a passage is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    LABEL = "label"  # a caption, the heading of a column, a note
    DEFINITION = "definition"


Leaf = Text | Value | TermUse | Reference | LineBreak
HIDDEN = "\ufffc"  # stands for words that the library did not write


@dataclass(frozen=True)
class Passage:
    """``home`` names the clause, table or file whose words these are, ``start`` is where that begins.

    ``find`` gives the place of words, told from others alike by those before them; None where they don't stand there.
    """

    kind: Kind
    content: Inlines
    document: str
    home: str
    start: Location
    find: Callable[[str, str], Location | None] = field(repr=False, compare=False)
    term: str = ""

    @cached_property
    def leaves(self) -> tuple[tuple[int, str, Leaf], ...]:
        """The nodes without any below them, each with where its words begin."""
        found: list[tuple[int, str, Leaf]] = []
        _gather(self.content, found)
        return tuple(found)

    @cached_property
    def words(self) -> str:
        """All words, as a reader sees them."""
        return "".join(words for _, words, _ in self.leaves)

    @cached_property
    def own(self) -> str:
        """The words that the library wrote, of the same length: facts and references are hidden."""
        return self._view((Text, TermUse, LineBreak))

    @cached_property
    def unmarked(self) -> str:
        """The words of the library that are no use of a term, of the same length."""
        return self._view((Text, LineBreak))

    @cached_property
    def facts(self) -> str:
        """The words that stand for facts, of the same length."""
        return self._view((Value,))

    def _view(self, kinds: tuple[type, ...]) -> str:
        if len(self.leaves) == 1:
            return self.words if isinstance(self.leaves[0][2], kinds) else HIDDEN * len(self.words)
        return "".join([words if isinstance(leaf, kinds) else HIDDEN * len(words) for _, words, leaf in self.leaves])

    def at(self, start: int = 0, length: int = 0) -> Location:
        """The place in a source of words of this passage: a line of the library, or of an input file."""
        for begin, words, leaf in self.leaves:
            if begin <= start < begin + len(words) and isinstance(leaf, Value) and leaf.sources:
                source = leaf.sources[0]
                return Location(source.file, source.line, source.column)
        own = self.own
        if start >= len(own) or own[start] == HIDDEN:
            known = max(own.split(HIDDEN), key=len)
            return self.find("", known) or self.start
        before = own[max(0, start - 40) : start].rpartition(HIDDEN)[2]
        words = own[start : start + (length or 40)].partition(HIDDEN)[0]
        after = own[start + len(words) : start + len(words) + 25].partition(HIDDEN)[0]
        found = self.find(before, words + after) or self.find("", words + after) or self.find("", words)
        return self.start if found is None else replace(found, length=length)


def _gather(content: Inlines, found: list[tuple[int, str, Leaf]]) -> None:
    start = found[-1][0] + len(found[-1][1]) if found else 0
    for node in content:
        if isinstance(node, Emphasis | Strong):
            _gather(node.children, found)
            start = found[-1][0] + len(found[-1][1]) if found else 0
            continue
        words = _words(node)
        found.append((start, words, node))
        start += len(words)


def _words(node: Leaf) -> str:
    if isinstance(node, Text | Value | TermUse):
        return node.text
    if isinstance(node, Reference):
        return "".join(part.text for part in node.parts)
    return "\n"
