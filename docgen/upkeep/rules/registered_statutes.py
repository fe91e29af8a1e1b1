"""UPK016: every statute that is cited stands in a register.

What: each citation in clauses, definitions and the words of tables is that of an entry in ``clauses/statutes``. In the
notes for those who negotiate, one that is in no register is an info.
Why: an entry says what the statute says and since when that is known; without one nobody looks whether it still does.
Fails: ``§ 999 BGB`` without an entry. Passes: ``§ 314 BGB``, which stands in ``clauses/statutes/DE.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding, say
from docgen.upkeep.cited import by_key
from docgen.upkeep.pieces import Survey

CODE = "UPK016"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each citation of what no register holds."""
    known = by_key(survey.holdings.registers)
    for cited in survey.citations:
        one = cited.citation
        if one.key in known or (cited.note and not one.act):
            continue
        severity = Severity.INFO if cited.note else Severity.ERROR
        said = say("UPK016", jurisdiction=one.jurisdiction) if one.jurisdiction else say("UPK016.strange")
        yield finding(said, cited.place, severity=severity, cited=one.text)
