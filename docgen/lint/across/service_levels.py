"""SET004: what the RFP asks of a service level, the contract promises, pays for and reports.

What: each service level whose base level or target stands in the RFP stands in the contract with its base level; the
service credits that hang on it stand there too; and the contract or the charter names a report that shows it.
Why: a level that bids were held against and the contract is silent on binds nobody.
Need: S1.5, S3.1
Fails: an outline of the contract without the tables of service levels.
Passes: the outline as shipped.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.whole import Whole

CODE = "SET004"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each service level and each part of its promise that is not kept, with the clause that asks."""
    facts, index = whole.engagement, whole.index
    credits = marked("incentives.credits.lines", facts.incentives.credits.lines)
    credited = {line.kpi: path for path, line in credits}
    for path, kpi in marked("requirements.kpis", facts.requirements.kpis):
        asked = index.at(f"{path}.base_level", "rfp") or index.at(f"{path}.target", "rfp")
        if not asked or not whole.has("contract"):
            continue
        lacking = []
        if not index.at(f"{path}.base_level", "contract"):
            lacking.append("SET004.level")
        if kpi.id in credited and not index.at(credited[kpi.id], "contract"):
            lacking.append("SET004.credit")
        shown = index.at(path, "contract", "governance-charter")
        every = [name for name, one in marked("governance.reports", facts.governance.reports) if kpi.id in one.kpis]
        if every and not any(index.beside(spot, report) for spot in shown for report in every):
            lacking.append("SET004.report")
        for case in lacking:
            related = [whole.promised(asked[0], path)]
            place = whole.field_at(path)
            yield finding(
                case,
                place,
                severity=Severity.WARNING,
                related=related,
                field=path,
                name=kpi.name,
                spot=asked[0].named(),
            )
