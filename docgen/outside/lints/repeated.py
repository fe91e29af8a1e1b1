"""TXT014: no paragraph stands twice.

What: no two paragraphs of twelve words or more, in lists of twenty-five, say the same in the same words; tables
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
from docgen.outside.survey import Survey, clause
from docgen.outside.text import Kind, Paragraph

CODE = "TXT014"
_SHORTEST = 12  # words
_ITEM = 25  # words of an item, for lists repeat themselves on purpose


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each paragraph that stood before."""
    seen: dict[tuple[str, ...], Paragraph] = {}
    for one, where in survey.text.placed():
        words = tuple(re.findall(r"\w+", one.words.lower()))
        if not one.prose or len(words) < (_ITEM if one.kind is Kind.ITEM else _SHORTEST):
            continue
        if words in seen:
            related = [Related(seen[words].place(), say("related.first"))]
            yield finding("TXT014", one.place(), severity=Severity.WARNING, related=related, where=clause(where))
        seen.setdefault(words, one)
