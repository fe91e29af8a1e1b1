"""DOC004: each schedule is referred to.

What: a clause outside a schedule refers to it, or to a clause of it.
Why: a schedule to which nothing refers is of doubtful effect: nobody says what it is for and how it binds.
Need: S1.4
Fails: an outline with a schedule of forms, and no clause that says when a form is used.
Passes: ``[[schedule.forms]]`` in the clause that asks for the form.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import Document
from docgen.assembly.nodes import Reference
from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.passages import Passage
from docgen.lint.shapes import Spot, missing

CODE = "DOC004"


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each schedule of a document to which nothing refers from elsewhere."""
    document = case.documents[kind]
    wanted = (
        Spot(section.id, case.sources.heading(kind, section.id), f"{section.label}: {section.heading}")
        for section in document.schedules
    )
    for spot in missing(wanted, _referred(document, case.texts[kind])):
        yield finding("DOC004", spot.place, severity=Severity.WARNING, schedule=spot.words, document=kind)


def _referred(document: Document, passages: tuple[Passage, ...]) -> set[str]:
    """The schedules to which something outside of them refers."""
    home = {schedule.id: schedule.id for schedule in document.schedules}
    home |= {clause.id: schedule.id for schedule in document.schedules for clause in schedule.clauses}
    return {
        home[node.target]
        for passage in passages
        if Reference in passage.types
        for node in passage.leaves
        if isinstance(node, Reference) and not node.document
        if home.get(node.target, passage.home.schedule) != passage.home.schedule
    }
