"""What clauses call ``calc``: values computed from the engagement, each with the fields that went into it.

In: the facts. Out: leaves like those of the inputs, which also name their calculation; for tables and pictures the rows
of each calculation as plain tuples. The arithmetic itself stands in ``docgen.figures``. A ``Calculations`` lives for
one document.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any

from docgen.assembly.calculations.leaving import Leaving
from docgen.assembly.calculations.money import Costs
from docgen.assembly.calculations.rewards import Credit, Rewards
from docgen.assembly.calculations.staffing import Staffing
from docgen.assembly.facts import Leaf, plain
from docgen.figures.rounding import to_unit
from docgen.model.requirements import Channel, MonthlyVolume

CHANNELS = tuple(channel.value for channel in Channel if channel.value in MonthlyVolume.model_fields)


class Calculations(Costs, Rewards):
    """The computed values of one engagement, worked out when they are first asked for."""

    @cached_property
    def exit(self) -> Leaving:
        """The end of the contract."""
        return Leaving(self.facts)

    @cached_property
    def credit(self) -> Credit:
        """The worked example of the service credits."""
        return Credit(self.facts)

    @property
    def staffing(self) -> Staffing:
        """The staff of the take-back. Raises AttributeError where none is planned."""
        if self.facts.exit.take_back is None or self.facts.requirements.volumes.profile is None:
            raise AttributeError("staffing")
        return self._staffing

    @cached_property
    def _staffing(self) -> Staffing:
        return Staffing(self.facts)

    @property
    def trainee_heads(self) -> Leaf:
        """How many people are trained."""
        return self._leaf("trainee_heads", lambda: sum(int(group.heads) for group in self.facts.requirements.trainees))

    @property
    def contacts_per_year(self) -> Leaf:
        """Contacts in all months that the input gives."""
        return self._leaf("contacts_per_year", lambda: sum(total for _, total in self._totals()))

    @property
    def contacts_per_month(self) -> Leaf:
        """Contacts of an average month, to whole ones."""
        return self._leaf("contacts_per_month", self._work_out_average)

    @property
    def peak_month(self) -> Leaf:
        """The month with the most contacts."""
        return self._leaf("peak_month", lambda: self._peak()[0])

    @property
    def peak_contacts(self) -> Leaf:
        """The contacts of that month."""
        return self._leaf("peak_contacts", lambda: self._peak()[1])

    @property
    def criteria_total(self) -> Leaf:
        """The points of the price and of all criteria."""
        return self._leaf("criteria_total", self._work_out_criteria)

    def _totals(self) -> list[tuple[Any, int]]:
        return self._plain("totals", self._work_out_totals)

    def _work_out_totals(self) -> list[tuple[Any, int]]:
        """Each month with its contacts over all channels."""
        rows = self.facts.requirements.volumes.monthly
        return [(plain(row.month), sum(int(getattr(row, channel)) for channel in CHANNELS)) for row in rows]

    def _peak(self) -> tuple[Any, int]:
        return max(self._totals(), key=lambda month: month[1])

    def _work_out_average(self) -> int:
        totals = self._totals()
        return int(to_unit(Decimal(sum(total for _, total in totals)) / len(totals), Decimal(1)))

    def _work_out_criteria(self) -> int:
        evaluation = self.facts.requirements.evaluation
        return int(evaluation.price) + sum(int(criterion.weight) for criterion in evaluation.criteria)
