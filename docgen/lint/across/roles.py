"""SET006: each role that a document names has its duties in the charter.

What: a role that any document of the set names stands in the charter with its duties.
Why: who is named in one document and without duties in the other can refuse what is asked of him.
Need: S3.2, S3.4
Fails: an outline of the charter without charter.roles.rights.
Passes: the outline as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.whole import Whole

CODE = "SET006"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each role without duties, with the clause that names it first."""
    if not whole.has("governance-charter"):
        return
    index = whole.index
    for path, role in marked("governance.roles", whole.engagement.governance.roles):
        named = index.at(path)
        if named and not any(f"{path}.duties[0]" in spot.read for spot in index.at(path, "governance-charter")):
            if index.at(f"{path}.duties", "governance-charter"):
                continue
            related = [whole.promised(named[0], path)]
            place = whole.field_at(path)
            said = {"name": role.title, "spot": named[0].named()}
            yield finding("SET006", place, severity=Severity.WARNING, related=related, field=path, **said)
