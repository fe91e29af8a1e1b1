"""UPK011: a position exists under every law.

What: where a clause has a buyer's or a supplier's wording, it has one under each law under which the clause stands, and
a balanced one beside it; unless ``no_positions`` in the balanced wording says why the law needs none.
Why: an engagement that chooses the position would silently get the balanced wording under one of the laws.
Fails: ``liability.cap`` has ``liability.cap.buyer.md`` and ``liability.cap.DE.md``, but no
``liability.cap.DE.buyer.md``.
Passes: it has all three.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding
from docgen.library.clause import ClauseText
from docgen.model.engagement import Position
from docgen.upkeep.pieces import Survey

CODE = "UPK011"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each law and position that a clause lacks, at a wording for that law."""
    for library in survey.holdings.libraries.values():
        for variants in library.clauses.values():
            wanted = {variant.head.position for variant in variants} | {Position.BALANCED}
            groups: dict[frozenset[str], list[ClauseText]] = {}
            for variant in variants:
                groups.setdefault(survey.holdings.laws(library, variant), []).append(variant)
            for laws, group in groups.items():
                here = {variant.head.position for variant in variants if laws <= survey.holdings.laws(library, variant)}
                yield from _lacking(laws, group, wanted, here)


def _lacking(
    laws: frozenset[str], group: list[ClauseText], wanted: set[Position], here: set[Position]
) -> Iterator[Finding]:
    excused = next((one for one in group if one.head.no_positions), None)
    if excused is not None and wanted > {Position.BALANCED} and Position.BALANCED in here and wanted - here:
        return
    if excused is not None:
        place = excused.places.get(("no_positions",), Location(excused.file, 1, 1))
        yield finding("UPK011.excused", place, severity=Severity.WARNING)
    for position in sorted(wanted - here) if laws else ():
        place = Location(group[0].file, 1, 1)
        name = group[0].head.id
        yield finding("UPK011", place, clause=name, position=position.value, laws=tuple(sorted(laws)))
