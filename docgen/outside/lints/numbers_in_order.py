"""TXT004: typed numbers count without a gap and without a double.

What: among clauses whose numbers somebody typed, each follows the one before, and none stands twice.
Why: a clause that was taken out or put in leaves numbers to which references no longer lead.
Need: none (texts written elsewhere)
Fails: 4.1, 4.2, 4.4; two clauses 7.
Passes: 4.1, 4.2, 4.3; numbers that Word counts by itself; a schedule that begins at 1 again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.outside.survey import Survey
from docgen.outside.text import Kind, Paragraph, Where, shown

CODE = "TXT004"
_WIDEST = 6  # a leap by more is another way of counting


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each number that is left out or stands twice."""
    seen: dict[Where, Paragraph] = {}
    last: dict[tuple[str, tuple[str, ...]], tuple[int, Paragraph]] = {}
    letters: dict[tuple[str, tuple[str, ...]], str] = {}
    for one, where in survey.text.placed():
        if not one.typed or not where.address or one.kind is Kind.CELL:
            continue
        if _is_clause(one, where):
            if where in seen:
                related = [Related(seen[where].place(), say("related.first"))]
                yield finding("TXT004.twice", one.place(), related=related, number=shown(where.address))
                continue
            seen[where] = one
            family = (where.part, where.address[:-1])
            number = int(where.address[-1])
            before = last.get(family)
            if before and before[0] + 1 < number <= before[0] + _WIDEST:
                yield _gap(one, before[1], shown((*family[1], str(before[0] + 1))), shown(where.address))
            last[family] = (number, one)
        elif len(where.address[-1]) == 1 and where.address[-1].islower():
            letter, family = where.address[-1], (where.part, where.address[:-1])
            previous = letters.get(family, "")
            if previous and ord(previous) + 1 < ord(letter) <= ord(previous) + 3 and letter not in "ivx":
                yield _gap(one, None, f"({chr(ord(previous) + 1)})", f"({letter})")
            letters[family] = letter


def _is_clause(one: Paragraph, where: Where) -> bool:
    """Whether the label is the number of a clause, not one of a list within a clause."""
    steps = re.findall(r"\d+", one.label)
    return all(step.isdigit() for step in where.address) and "(" not in one.label and len(steps) == len(where.address)


def _gap(one: Paragraph, before: Paragraph | None, missing: str, number: str) -> Finding:
    related = [Related(before.place(), say("related.before"))] if before else []
    return finding(
        "TXT004.gap", one.place(), severity=Severity.WARNING, related=related, number=number, missing=missing
    )
