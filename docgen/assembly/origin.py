"""Where a piece of text comes from: a clause and the condition that let it in; a field and its place in the inputs."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """A field of the engagement: its path and its place in the input file.

    The place is no part of the representation from which a tree is told from another: a comment moves it, and a file
    is named differently from another folder.
    """

    path: str
    file: str = field(repr=False)
    line: int = field(repr=False)
    column: int = field(repr=False)


@dataclass(frozen=True, slots=True)
class Origin:
    """The clause that a piece of text comes from, and the condition that let it in; ``laws`` are those for which its
    wording is written, none where it is written for all others, ``reads`` the paths of all fields that its wording asks
    for, whether it prints them or not."""

    clause: str
    version: str
    position: str
    file: str = field(repr=False)
    condition: str
    condition_sources: tuple[Source, ...] = ()
    covers: tuple[str, ...] = ()
    express: tuple[str, ...] = ()
    reads: tuple[str, ...] = field(default=(), repr=False)
    laws: tuple[str, ...] = field(default=(), repr=False)
