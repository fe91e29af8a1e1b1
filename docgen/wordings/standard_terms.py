"""POS005: a wording that would fail as a standard term is not chosen unknowingly.

What: where German law governs and the wording chosen says in its front matter that it would or may fail where it is
used as a standard term (``standard_terms``), that is told: as a warning where a buyer's or supplier's text stands in a
document, as a note where it is the balanced one, stands in no document, or somebody approved this very wording.
Why: a clause that falls away under §§ 305 ff. BGB leaves whoever relied on it with the statute, and also between
businesses (§ 310 (1) BGB).
Fails: ``exceptions: {liability.cap: supplier}`` under German law. Passes: the balanced wording, or the same choice with
an entry under ``positions.approvals``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.model.engagement import Law, Position
from docgen.wordings.chosen import Case, Standing, line


def check(case: Case) -> Iterator[Finding]:
    """Each chosen wording that would not stand as a standard term."""
    if case.facts.governing_law is not Law.DE:
        return
    for choice in case.choices:
        why = choice.text.head.standard_terms
        if why is None or not (choice.places or choice.by_exception):
            continue
        standing, _ = case.approval(choice)
        one_sided = choice.text.head.position is not Position.BALANCED
        weighs = choice.places and one_sided and standing is not Standing.APPROVED
        yield finding(
            "POS005" if standing is Standing.NOT_NEEDED else "POS005.approved",
            case.chosen_at(choice),
            severity=Severity.WARNING if weighs else Severity.INFO,
            position=choice.position,
            clause=choice.named(),
            reason=why,
            line=line(choice),
        )
