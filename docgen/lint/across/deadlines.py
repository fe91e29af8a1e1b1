"""SET010: each deadline stands beside the one who owes it.

What: the deadline of a decision, a return, a message, a test and an incentive stands in the same line as the role that
must keep it, in every document that prints the deadline; the RFP, whose readers hold no role yet, need not name it.
Why: a deadline that nobody owes is kept by nobody.
Need: S3.4, S1.6
Fails: templates/tables/returns.yaml without the column of the owner.
Passes: the table as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole
from docgen.model.whole import Engagement

CODE = "SET010"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for the deadlines of a clause beside which nobody is named."""
    yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    for path, role in _owed(whole.engagement):
        for spot in whole.index.at(path):
            alone = not whole.index.beside(spot, f"governance.roles[{role}]", clause=spot.prose)
            if alone and spot.document != "rfp":
                words = (value.text for value in spot.values if path in {source.path for source in value.sources})
                yield Lack("SET010", path, f"{path} ({next(words, '')})", spot)


def _owed(facts: Engagement) -> Iterator[tuple[str, str]]:
    """Each deadline with the role that owes it."""
    for path, decision in marked("governance.decisions", facts.governance.decisions):
        yield f"{path}.within", decision.decide
    for path, returned in marked("exit.returns", facts.exit.returns):
        yield f"{path}.within", returned.owner
    for path, message in marked("exit.communication", facts.exit.communication):
        yield f"{path}.within", message.owner
    for path, scheme in marked("incentives.schemes", facts.incentives.schemes):
        if scheme.form != "bonus":
            yield f"{path}.decided_within", scheme.decided_by
    for path, test in marked("exit.upkeep.tests", facts.exit.upkeep.tests):
        yield f"{path}.on", test.owner
