"""What clauses call ``calc``: values computed from the engagement, each with the fields that went into it.

In: the facts. Out: leaves like those of the inputs, which also name their calculation. The arithmetic itself stands
in ``docgen.figures``.
"""

from __future__ import annotations

from docgen.assembly.facts import Facts


class Calculations:
    """The computed values of one engagement, worked out when they are first asked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
