"""TXT016: a heading has words, and something stands beneath it.

What: no heading is empty, and none is followed at once by another of its level or above, or by the end.
Why: an empty heading counts, so that all numbers behind it move; and a clause without words agrees nothing.
Need: none (texts written elsewhere)
Fails: ``## 7 Insurance`` directly before ``## 8 Liability``.
Passes: ``## 7 Insurance`` before ``### 7.1 Cover``; ``## 7 Reserved``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.outside.survey import Survey, clause
from docgen.outside.text import Kind, Paragraph, Where

CODE = "TXT016"
_ENOUGH = re.compile(
    r"reserved|intentionally|not used|deleted|entfällt|unbesetzt|freigehalten|not applicable", re.IGNORECASE
)


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each heading that lacks one or the other."""
    placed = [(one, where) for one, where in survey.text.placed()]
    for (one, where), after in zip(placed, [*placed[1:], None], strict=True):
        if one.kind is not Kind.HEADING:
            continue
        if not one.words.strip():
            if one.label and where.address:  # a schedule may have its title in the next line
                yield finding("TXT016.words", one.place(), severity=Severity.WARNING, number=one.label)
        elif _bare(one, where, after):
            yield finding(
                "TXT016.content", one.place(), severity=Severity.WARNING, title=one.words.strip(), where=clause(where)
            )


def _bare(one: Paragraph, where: Where, after: tuple[Paragraph, Where] | None) -> bool:
    """Whether nothing stands beneath a numbered heading that is not itself a sentence."""
    if (
        not one.label
        or _ENOUGH.search(one.words)
        or re.search(r"[.;,]\s", one.words)
        or one.words.rstrip().endswith((".", ";"))
    ):
        return False
    if after is None:
        return True
    following, beneath = after
    if beneath.part == where.part and beneath.address[: len(where.address)] == where.address != beneath.address:
        return False
    return (
        following.kind is Kind.HEADING
        and bool(following.words.strip())
        and following.level <= one.level
        and len(one.words.split()) <= 12
    )
