"""The six files of an engagement together."""

from __future__ import annotations

from docgen.model.costs import CostFacts
from docgen.model.engagement import EngagementFacts
from docgen.model.exit import ExitFacts
from docgen.model.governance import GovernanceFacts
from docgen.model.incentives import IncentiveFacts
from docgen.model.record import Record
from docgen.model.requirements import RequirementFacts


class Engagement(Record):
    """All facts of one engagement; each field is one file."""

    engagement: EngagementFacts
    requirements: RequirementFacts
    costs: CostFacts
    incentives: IncentiveFacts
    governance: GovernanceFacts
    exit: ExitFacts


FILES = tuple(Engagement.model_fields)
