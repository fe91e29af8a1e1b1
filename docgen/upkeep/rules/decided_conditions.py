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

from docgen.finding import Finding, Severity
from docgen.upkeep.pieces import Survey

CODE = "UPK005"


def check(survey: Survey) -> Iterator[Finding]:
    """An error for each condition that never holds, a warning for each that always does."""
    for piece in survey.pieces:
        for verdict in piece.account.verdicts:
            why = f": {verdict.why}" if verdict.why else ""
            message = f"“{verdict.condition}” {'always' if verdict.holds else 'never'} holds here{why}"
            hint = "take the condition out, or correct it"
            severity = Severity.WARNING if verdict.holds else Severity.ERROR
            yield Finding(CODE, message, piece.at(verdict.line, "{%"), hint, severity)
