"""SET005: each incentive stands in the contract with its calculation, gate, forum and end.

What: an incentive that any document names stands in the contract with the levels that earn it, and with the forum that
confirms it, in the contract or the charter; the contract has a clause on incentives that names the base levels as their
gate, and one on termination or exit that says what becomes of incentives.
Why: an incentive of which one of these is missing can't be worked out, or is disputed at the end.
Need: S1.5
Fails: an outline of the contract without sch_incentives.bonus.
Passes: the outline as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.whole import Whole

CODE = "SET005"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each part that an incentive lacks, with the clause that names the incentive."""
    index = whole.index
    named = [(path, one) for path, one in marked("incentives.schemes", whole.engagement.incentives.schemes)]
    named = [(path, one) for path, one in named if index.at(path)] if whole.has("contract") else []
    for path, scheme in named:
        earns = f"{path}.steps" if scheme.form == "bonus" else f"{path}.level"
        forum = f"governance.forums[{scheme.confirmed_by}]"
        lacking = [] if index.at(earns, "contract") or _in_list(whole, path, earns) else ["SET005.calculation"]
        says = index.at(path, "contract", "governance-charter")
        if not any(index.beside(spot, forum, clause=True) for spot in says):
            lacking.append("SET005.forum")
        for case in lacking:
            yield _finding(whole, case, path, name=scheme.name)
    if named:
        contract = [spot for spot in index.spots if spot.document == "contract" and "incentive" in spot.terms]
        if not any(spot.family in {"incentives"} and "base_level" in spot.terms for spot in contract):
            yield _finding(whole, "SET005.gate", named[0][0], name=named[0][1].name)
        if not any(spot.family in {"termination", "exit"} for spot in contract):
            yield _finding(whole, "SET005.end", named[0][0], name=named[0][1].name)


def _in_list(whole: Whole, path: str, earns: str) -> bool:
    """Whether the levels stand in steps that are shown each for itself."""
    return any(within.startswith(f"{earns}[") for spot in whole.index.at(path, "contract") for within in spot.read)


def _finding(whole: Whole, case: str, path: str, *, name: str) -> Finding:
    spot = whole.index.at(path)[0]
    related = [whole.promised(spot, path)]
    place = whole.field_at(path)
    return finding(case, place, severity=Severity.WARNING, related=related, field=path, name=name, spot=spot.named())
