"""SET013: each field is read by a document, or there is a reason to keep it.

What: a field that somebody wrote and that no document of the set reads, not even to decide on a condition, is told of
with the clauses that would print it and are left out here, or with the advice to drop it. Fields with another use stand
in ``kept.yaml`` and are not told of; ``docgen trace --fields`` shows them with it.
Why: somebody keeps up a fact that no reader ever sees, and believes that it is agreed.
Need: none (it is about the inputs as a whole)
Fails: client.legal_form in an engagement whose contract does not print it.
Passes: client.name, which every document prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.unread import unread
from docgen.lint.across.ground.whole import Whole

CODE = "SET013"
_MOST = 3


def check(whole: Whole) -> Iterator[Finding]:
    """A note on each such field."""
    for one in unread(whole):
        place = whole.field_at(one.path)
        if one.use == "nothing":
            yield finding("SET013.nothing", place, severity=Severity.INFO, field=one.path)
        elif one.use == "left_out":
            clauses = one.clauses[:_MOST]
            yield finding("SET013.left_out", place, severity=Severity.INFO, field=one.path, clauses=clauses)
