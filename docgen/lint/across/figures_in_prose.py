"""SET002: no figure stands in prose where a field of the same matter holds one.

What: a number with a unit (days, working days, weeks, months, years, hours, per cent, EUR) that is written in the words
of a clause is held against what the fields say, in the same unit, in clauses on the same matter in any document of the
set; clauses on one matter share the name before the last dot, such as ``exit`` in ``exit.costs``, ``rfp.exit.rights``
and ``sch_exit.plan``. A paragraph that cites a statute states its figure and is left out.
Why: the figure in prose stays when somebody changes the field; from then on the documents contradict each other.
Need: S1.4, S1.6
Fails: “The Supplier shall assist for nine months”, where exit.assistance.duration is six months.
Passes: “The Supplier shall assist for {{ exit.assistance.duration }}”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.assembly.nodes import Text, Value
from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.across.ground.figures import Figure, figures
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole
from docgen.lint.passages import HIDDEN

CODE = "SET002"
_CITES = re.compile(
    r"§|\bArt(?:icles?|ikel|\.)|\b(?:C\.F\.R|U\.S\.C|Act|Directive|Regulation|Code)\b|(?:[Gg]esetz|ordnung)\b"
)
_Held = dict[tuple[str, str], list[tuple[Figure, Spot, Value]]]


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each figure in prose, with the field and the clause that it repeats or contradicts."""
    found = [(spot, one) for spot in whole.index.spots if spot.prose for one in _written(spot, whole.library.language)]
    held = _held(whole, {(spot.family, one.unit) for spot, one in found})
    for spot, one in {(spot.clause.origin.file, one.words): (spot, one) for spot, one in found}.values():
        same = held.get((spot.family, one.unit), [])
        if same:
            figure, other, value = min(same, key=lambda held: _distance(spot, one, held))
            path = value.sources[0].path
            related = [
                Related(whole.field_at(path), say("related.field", field=path, words=value.text)),
                Related(whole.field_in(other, path), say("related.says_so", spot=other.named(), words=value.text)),
            ]
            case = "SET002.again" if figure.count == one.count else "SET002.differs"
            known = {
                "words": one.words,
                "spot": spot.named(),
                "path": path,
                "value": value.text,
                "where": other.named(),
            }
            place = whole.words_at(spot, one.words)
            yield finding(case, place, severity=Severity.WARNING, related=related, **known)


def _written(spot: Spot, language: str) -> Iterator[Figure]:
    text = "".join([node.text if type(node) is Text else HIDDEN for node in spot.content])
    found = figures(text, language)
    if found and not _CITES.search(text):
        yield from found


def _distance(spot: Spot, one: Figure, held: tuple[Figure, Spot, Value]) -> tuple[bool, bool, bool]:
    """How far a field's figure is from one in prose: the same figure is the nearest, then one in the same clause."""
    figure, other, _ = held
    return figure.count != one.count, other.clause.id != spot.clause.id, other.document != spot.document


def _held(whole: Whole, wanted: set[tuple[str, str]]) -> _Held:
    """The figures of fields, by the matter and unit that prose speaks of."""
    held: _Held = {}
    families = {matter for matter, _ in wanted}
    for spot in whole.index.spots:
        if spot.family in families:
            for value in spot.values:
                if len(value.sources) == 1 and value.sources[0].path not in whole.prose:
                    for one in figures(value.text, whole.library.language):
                        if (spot.family, one.unit) in wanted:
                            held.setdefault((spot.family, one.unit), []).append((one, spot, value))
    return held
