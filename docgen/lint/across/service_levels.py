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

from docgen.finding import Finding
from docgen.lint.across.ground.marks import marked
from docgen.lint.across.ground.promises import Lack, told
from docgen.lint.across.ground.whole import Whole

CODE = "SET004"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each part of the promise that is not kept, with the clause that asks."""
    yield from told(_lacking(whole), whole)


def _lacking(whole: Whole) -> Iterator[Lack]:
    facts, index = whole.engagement, whole.index
    credited = {line.kpi: path for path, line in marked("incentives.credits.lines", facts.incentives.credits.lines)}
    for path, kpi in marked("requirements.kpis", facts.requirements.kpis):
        asked = index.at(f"{path}.base_level", "rfp") or index.at(f"{path}.target", "rfp")
        if not asked or not whole.has("contract"):
            continue
        asks = next((spot for spot in asked if spot.family == "service_levels"), asked[0])
        if not index.at(f"{path}.base_level", "contract"):
            yield Lack("SET004.level", path, kpi.name, asks)
        if kpi.id in credited and not index.at(credited[kpi.id], "contract"):
            yield Lack("SET004.credit", path, kpi.name, asks)
        shown = index.at(path, "contract", "governance-charter")
        reports = [name for name, one in marked("governance.reports", facts.governance.reports) if kpi.id in one.kpis]
        if reports and not any(index.beside(spot, report) for spot in shown for report in reports):
            yield Lack("SET004.report", path, kpi.name, asks)
