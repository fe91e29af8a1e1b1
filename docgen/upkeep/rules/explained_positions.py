"""UPK012: a position says what it changes and when it can be accepted.

What: each buyer's and supplier's wording has ``changes`` and ``accept`` in its front matter.
Why: who negotiates must know what is given away, and when, without comparing two texts.
Fails: ``position: buyer`` and nothing more.
Passes: ``changes`` and ``accept`` each with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, finding
from docgen.model.engagement import Position
from docgen.upkeep.pieces import Survey

CODE = "UPK012"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each of the two that is missing."""
    for library in survey.holdings.libraries.values():
        for wording in survey.holdings.wordings(library):
            head = wording.head
            if head.position is Position.BALANCED:
                continue
            for name, text in (("changes", head.changes), ("accept", head.accept)):
                if text is None:
                    place = wording.places.get(("position",), Location(wording.file, 1, 1))
                    yield finding("UPK012", place, position=head.position.value, clause=head.id, name=name)
