"""DEF003: a term that a document defines is used in it.

What: each definition is used in a clause, a table or another definition of the document.
Why: a definition without a use is a rule that nobody can apply, and often the trace of a clause that was lost.
Need: S1.4
Fails: ``(the “**Tender Fee**”)`` in a clause, where no other clause speaks of the fee.
Passes: a definition whose term stands in a clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.shapes import missing

CODE = "DEF003"


def check(case: Case) -> Iterator[Finding]:
    """Each definition without a use."""
    for kind in case.texts:
        there = case.times[kind]
        for spot in missing(case.defined[kind], there):
            yield finding("DEF003", spot.place, severity=Severity.WARNING, term=spot.words, document=kind)
