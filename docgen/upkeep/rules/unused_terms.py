"""UPK008: every defined term is used.

What: each entry of ``terms.yaml`` is named by a clause of a document in which it can stand, or by the definition of a
term that is.
Why: a term that nobody uses is never printed and soon says something else than the clauses.
Fails: ``grace_period`` is defined, and no clause says “Grace Period”.
Passes: a clause says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding
from docgen.upkeep.pieces import Survey
from docgen.upkeep.vocabulary import used_terms

CODE = "UPK008"


def check(survey: Survey) -> Iterator[Finding]:
    """A warning for each term that no document can use."""
    for language, library in survey.holdings.libraries.items():
        used = set().union(*used_terms(survey, language).values())
        for name, term in library.terms.items():
            if name not in used:
                place = library.terms_file.places.get((name,), Location(library.terms_file.file, 1, 1))
                yield finding("UPK008", place, severity=Severity.WARNING, term=term.term)
