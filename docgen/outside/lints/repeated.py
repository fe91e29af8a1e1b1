"""TXT014: no paragraph stands twice.

What: no two paragraphs of fifteen words or more, in lists of twenty-five, say the same in the same words; tables
and headings aside.
Why: one of the two is left over, and will be overlooked when the other is changed.
Need: none (texts written elsewhere)
Fails: a clause that was moved and also left where it was.
Passes: paragraphs that begin alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.shapes import Spot, duplicates
from docgen.outside.survey import Survey, clause
from docgen.outside.text import Kind

CODE = "TXT014"
_SHORTEST = 15  # words
_ITEM = 25  # words of an item, for lists repeat themselves on purpose


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each paragraph that stood before."""
    where = {one.place(): at for one, at in survey.text.placed()}
    for one, first in duplicates(_paragraphs(survey)):
        related = [Related(first.place, say("related.first"))]
        at = clause(where[one.place])
        yield finding("TXT014", one.place, severity=Severity.WARNING, related=related, where=at)


def _paragraphs(survey: Survey) -> Iterator[Spot]:
    for one, _ in survey.text.placed():
        words = tuple(re.findall(r"\w+", one.words.lower()))
        if one.prose and len(words) >= (_ITEM if one.kind is Kind.ITEM else _SHORTEST):
            yield Spot(words, one.place())
