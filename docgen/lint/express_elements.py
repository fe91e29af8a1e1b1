"""DOC001: a contract states its six express elements.

What: the contract holds at least one clause for each of payment, incentives, obligations, deadlines, oversight and
termination.
Why: a contract that leaves one of them open is no basis for outsourced work; each must be stated expressly.
Need: S1.4
Fails: an outline without the section on charges.
Passes: the outline as shipped, where clauses say in their front matter which element they state: ``express:
[payment]``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.walk import clauses
from docgen.finding import Finding, Location, finding
from docgen.lint.case import Case

CODE = "DOC001"
ELEMENTS = ("payment", "incentives", "obligations", "deadlines", "oversight", "termination")


def check(case: Case) -> Iterator[Finding]:
    """A finding for each element that no clause of the contract states."""
    contract = case.documents.get("contract")
    if contract is None:
        return
    stated = {element for clause in clauses(contract) for element in clause.origin.express}
    for element in ELEMENTS:
        if element not in stated:
            yield finding("DOC001", Location("templates/contract/outline.yaml", 1, 1), element=element)
