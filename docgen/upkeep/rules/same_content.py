"""UPK002: a wording does the same in every language.

What: wordings of a clause for the same law and position have the same condition, ``covers``, ``express``,
``approval``, ``fallback`` and ``other_fields``, read the same fields, refer to the same clauses, and show the same
tables and pictures. Which fields are read is found along the syntax of the wording, in every branch.
Why: both languages say the same. A field that one of them leaves out is a period, an amount or a condition that the
other contract does not have.
Fails: the English wording reads ``terms.cure``, the German one does not.
Passes: both read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.assembly.prose import REFERENCE
from docgen.assembly.sandbox import syntax
from docgen.finding import Finding, Location, finding
from docgen.library.clause import ClauseText
from docgen.upkeep.pieces import Piece, Survey
from docgen.upkeep.same import differences

CODE = "UPK002"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each difference, at the wording that lacks something."""
    found: dict[tuple[str, tuple[str, ...], str], dict[str, tuple[ClauseText, list[Piece]]]] = {}
    for piece in survey.pieces:
        if piece.wording is None:
            continue
        head = piece.wording.head
        key = (head.id, tuple(sorted(law.value for law in head.law)), head.position.value)
        found.setdefault(key, {}).setdefault(piece.language, (piece.wording, []))[1].append(piece)
    for each in found.values():
        for (one, mine), (other, theirs) in pairwise(each.values()):
            yield from _heads(one, other)
            yield from differences(_does(mine), _does(theirs), _start(one), _start(other))


def _does(pieces: list[Piece]) -> dict[str, set[str]]:
    """What a wording reads, shows and refers to."""
    return {
        "UPK002.field": {path for piece in pieces for path in piece.account.paths},
        "UPK002.reference": {f"[[{m[1]}]]" for piece in pieces for m in REFERENCE.finditer(piece.source)},
        "UPK002.table": {name for piece in pieces for name in piece.account.tables},
        "UPK002.picture": {name for piece in pieces for name in piece.account.figures},
    }


def _heads(one: ClauseText, other: ClauseText) -> Iterator[Finding]:
    if _condition(one) != _condition(other):
        place = other.places.get(("when",), _start(other))
        yield finding("UPK002.condition", place, file=one.file, condition=one.head.when or "–")
    for name in ("covers", "express", "approval", "fallback", "other_fields"):
        mine, theirs = _listed(one, name), _listed(other, name)
        if mine != theirs:
            place = other.places.get((name,), _start(other))
            yield finding("UPK002.list", place, name=name, file=one.file, listed=tuple(sorted(mine)))


def _listed(wording: ClauseText, name: str) -> set[str]:
    value = getattr(wording.head, name)
    return set() if value is None else {value} if isinstance(value, str) else set(value)


def _condition(wording: ClauseText) -> object:
    """The condition as Jinja reads it, so that spaces and quotes make no difference."""
    return syntax(wording.head.when, expression=True) if wording.head.when else None


def _start(wording: ClauseText) -> Location:
    return Location(wording.file, wording.line, 1)
