"""DOC002: each section and clause has a heading of its own.

What: no section, schedule or clause with a number of its own is without heading; no two sections of a document, and no
two clauses of a section, bear the same.
Why: who looks for a matter finds one of two places that bear its name, and takes it for the only one.
Need: none (a matter of finding one's way in any document)
Fails: two clauses ``Reports`` in one section.
Passes: ``Reports on performance`` and ``Reports on incidents``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import Document
from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.shapes import Spot, duplicates

CODE = "DOC002"


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each heading of a document that is missing, and each that stands again."""
    spots = list(_headings(case, case.documents[kind]))
    for spot in spots:
        if not spot.words.strip():
            yield finding("DOC002.missing", spot.place, severity=Severity.WARNING, document=kind)
    for again, first in duplicates(spot for spot in spots if spot.words.strip()):
        related = [Related(first.place, say("related.first"))]
        yield finding(
            "DOC002", again.place, severity=Severity.WARNING, related=related, heading=again.words, document=kind
        )


def _headings(case: Case, document: Document) -> Iterator[Spot]:
    for section in (*document.sections, *document.schedules):
        words = section.heading
        yield Spot((section.schedule, words.casefold()), case.sources.heading(document.type, section.id), words)
        for clause in section.clauses:
            if clause.titled:
                place = case.sources.title(clause.origin.file)
                yield Spot((section.id, clause.title.casefold()), place, clause.title)
