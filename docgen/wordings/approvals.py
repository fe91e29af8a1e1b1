"""POS001, POS002, POS003: a choice that takes an approval has one, of the very wording that stands.

What: the front matter of a wording can say who must approve its choice (``approval: legal``). Where such a wording
stands in a document, ``positions.approvals`` in engagement.yaml holds an entry of that role with the mark of that
wording (POS001: there is none; POS002: it is of another wording). An entry that approves nothing is reported too
(POS003).
Why: who gave away a position is asked when it hurts. An approval of a text that was changed afterwards, or of a choice
that was taken back, looks like one and is none.
Fails: ``exceptions: {liability.cap: supplier}`` and no approval, where the wording says ``approval: legal``: a warning
in a draft, an error once the documents are issued.
Passes: with ``approvals: [{clause: liability.cap, position: supplier, role: legal, by: Jane Roe, date: 2027-01-05,
wording: "3f0c…"}]``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, OneOf, Severity, finding, say
from docgen.library.clause import ClauseText
from docgen.model.engagement import Approval
from docgen.wordings.chosen import Case, Choice, Standing, line


def check(case: Case) -> Iterator[Finding]:
    """Choices without approval, approvals of another wording, approvals of nothing."""
    for choice in case.choices:
        if choice.places:
            yield from _approved(case, choice)
    for number, entry in enumerate(case.facts.positions.approvals):
        yield from _approves(case, number, entry)


def _approved(case: Case, choice: Choice) -> Iterator[Finding]:
    standing, number = case.approval(choice)
    needed = choice.text.head.approval
    if standing is Standing.MISSING:
        others = [
            entry.role
            for entry in case.facts.positions.approvals
            if (entry.clause, entry.position) == (choice.clause, choice.position)
        ]
        yield finding(
            "POS001.others" if others else "POS001",
            case.chosen_at(choice),
            severity=case.severity,
            role=str(needed),
            position=choice.position,
            clause=choice.named(),
            line=line(choice),
            others=tuple(others),
        )
    elif standing is Standing.OUTDATED:
        entry = case.entry(number)
        assert entry is not None
        which = _which(case, entry)
        yield finding(
            "POS002.that_of" if which else "POS002",
            case.at(f"positions.approvals[{number}].wording"),
            severity=case.severity if needed else Severity.WARNING,
            by=entry.by,
            clause=choice.named(),
            id=choice.clause,
            position=choice.position,
            mark=choice.text.mark,
            approved=which.head.position if which else "",
            file=which.file if which else "",
        )


def _which(case: Case, entry: Approval) -> ClauseText | None:
    """Which other wording of the clause was approved, where the library still has it."""
    return next((text for text in case.library.clauses[entry.clause] if text.mark == entry.wording), None)


def _approves(case: Case, number: int, entry: Approval) -> Iterator[Finding]:
    place = case.at(f"positions.approvals[{number}].clause")
    choice = case.choice(entry.clause)
    if choice is None:
        known = entry.clause in case.library.clauses
        near = () if known else tuple(case.library.near(entry.clause))
        advice = say("hint.near", near=OneOf(near)) if near else say("hint.entry")
        said = say("POS003.law" if known else "POS003.clause", law=case.facts.governing_law, advice=advice)
        yield finding(said, place, severity=Severity.WARNING, clause=entry.clause)
    elif choice.position is not entry.position:
        there = {text.head.position for text in case.library.fitting(entry.clause, case.facts.governing_law)}
        said = say("POS003" if entry.position in there else "POS003.none", chosen=choice.position)
        yield finding(said, place, severity=Severity.WARNING, clause=entry.clause, position=entry.position)
