"""UPK013: a fallback leads to another position, and to an end.

What: ``fallback`` names a position in which the clause has a wording under the same law, and whoever follows the
fallbacks comes to a wording without one.
Why: it is what is offered next when a position is refused.
Fails: ``fallback: supplier`` without a supplier's wording; buyer to balanced and balanced to buyer.
Passes: buyer to balanced, balanced to supplier.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library
from docgen.upkeep.pieces import Survey

CODE = "UPK013"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each fallback that leads nowhere or in a circle."""
    for library in survey.holdings.libraries.values():
        for wording in survey.holdings.wordings(library):
            problem = _problem(survey, library, wording)
            if problem:
                place = wording.places.get(("fallback",), Location(wording.file, 1, 1))
                yield Finding(CODE, problem[0], place, problem[1])


def _problem(survey: Survey, library: Library, wording: ClauseText) -> tuple[str, str] | None:
    laws = survey.holdings.laws(library, wording)
    siblings = {
        variant.head.position: variant
        for variant in library.clauses[wording.head.id]
        if survey.holdings.laws(library, variant) & laws
    }
    passed, here = [wording.head.position], wording
    while here.head.fallback is not None:
        step = here.head.fallback
        if step in passed:
            way = " → ".join(position.value for position in (*passed, step))
            return f"the fallbacks of {wording.head.id} go in a circle: {way}", "leave the last of them without one"
        if step not in siblings:
            if here is not wording:
                return None  # told where it is written
            return f"{wording.head.id} has no wording in the position {step.value}", "write it, or name another"
        passed.append(step)
        here = siblings[step]
    return None
