"""What a piece of wording does, found along its syntax tree: the fields that it reads, and all that rules look at.

In: nothing; others fill it in. Out: an ``Account`` of one piece. Lines count from 1 within the piece.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.finding import Said
from docgen.upkeep.shapes import Domain, Shape

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name, a part of a record, or a filter that does not exist."""

    line: int
    name: str
    said: Said


@dataclass(frozen=True, slots=True)
class Verdict:
    """A condition that is decided before any engagement is read."""

    line: int
    condition: str
    holds: bool
    why: Said | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Plain words between two pieces of Jinja, and the laws under which they can stand in a document."""

    line: int
    text: str
    laws: frozenset[str]


@dataclass(slots=True)
class Account:
    """What was found in a piece: ``paths`` are the fields that it reads, ``printed`` those of them that it prints."""

    paths: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    strangers: list[Stranger] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    tables: dict[str, list[Shape]] = field(default_factory=dict)
    figures: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict)
    stretches: list[Stretch] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that are known at a place, and what their values can still be there.

    ``open``: other names may be handed over by a module that draws or computes. ``dead``: nothing can lead there.
    """

    names: dict[str, Shape]
    can_be: dict[Key, Domain]
    open: bool = False
    dead: bool = False
