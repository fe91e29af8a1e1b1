"""TXT002: what was read of a text, and what nobody can know from it.

What: a note at the end of each text counts what was found in it, and names what was not looked at.
Why: silence about a text says something only where it is known what was read.
Need: none (texts written elsewhere)
Fails: never; it is a note on every text that could be read.
Passes: see above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Location, Said, Severity, finding, say
from docgen.outside.outline import Outline
from docgen.outside.survey import Survey

_DATE = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+)\s?\d{4}\b|\b\d{4}-\d\d-\d\d\b"
    r"|\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b[A-Z][a-z]+ \d{1,2}, \d{4}\b"
)
_AMOUNT = re.compile(
    r"(?:\b(?:EUR|USD|GBP|CHF)|[$€£])\s?\d[\d.,]{0,20}|\b\d[\d.,]{0,20}\s?(?:EUR|USD|GBP|CHF|Euro|[$€£])"
)


def check(survey: Survey) -> Iterator[Finding]:
    """The note, at the last line."""
    text = survey.text
    words = [one.words for one, _ in text.placed()]
    yield finding(
        "TXT002",
        Location(text.file, max(one.line for one in text.paragraphs), 1),
        severity=Severity.INFO,
        paragraphs=len(words),
        language=text.language,
        numbering=_numbering(survey.outline),
        clauses=len(survey.outline.clauses),
        schedules=len(survey.outline.schedules),
        references=len(survey.references.own),
        others=survey.references.others,
        terms=len(survey.terms.definitions),
        parties=len({one.name for one in survey.companies.parties}),
        periods=sum(len(survey.known.period.findall(one)) for one in words),
        dates=sum(len(_DATE.findall(one)) for one in words),
        amounts=sum(len(_AMOUNT.findall(one)) for one in words),
    )


def _numbering(numbers: Outline) -> Said:
    if numbers.typed and numbers.counted:
        return say("txt.mixed")
    if numbers.typed:
        return say("txt.typed")
    return say("txt.automatic") if numbers.counted else say("txt.none")
