"""UPK018: a wording cites the statutes of its own law.

What: a citation stands only where the governing law is one of those for which its register, or its entry, allows it:
in a wording for that law, or behind a condition on ``governing_law``. The notes for those who negotiate are free.
Why: a statute of another country does not apply to the contract, and a reader takes it for a mistake.
Fails: ``§ 613a BGB`` in a clause that serves every law. Passes: the same in ``exit.staff.DE.md``, or behind
``{% if governing_law == 'DE' %}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, finding
from docgen.upkeep.cited import by_key
from docgen.upkeep.pieces import Survey

CODE = "UPK018"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each citation that can stand under another law."""
    known = by_key(survey.holdings.registers)
    for cited in survey.citations:
        entries = known.get(cited.citation.key, [])
        beyond = cited.laws - frozenset().union(*(entry.laws for entry in entries))
        if entries and beyond:
            laws, text = tuple(sorted(beyond)), cited.citation.text
            yield finding("UPK018", cited.place, cited=text, laws=laws, entry=entries[0].name)
