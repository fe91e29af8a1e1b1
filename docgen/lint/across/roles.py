"""SET006: each role that a document names has its duties in the charter.

What: a role that any document of the set names stands in the charter with its duties.
Why: who is named in one document and without duties in the other can refuse what is asked of him.
Need: S3.2, S3.4
Fails: an outline of the charter without charter.roles.rights.
Passes: the outline as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole

CODE = "SET006"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for the roles without duties, with the clause that names them first."""
    if whole.has("governance-charter"):
        yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    for path, role in marked("governance.roles", whole.engagement.governance.roles):
        named = whole.index.at(path)
        duties = f"{path}.duties"
        if named and not any(
            within.startswith(duties) for spot in named if spot.document == "governance-charter" for within in spot.read
        ):
            yield Lack("SET006", path, role.title, named[0])
