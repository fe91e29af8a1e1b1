"""SET007: the contingency plan is ready for each ground on which the contract can end.

What: each ground that the contract prints stands in the plan with its threshold as a trigger, with the role that
declares it, and with a scenario: one that names the ground, or the one for its cause.
Why: a ground that the plan does not know is noticed by nobody, and used without a next step.
Need: S1.6
Fails: an outline of the plan without plan.triggers.grounds.
Passes: the outline as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole
from docgen.model.exit import Ground

CODE = "SET007"
_EVENTS = {"performance": "performance_failure", "volume": "volume_collapse", "ratings": "poor_ratings"}


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each part that the plan lacks of grounds, with the clause of the contract."""
    if whole.has("contract", "contingency-plan"):
        yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    index = whole.index
    for path, ground in marked("exit.grounds", whole.engagement.exit.grounds):
        promised = index.at(path, "contract")
        if not promised:
            continue
        threshold = f"{path}.{'share' if ground.form == 'volume' else 'short_of'}"
        plan = index.at(threshold, "contingency-plan")
        if not plan:
            yield Lack("SET007.trigger", path, ground.name, promised[0])
        elif not any(index.beside(spot, f"governance.roles[{ground.declared_by}]") for spot in plan):
            yield Lack("SET007.owner", path, ground.name, promised[0])
        if not any(index.at(f"exit.scenarios[{number}]", "contingency-plan") for number in _scenarios(whole, ground)):
            yield Lack("SET007.scenario", path, ground.name, promised[0])


def _scenarios(whole: Whole, ground: Ground) -> list[int]:
    """The scenarios that name a ground, and those for its cause."""
    every = enumerate(whole.engagement.exit.scenarios)
    return [number for number, one in every if one.ground == ground.id or one.event == _EVENTS[ground.cause]]
