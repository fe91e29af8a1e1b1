"""SET011: the documents of a set name each other by version and date, and the order of precedence knows them all.

What: a document that speaks of another one of its set says, in one of the clauses that do, which version of which date
is meant, of the RFP its date; the clause definitions.precedence of the contract names each document of the set and none
that the set does not hold.
Why: where documents contradict each other, the order decides; it can't between documents that it does not know, nor
between versions that look alike.
Need: S1.4
Fails: the charter in the order of precedence of an engagement that asks for no charter.
Passes: each document in the order of precedence on the condition that the engagement asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.nodes import TermUse
from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole

CODE = "SET011"
_ORDER = "definitions.precedence"
_TERMS = {"agreement": "contract", "governance_charter": "governance-charter", "contingency_plan": "contingency-plan"}


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each document that another names without its version, or that stands wrongly in the order."""
    naming: dict[tuple[str, str], dict[str, Spot]] = {}
    for spot in whole.index.spots:
        for kind in _named(spot):
            if kind != spot.document:
                naming.setdefault((spot.document, kind), {}).setdefault(spot.clause.id, spot)
    for (document, kind), clauses in naming.items():
        if whole.has(kind) and not any(_dated(whole, spot, kind) for spot in clauses.values()):
            spot = next(iter(clauses.values()))
            place = whole.words_at(spot, _words(spot, kind))
            yield finding(
                "SET011.undated", place, severity=Severity.WARNING, kind=kind, document=document, spot=spot.named()
            )
    order = [spot for spot in whole.index.spots if spot.clause.id == _ORDER]
    if order:
        yield from _order(whole, order, {kind for spot in order for kind in _named(spot)})


def _named(spot: Spot) -> set[str]:
    """The types of document that a spot names; a definition of a term is no place that names one."""
    if spot.defines:
        return set()
    named = {_TERMS[term] for term in spot.terms if term in _TERMS}
    if "dates.rfp_issued" in spot.paths:
        named.add("rfp")
    return named


def _words(spot: Spot, kind: str) -> str:
    """The words by which a spot names a type of document; of the RFP the field of its date."""
    named = (node.text for node in spot.content if isinstance(node, TermUse) and _TERMS.get(node.term) == kind)
    return next(named, "rfp_issued" if kind == "rfp" else "")


def _dated(whole: Whole, spot: Spot, kind: str) -> bool:
    needed = ("dates.rfp_issued",) if kind == "rfp" else ("version", "dates.prepared")
    return all(whole.index.beside(spot, path, clause=True) for path in needed)


def _order(whole: Whole, order: list[Spot], named: set[str]) -> Iterator[Finding]:
    place = whole.words_at(order[0], "")
    for kind in sorted(set(whole.documents) - named - {order[0].document}):
        yield finding("SET011.unlisted", place, severity=Severity.WARNING, kind=kind, spot=order[0].named())
    asked = {one.value for one in whole.engagement.engagement.documents}
    for kind in sorted(named - asked - {order[0].document}):
        yield finding("SET011.absent", place, kind=kind, spot=order[0].named())
