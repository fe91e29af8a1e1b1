"""DEF002: a term is defined once.

What: no two entries of the definitions, and no clause besides them, define the same term in a document.
Why: of two definitions of one term each party will point to the one that suits it.
Need: S1.4
Fails: ``(the “**Charges**”)`` in a clause of a document that lists the term ``Charges`` among its definitions.
Passes: the term used in the clause, and defined in the list alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Related, finding, say
from docgen.lint.case import Case
from docgen.lint.shapes import duplicates

CODE = "DEF002"


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each further definition of a term in a document."""
    for again, first in duplicates(case.defined[kind]):
        related = [Related(first.place, say("related.first"))]
        yield finding("DEF002", again.place, related=related, term=again.words, document=kind)
