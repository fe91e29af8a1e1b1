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

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole

CODE = "SET005"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each part that incentives lack, with the clause that names them."""
    if whole.has("contract"):
        yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    index = whole.index
    contract = [spot for spot in index.spots if spot.document == "contract" and "incentive" in spot.terms]
    gated = any(spot.family == "incentives" and "base_level" in spot.terms for spot in contract)
    ended = any(spot.family in {"termination", "exit"} for spot in contract)
    for path, scheme in marked("incentives.schemes", whole.engagement.incentives.schemes):
        named = index.at(path)
        if not named:
            continue
        earned = f"{path}.steps[" if scheme.form == "bonus" else f"{path}.level"
        forum = f"governance.forums[{scheme.confirmed_by}]"
        if not any(within.startswith(earned) for spot in index.at(path, "contract") for within in spot.read):
            yield Lack("SET005.calculation", path, scheme.name, named[0])
        elif not any(index.beside(spot, forum, clause=True) for spot in named if spot.document != "rfp"):
            yield Lack("SET005.forum", path, scheme.name, named[0])
        if not gated:
            yield Lack("SET005.gate", path, scheme.name, named[0])
        if not ended:
            yield Lack("SET005.end", path, scheme.name, named[0])
