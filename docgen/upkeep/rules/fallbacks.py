"""UPK013: a fallback leads to another position, and to an end.

What: ``fallback`` names a position in which the clause has a wording under the same law, and whoever follows the
fallbacks comes to a wording without one.
Why: it is what is offered next when a position is refused.
Fails: ``fallback: supplier`` without a supplier's wording; buyer to balanced and balanced to buyer.
Passes: buyer to balanced, balanced to supplier.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Said, finding, say
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library
from docgen.upkeep.pieces import Survey

CODE = "UPK013"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each fallback that leads nowhere or in a circle."""
    for library in survey.holdings.libraries.values():
        for wording in survey.holdings.wordings(library):
            problem = _problem(survey, library, wording)
            if problem is not None:
                yield finding(problem, wording.places.get(("fallback",), Location(wording.file, 1, 1)))


def _problem(survey: Survey, library: Library, wording: ClauseText) -> Said | None:
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
            return say("UPK013.circle", clause=wording.head.id, way=way)
        if step not in siblings:
            if here is not wording:
                return None  # told where it is written
            return say("UPK013", clause=wording.head.id, position=step.value)
        passed.append(step)
        here = siblings[step]
    return None
