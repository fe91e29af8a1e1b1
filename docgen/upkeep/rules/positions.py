"""UPK011: a position exists under every law.

What: where a clause has a buyer's or a supplier's wording, it has one under each law under which the clause stands, and
a balanced one beside it.
Why: an engagement that chooses the position would silently get the balanced wording under one of the laws.
Fails: ``liability.cap`` has ``liability.cap.buyer.md`` and ``liability.cap.DE.md``, but no
``liability.cap.DE.buyer.md``.
Passes: it has both.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location
from docgen.library.clause import ClauseText
from docgen.model.engagement import Position
from docgen.upkeep.pieces import Survey

CODE = "UPK011"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each law and position that a clause lacks, at a wording for that law."""
    for library in survey.holdings.libraries.values():
        for name, variants in library.clauses.items():
            wanted = {variant.head.position for variant in variants} | {Position.BALANCED}
            groups: dict[frozenset[str], list[ClauseText]] = {}
            for variant in variants:
                laws = survey.holdings.laws(library, variant)
                groups.setdefault(laws, []).append(variant)
            for laws, group in groups.items():
                here = {variant.head.position for variant in variants if laws <= survey.holdings.laws(library, variant)}
                for position in sorted(wanted - here) if laws else ():
                    message = f"{name} has no wording in the position {position.value} for {', '.join(sorted(laws))}"
                    hint = "write it as a sibling file with the same “law”, or take the position out everywhere"
                    yield Finding(CODE, message, Location(group[0].file, 1, 1), hint)
