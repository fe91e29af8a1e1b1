"""DEF004: a definition is worth its place.

What: a document uses each term that it defines more than once, its other definitions included.
Why: a term that stands in one place is read more easily there, in full.
Need: none (a matter of reading, on which no need of outsourcing depends)
Fails: a definition of ``Deliverable`` in a plan whose clauses speak of one once.
Passes: the meaning in the sentence itself, or a term used in several.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case

CODE = "DEF004"


def check(case: Case) -> Iterator[Finding]:
    """One finding for each document, with the terms that it uses once."""
    for kind in case.texts:
        once = [spot for spot in case.defined[kind] if case.times[kind][spot.key] == 1]
        if once:
            names = tuple(case.library.terms[s.words].term if s.words in case.library.terms else s.words for s in once)
            others = [Related(spot.place, say("related.too")) for spot in once[1:]]
            yield finding("DEF004", once[0].place, severity=Severity.INFO, related=others, terms=names, document=kind)
