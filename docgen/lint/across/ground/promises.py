"""Promises that a document makes and another one does not keep: one finding for all that one clause promises.

In: what is lacking, record by record. Out: findings, in which the names of the records stand together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.finding import Finding, Severity, finding
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is lacking, as the key of its message, of the record at ``path``; ``spot`` promises it."""

    case: str
    path: str
    name: str
    spot: Spot


def told(lacking: Iterable[Lack], whole: Whole) -> Iterator[Finding]:
    """A finding for each thing that is lacking and each clause that promises it, at the first of its records."""
    together: dict[tuple[str, str, str], list[Lack]] = {}
    for one in lacking:
        together.setdefault((one.case, one.spot.document, one.spot.clause.id), []).append(one)
    for (case, _, _), some in together.items():
        first = some[0]
        names = tuple(dict.fromkeys(one.name for one in some))
        place, related = whole.field_at(first.path), [whole.promised(first.spot, first.path)]
        yield finding(
            case,
            place,
            severity=Severity.WARNING,
            related=related,
            field=first.path,
            name=names,
            spot=first.spot.named(),
        )
