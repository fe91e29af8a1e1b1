"""SET009: each report has somebody who makes it, somebody who reads it, and a forum.

What: for each report that the contract or the charter prints, a line of one of them names the role that makes it, a
role that reads it, and the forum in which it is discussed.
Why: a report without reader or forum is written and changes nothing.
Need: S4.5, S4.6, S2.4
Fails: templates/tables/reports.yaml without the column of the readers.
Passes: the table as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole

CODE = "SET009"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for what no document names beside reports, with the clause that prints them."""
    yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    index = whole.index
    for path, report in marked("governance.reports", whole.engagement.governance.reports):
        printed = index.at(path, "contract", "governance-charter")
        wanted = {
            "SET009.producer": [f"governance.roles[{report.owner}]"],
            "SET009.reader": [f"governance.roles[{reader}]" for reader in report.readers],
            "SET009.forum": [f"governance.forums[{report.forum}]"],
        }
        for case, paths in wanted.items():
            if printed and not any(index.beside(spot, one) for spot in printed for one in paths):
                yield Lack(case, path, report.name, printed[0])
                break  # who lacks several of them has lost the line
