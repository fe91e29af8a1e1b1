"""UPK006: wording names fields that exist.

What: every field, name and filter in a clause, a definition, a table or its words exists in the models, in branches
that no engagement reaches too.
Why: the first engagement that reaches the branch would not build.
Fails: ``{{ terms.curing }}``. Passes: ``{{ terms.cure }}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, finding
from docgen.upkeep.pieces import Survey

CODE = "UPK006"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each name that does not exist."""
    for piece in survey.pieces:
        for one in piece.account.strangers:
            yield finding(one.said, piece.at(one.line, one.name))
