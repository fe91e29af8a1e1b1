"""POS004: an exception names a clause and a position that there are.

What: each entry under ``positions.exceptions`` names a clause of the library and a position in which that clause has a
wording for the governing law; ``balanced`` always has one.
Why: a position that was asked for by name and is not there would give way to the balanced one without a word, and the
contract would hold something else than was decided.
Fails: ``exceptions: {liability.caps: buyer}``. Passes: ``exceptions: {liability.cap: buyer}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, OneOf, finding, say
from docgen.model.engagement import Position
from docgen.wordings.chosen import Case


def check(case: Case) -> Iterator[Finding]:
    """Exceptions without effect."""
    for name, position in case.facts.positions.exceptions.items():
        place = case.at(f"positions.exceptions.{name}", "positions.exceptions")
        if name not in case.library.clauses:
            near = tuple(case.library.near(name))
            advice = say("hint.near", near=OneOf(near)) if near else say("hint.exception")
            yield finding("POS004", place, clause=name, advice=advice)
            continue
        there = [text.head.position for text in case.library.fitting(name, case.facts.governing_law)]
        if not there:
            yield finding("POS004.law", place, clause=name, law=case.facts.governing_law)
        elif position not in there and position is not Position.BALANCED:
            others = OneOf(tuple(one.value for one in Position if one in there))
            law = case.facts.governing_law
            yield finding("POS004.position", place, clause=name, law=law, position=position, others=others)
