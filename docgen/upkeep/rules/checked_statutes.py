"""UPK021: an entry of a register has been held against a source.

What: each entry says when it was last ``checked``, and in which ``source``. One that says neither is an info.
Why: what an entry says is relied on by those who cite it; a date alone, or none, shows nobody where to read it again.
Fails: ``checked: 2026-11-26`` alone. Passes: the same with ``source: gesetze-im-internet.de, § 314 BGB``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.upkeep.cited import entries
from docgen.upkeep.pieces import Survey

CODE = "UPK021"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each entry with half of the proof, and an info for each with none."""
    for entry in entries(survey.holdings.registers):
        statute = entry.statute
        if statute.checked is None and statute.source is None:
            yield finding("UPK021", entry.place, severity=Severity.INFO, entry=entry.name)
        elif statute.source is None:
            yield finding("UPK021.source", entry.place, entry=entry.name)
        elif statute.checked is None:
            yield finding("UPK021.date", entry.place, entry=entry.name)
