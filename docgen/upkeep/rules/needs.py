"""UPK015: every need is answered by a clause.

What: each need from S1.1 to S4.7 stands under ``covers`` of a clause, in every language; and ``covers`` names no need
that does not exist.
Why: the needs are what the documents are for.
Fails: no clause covers S3.5. Passes: ``covers: [S3.5]`` on the clause of the joint review.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, finding
from docgen.upkeep.pieces import Survey

CODE = "UPK015"
NEEDS = tuple(f"S{part}.{number}" for part, last in ((1, 6), (2, 6), (3, 5), (4, 7)) for number in range(1, last + 1))


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each need without a clause, and for each that does not exist."""
    for library in survey.holdings.libraries.values():
        covered: set[str] = set()
        for wording in survey.holdings.wordings(library):
            if wording.head.id in survey.holdings.standing:
                covered.update(wording.head.covers)
            for need in wording.head.covers:
                if need not in NEEDS:
                    place = wording.places.get(("covers",), Location(wording.file, 1, 1))
                    yield finding("UPK015.unknown", place, need=need)
        home = Location(library.labels.file.rpartition("/")[0])
        for need in NEEDS:
            if need not in covered:
                yield finding("UPK015", home, language=library.language, need=need)
