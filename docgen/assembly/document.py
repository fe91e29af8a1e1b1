"""The tree: what a document is, before any format.

Assembly makes it, numbering completes it, lints read it, writers turn it into bytes. ``nodes.py`` is what its clauses
hold. Numbers, labels, reference texts and captions are worked out once, here; no writer counts anything.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.assembly.nodes import Block, Table, Value
from docgen.assembly.origin import Origin


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it stands in a document; without ``titled`` its paragraphs bear the second level of numbers
    themselves. ``notes`` stand beside it in a review copy and are no part of the text."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    origin: Origin
    titled: bool = True
    number: str = ""
    anchor: str = ""
    notes: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section or schedule; ``label`` is the number as it stands before the heading: ``7`` or ``Schedule 2``."""

    id: str
    heading: str
    clauses: tuple[Clause, ...]
    schedule: bool = False
    number: str = ""
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover and the running heads say; each field is text as the reader sees it. ``note`` is what a review
    copy calls its notes, ``values`` are the facts among all these words."""

    kind: str
    title: str
    parties: tuple[str, ...]
    status: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    running_head: str
    page: str
    contents_heading: str
    front_heading: str
    author: str
    date: str
    note: str = ""
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """What a page on the screen calls the things that tell where a clause or a value comes from; ``always`` stands in
    the place of a condition that there is not."""

    clause: str
    version: str
    position: str
    condition: str
    always: str
    because: str
    needs: str
    approval: str
    field: str
    calculation: str


@dataclass(frozen=True, slots=True)
class Screen:
    """What a page on the screen calls the things that a reader can do on it.

    ``hits``, ``first`` and ``nothing`` say how many places a search found, ``{count}`` and ``{shown}`` are filled in
    by the page; so is ``{place}`` in ``copy``, with the heading whose link is copied.
    ``explain`` is the switch that shows where all comes from.
    """

    skip: str
    search: str
    hits: str
    first: str
    nothing: str
    copy: str
    copied: str
    explain: str
    origins: Origins


@dataclass(frozen=True, slots=True)
class Document:
    """One document, complete: what every writer is given. ``locale`` is its language as written where its law is in
    force (``en_US``)."""

    type: str
    engagement: str
    language: str
    draft: bool
    cover: Cover
    numbering: str
    contents_depth: int
    front: tuple[Table, ...]
    opening: tuple[Clause, ...]
    sections: tuple[Section, ...]
    closing: tuple[Clause, ...]
    schedules: tuple[Section, ...]
    screen: Screen
    fingerprint: str = ""
    locale: str = ""
