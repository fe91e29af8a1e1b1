"""What the difference between two sides consists of.

A ``Cause`` says why something differs, a ``Change`` what differs and where. Texts are those of the documents; words
about them come from the messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from docgen.finding import Finding
from docgen.whatif.facts import FactChange

Why = Literal[
    "field", "wording", "outline", "heading", "labels", "terms", "spelling", "layout", "files", "number", "program"
]
What = Literal["changed", "added", "removed", "in", "out", "moved", "renumbered", "document_in", "document_out"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something differs. ``name`` is a field, a clause or a file, as ``why`` says; ``through`` is what it works
    by: the condition of a clause, ``position`` or ``law``; ``place`` is the file, with the line of a field."""

    why: Why
    name: str
    before: str = ""
    after: str = ""
    through: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number that is printed on both sides, and by how much it differs, as readers of the document write it."""

    before: str
    after: str
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A difference in a document: the clause (empty: cover, page of key terms, a heading), its numbers on both sides,
    the words, and why."""

    document: str
    what: What
    clause: str
    title: str
    number_before: str
    number_after: str
    before: str
    after: str
    causes: tuple[Cause, ...]
    amounts: tuple[Amount, ...] = ()
    kind: str = ""

    @property
    def number(self) -> str:
        """Where readers find it: on the later side, where it stands there."""
        return self.number_after or self.number_before


@dataclass(frozen=True, slots=True)
class Difference:
    """Two sides compared: the facts that differ, then the wording, then what is found on one side alone."""

    before: str
    after: str
    engagement: str
    languages: tuple[str, str]
    facts: tuple[FactChange, ...]
    changes: tuple[Change, ...]
    raised: tuple[Finding, ...] = ()
    removed: tuple[Finding, ...] = ()
    compared: bool = True
