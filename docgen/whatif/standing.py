"""Where a field stands and on what it decides, in the documents of an engagement as they are.

In: a side, and the path of a field or of a group of fields. Out: a ``Stand`` for each clause, table, picture and
calculation that shows it or rests on it, and for each clause that is left out and would come in with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from docgen.whatif.facts import FactChange, Index
from docgen.whatif.passages import Edition, Passage
from docgen.whatif.sides import Side
from docgen.whatif.structure import condition_fields

How = Literal["prints", "table", "figure", "calculates", "branch", "decides", "left_out", "reads"]


@dataclass(frozen=True, slots=True)
class Stand:
    """A place that changes with a field: ``how`` it does so, and what stands there now: the words of the value, the
    name of the table, picture or calculation, or the condition."""

    document: str
    number: str
    clause: str
    title: str
    how: How
    what: tuple[str, ...]


def standing(side: Side, path: str) -> tuple[Stand, ...]:
    """All places, by document and in reading order."""
    asked = Index((FactChange(path, "", ""),))
    return tuple(stand for edition in side.editions.values() for stand in _in(side, edition, asked))


def _in(side: Side, edition: Edition, asked: Index) -> Iterator[Stand]:
    found: dict[tuple[str, How], dict[str, None]] = {}
    for passage in edition.passages:
        for how, what in _shown(passage, asked):
            found.setdefault((passage.group, how), {})[what] = None
    every = [*dict.fromkeys(passage.group for passage in edition.passages)]
    met = False
    for group in every:
        entry = edition.entries.get(group)
        hows: list[tuple[How, tuple[str, ...]]] = [
            (how, tuple(what)) for (at, how), what in found.items() if at == group
        ]
        if entry is not None:
            if asked.of((*entry.decided_by, *condition_fields(entry.condition))):
                hows.append(("decides", (entry.condition,)))
            if not hows and asked.of(entry.reads):
                hows.append(("branch", ()))
        met = met or bool(hows)
        head = (entry.number, group, entry.title) if entry else (edition.numbers.get(group, ""), "", group)
        yield from (Stand(edition.kind, *head, how, what) for how, what in hows)
    if not met and asked.of(edition.fields):
        yield Stand(edition.kind, "", "", "", "reads", ())
    yield from _left_out(side, edition, asked)


def _shown(passage: Passage, asked: Index) -> Iterator[tuple[How, str]]:
    """How a passage shows the field."""
    for value in passage.values:
        if not asked.of(value.fields):
            continue
        if passage.kind == "figure":
            yield "figure", passage.block
        elif value.calculation:
            yield "calculates", f"{value.text} ({value.calculation})"
        elif passage.kind in {"row", "header", "caption", "note"} and passage.block:
            yield "table", passage.block
        else:
            yield "prints", " ".join(value.text.split())


def _left_out(side: Side, edition: Edition, asked: Index) -> Iterator[Stand]:
    """The clauses of the outline that do not stand, and whose condition names the field."""
    if side.live is None or side.live.reading.engagement is None:
        return
    facts = side.live.reading.engagement.engagement
    outline = side.live.materials.outlines.get(edition.kind)
    for id in outline.clause_ids() if outline else ():
        if id in edition.entries:
            continue
        position = facts.positions.exceptions.get(id, facts.positions.default)
        text = side.live.materials.library.choose(id, facts.governing_law.value, position.value)
        if text is not None and text.head.when and asked.of(condition_fields(text.head.when)):
            yield Stand(edition.kind, "", id, text.head.title, "left_out", (text.head.when,))
