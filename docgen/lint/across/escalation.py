"""SET008: each step of the escalation has people on both sides, in every document that prints it.

What: a step that the contract or the charter prints stands in both, where the set holds both, each time with the role
of the client and that of the supplier.
Why: a step with nobody on the other side ends the escalation there.
Need: S3.2
Fails: templates/tables/escalation.yaml without the column for the supplier.
Passes: the table as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole

CODE = "SET008"
_BOTH = ("contract", "governance-charter")


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each document that lacks steps or one of their sides, with the clause that prints them."""
    yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    index = whole.index
    for path, step in marked("governance.escalation", whole.engagement.governance.escalation):
        printed = index.at(path, *_BOTH)
        for kind in (kind for kind in _BOTH if whole.has(kind) and printed):
            here = [spot for spot in printed if spot.document == kind]
            if not here:
                yield Lack("SET008.step", path, str(step.level), printed[0])
            for case, role in (("SET008.client", step.client), ("SET008.supplier", step.supplier)):
                if here and not any(index.beside(spot, f"governance.roles[{role}]") for spot in here):
                    yield Lack(case, path, str(step.level), here[0])
