"""UPK005: a condition can be met, and can be missed.

What: no condition in a clause, a definition, a table or its words is decided before an engagement is read: it does not
compare a choice with a value that it can't have, does not ask for another law than the one for which the wording is
written, does not test what is required for being there, and does not ask again what holds already at its place.
Why: wording behind a condition that never holds looks agreed and is in no contract; one that always holds hides that
nothing is decided.
Fails: ``{% if kind == 'staff' %}``, for there is no such kind.
Passes: ``{% if kind == 'staffing' %}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding, say
from docgen.upkeep.pieces import Survey

CODE = "UPK005"


def check(survey: Survey) -> Iterator[Finding]:
    """An error for each condition that never holds, a warning for each that always does."""
    for piece in survey.pieces:
        for verdict in piece.account.verdicts:
            severity = Severity.WARNING if verdict.holds else Severity.ERROR
            said = say("UPK005.always" if verdict.holds else "UPK005.never", condition=verdict.condition)
            if verdict.why is not None:
                key = "UPK005.always_because" if verdict.holds else "UPK005.never_because"
                said = say(key, condition=verdict.condition, reason=verdict.why)
            yield finding(said, piece.at(verdict.line, "{%"), severity=severity)
