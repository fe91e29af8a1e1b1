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

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.whole import Whole

CODE = "SET008"
_BOTH = ("contract", "governance-charter")


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each document that lacks a step or one of its sides, with the clause that prints it."""
    index = whole.index
    for path, step in marked("governance.escalation", whole.engagement.governance.escalation):
        printed = index.at(path, *_BOTH)
        if not printed:
            continue
        for kind in (kind for kind in _BOTH if whole.has(kind)):
            here = [spot for spot in printed if spot.document == kind]
            sides = {"client": step.client, "supplier": step.supplier}
            lacking = [] if here else ["SET008.step"]
            for side, role in sides.items():
                if here and not any(index.beside(spot, f"governance.roles[{role}]") for spot in here):
                    lacking.append(f"SET008.{side}")
            for case in lacking:
                related = [whole.promised((here or printed)[0], path)]
                place, where = whole.field_at(path), (here or printed)[0].named()
                known = {"kind": kind, "spot": where}
                level = step.level
                yield finding(case, place, severity=Severity.WARNING, related=related, field=path, level=level, **known)
