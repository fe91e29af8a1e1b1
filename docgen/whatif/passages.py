"""A document as what a reader sees of it: passages, each with its place and the fields and references in it.

``tree`` makes them of a document that was assembled, ``text`` of one that was built. Numbers stand beside the words,
not among them, so that a paragraph that moved down has not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

VALUE, REFERENCE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as it is printed, the fields behind it, and the calculation over them if there is one."""

    text: str
    fields: tuple[str, ...]
    calculation: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A reference as it is printed, and what it leads to."""

    text: str
    target: str
    document: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item, a row, a heading or a definition.

    ``group`` is the clause in which it stands, else ``cover``, ``front`` or the section that it heads; ``label`` the
    number beside it; ``bare`` its words with the values and references taken out; ``block`` the table or picture.
    """

    group: str
    kind: str
    text: str
    label: str = ""
    bare: str = ""
    values: tuple[Printed, ...] = ()
    links: tuple[Link, ...] = ()
    terms: frozenset[str] = frozenset()
    block: str = ""
    drawn: str = ""

    @property
    def same(self) -> tuple[str, str, str]:
        """What must be alike in two passages that a reader can't tell apart, but for their numbers."""
        return self.kind, self.text, self.drawn

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it prints."""
        return frozenset(path for value in self.values for path in value.fields)


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause where it stands. ``number`` is that of readers, with the schedule; ``digest`` that of its wording;
    ``decided_by`` the fields of its condition, ``reads`` those for which its wording asks."""

    id: str
    title: str
    number: str
    section: str
    version: str
    position: str
    file: str
    digest: str
    condition: str
    decided_by: tuple[str, ...]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """One document as it stands on one side: its passages, its clauses in order, the numbers of all that can be
    referred to, and the digests of the fields and files that it was made from."""

    kind: str
    locale: str
    passages: tuple[Passage, ...]
    entries: Mapping[str, Entry]
    sections: tuple[str, ...]
    numbers: Mapping[str, str]
    fields: Mapping[str, str] = field(repr=False)
    files: Mapping[str, str] = field(repr=False)
