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

from docgen.finding import Finding, Severity
from docgen.model.engagement import Approval
from docgen.wordings.chosen import Case, Choice, Standing, line, listed


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
        recorded = f"that of {', '.join(others)} alone" if others else "none"
        message = f"{needed} must approve the {choice.position} wording of {choice.named()}; recorded is {recorded}"
        hint = f"once approved, add under positions.approvals: {line(choice)}"
        yield Finding("POS001", message, case.chosen_at(choice), hint, case.severity)
    elif standing is Standing.OUTDATED:
        entry = case.entry(number)
        assert entry is not None
        message = (
            f"{entry.by} approved another wording of {choice.named()} than the one that stands in position "
            f"{choice.position}{_which(case, entry)}"
        )
        hint = f'read it with “docgen clause {choice.clause}”; once approved again, write wording: "{choice.text.mark}"'
        place = case.at(f"positions.approvals[{number}].wording")
        yield Finding("POS002", message, place, hint, case.severity if needed else Severity.WARNING)


def _which(case: Case, entry: Approval) -> str:
    """Which other wording of the clause was approved, where the library still has it."""
    for text in case.library.clauses[entry.clause]:
        if text.mark == entry.wording:
            return f": the {text.head.position} one in {text.file}"
    return ""


def _approves(case: Case, number: int, entry: Approval) -> Iterator[Finding]:
    place = case.at(f"positions.approvals[{number}].clause")
    choice = case.choice(entry.clause)
    if choice is None:
        known = entry.clause in case.library.clauses
        near = listed(case.library.near(entry.clause)) if not known else ""
        message = f"an approval names the clause {entry.clause}, which " + (
            f"has no wording for the law {case.facts.governing_law}" if known else "the library does not have"
        )
        hint = f"did you mean {near}?" if near else "take the entry out"
        yield Finding("POS003", message, place, hint, Severity.WARNING)
    elif choice.position is not entry.position:
        there = {text.head.position for text in case.library.fitting(entry.clause, case.facts.governing_law)}
        message = f"the {entry.position} wording of {entry.clause} is approved, but " + (
            f"the {choice.position} one is chosen" if entry.position in there else "there is none"
        )
        choose = f", or write under positions.exceptions: {{{entry.clause}: {entry.position}}}"
        hint = f"take the entry out{choose if entry.position in there else ''}"
        yield Finding("POS003", message, place, hint, Severity.WARNING)
