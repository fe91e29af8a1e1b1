"""POS004: an exception names a clause and a position that there are.

What: each entry under ``positions.exceptions`` names a clause of the library and a position in which that clause has a
wording for the governing law; ``balanced`` always has one.
Why: a position that was asked for by name and is not there would give way to the balanced one without a word, and the
contract would hold something else than was decided.
Fails: ``exceptions: {liability.caps: buyer}``. Passes: ``exceptions: {liability.cap: buyer}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.model.engagement import Position
from docgen.wordings.chosen import Case, listed


def check(case: Case) -> Iterator[Finding]:
    """Exceptions without effect."""
    for name, position in case.facts.positions.exceptions.items():
        place = case.at(f"positions.exceptions.{name}", "positions.exceptions")
        if name not in case.library.clauses:
            near = case.library.near(name)
            hint = f"did you mean {listed(near)}?" if near else "take the exception out"
            yield Finding(
                "POS004", f"an exception names the clause {name}, which the library does not have", place, hint
            )
            continue
        there = [text.head.position for text in case.library.fitting(name, case.facts.governing_law)]
        if not there:
            message = (
                f"{name} has no wording for the law {case.facts.governing_law}, so that its exception does nothing"
            )
            yield Finding("POS004", message, place, "take the exception out")
        elif position not in there and position is not Position.BALANCED:
            message = f"{name} has no wording in position {position} for the law {case.facts.governing_law}"
            hint = f"write {listed([p for p in Position if p in there])}, or take the exception out"
            yield Finding("POS004", message, place, hint)
