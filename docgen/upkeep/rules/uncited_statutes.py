"""UPK019: the registers hold what is cited.

What: each entry of a register of statutes is cited by a wording of every language that it lists.
Why: an entry that nobody cites need not be checked again; take it out, or leave it for a wording to come.
Fails: an entry ``bgb.999`` that no clause cites. Passes: one that a clause cites.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.upkeep.cited import by_key
from docgen.upkeep.pieces import Survey

CODE = "UPK019"


def check(survey: Survey) -> Iterator[Finding]:
    """An info for each entry that a language does not cite."""
    cited = {(cited.language, cited.citation.key) for cited in survey.citations}
    for key, entries in by_key(survey.holdings.registers).items():
        for entry in entries:
            for language in entry.statute.cite.keys() & survey.holdings.libraries.keys():
                if (language, key) not in cited:
                    weight = Severity.INFO
                    yield finding("UPK019", entry.place, severity=weight, language=language, entry=entry.name)
