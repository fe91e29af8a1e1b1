"""A stretch of text as a reader meets it: a heading, a paragraph, an item of a list, a cell, a definition.

In: inline nodes and the place from which they come. Out: ``Passage``: its words, which of them the library wrote and
which stand for a fact, and the place in a source of any of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from docgen.assembly.nodes import Emphasis, Inlines, LineBreak, Reference, Strong, TermUse, Text, Value
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
OWN: frozenset[type] = frozenset({Text, TermUse, LineBreak})  # what the library wrote
UNMARKED: frozenset[type] = frozenset({Text, LineBreak})
FACTS: frozenset[type] = frozenset({Value})
_STRESSED = frozenset({Emphasis, Strong})
_PLAIN = frozenset({Text, Value, TermUse})
_ALONE: dict[type, frozenset[type]] = {one: frozenset({one}) for one in (Text, Value)}


@dataclass(frozen=True, slots=True)
class Home:
    """The clause, table, heading or term whose words are read: its name, where it begins, and the schedule in which it
    stands.

    ``find`` gives the place of words, told from others alike by those before them; None where they don't stand there.
    """

    document: str
    name: str
    start: Location
    find: Callable[[str, str], Location | None] = field(repr=False)
    schedule: str = ""


class Passage:
    """Words at their home, ``term`` being the one that they define. Thousands are made of each set of documents, most
    of them cells with a single fact, so this is no dataclass, and views are made when asked."""

    __slots__ = ("content", "home", "kind", "leaves", "parts", "plain", "term", "types", "words")

    leaves: tuple[Leaf, ...]  # the nodes without any below them
    types: frozenset[type]  # theirs
    words: str  # all words, as a reader sees them
    parts: Sequence[str]  # the words of each node; none where they are all words
    plain: bool  # whether that is a single text or a single fact

    def __init__(self, kind: Kind, content: Inlines, home: Home, term: str = "") -> None:
        self.kind = kind
        self.content = content
        self.home = home
        self.term = term
        if len(content) == 1 and (alone := _ALONE.get(type(content[0]))) is not None:  # as in most cells
            self.plain, self.types, self.parts = True, alone, ()
            self.leaves, self.words = content, content[0].text  # type: ignore[assignment, union-attr]
        else:
            leaves, types = content, frozenset(map(type, content))
            if not _STRESSED.isdisjoint(types):
                leaves = flat(content)
                types = frozenset(map(type, leaves))
            parts = [leaf.text if type(leaf) in _PLAIN else said(leaf) for leaf in leaves]  # type: ignore[union-attr, arg-type]
            self.leaves = leaves  # type: ignore[assignment]
            self.plain, self.types, self.parts, self.words = False, types, parts, "".join(parts)

    @property
    def own(self) -> str:
        """The words that the library wrote, of the same length: facts and references are hidden."""
        return self.view(OWN) or HIDDEN * len(self.words)

    def view(self, kinds: frozenset[type]) -> str:
        """The words of some kinds of nodes, all others hidden; empty where there is none of them."""
        if self.types <= kinds:
            return self.words
        if kinds.isdisjoint(self.types):
            return ""
        parts = zip(self.parts, self.leaves, strict=True)
        return "".join([part if type(leaf) in kinds else HIDDEN * len(part) for part, leaf in parts])

    def leaf(self, at: int) -> Leaf | None:
        """The node to which a place in the words belongs."""
        for leaf in self.leaves:
            at -= len(said(leaf))
            if at < 0:
                return leaf
        return None

    def at(self, start: int = 0, length: int = 0) -> Location:
        """The place in a source of words of this passage: a line of the library, or of an input file."""
        leaf = self.leaf(start) if start >= 0 else None
        if type(leaf) is Value and leaf.sources:
            source = leaf.sources[0]
            return Location(source.file, source.line, source.column)
        own = self.own
        if start >= len(own) or own[start] == HIDDEN:
            known = max(own.split(HIDDEN), key=len)
            return self.home.find("", known) or self.home.start
        before = own[max(0, start - 40) : start].rpartition(HIDDEN)[2]
        words = own[start : start + (length or 40)].partition(HIDDEN)[0]
        after = own[start + len(words) : start + len(words) + 25].partition(HIDDEN)[0]
        find = self.home.find
        found = find(before, words + after) or find("", words + after) or find("", words)
        return self.home.start if found is None else replace(found, length=length)


def flat(content: Inlines) -> tuple[Leaf, ...]:
    """The nodes without any below them, in order."""
    if _STRESSED.isdisjoint(map(type, content)):  # as in nearly all
        return content  # type: ignore[return-value]
    found: list[Leaf] = []
    for node in content:
        if isinstance(node, Emphasis | Strong):
            found.extend(flat(node.children))
        else:
            found.append(node)
    return tuple(found)


def said(leaf: Leaf) -> str:
    """The words of a node as a reader sees them."""
    if type(leaf) in _PLAIN:
        return leaf.text  # type: ignore[union-attr]
    if isinstance(leaf, Reference):
        return "".join(part.text for part in leaf.parts)
    return "\n"
