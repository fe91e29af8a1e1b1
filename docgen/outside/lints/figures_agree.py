"""TXT017, TXT018: a date is in the calendar, and a number in words is the one in figures.

What: no 31 June; “thirty (30) days” says the same twice.
Why: a day that does not exist starts no period, and where words and figures differ a court has to choose.
Need: none (texts written elsewhere)
Fails: ``31 June 2027``; ``sixty (30) days``.
Passes: ``30 June 2027``; ``thirty (30) days``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.finding import Finding, Severity, finding
from docgen.outside.survey import Survey, clause

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january januar", "february februar", "march märz", "april", "may mai", "june juni", "july juli", "august",
         "september", "october oktober", "november", "december dezember"), 1
    )
    for name in names.split()
}  # fmt: skip
_NAMES = "|".join(_MONTHS)
_WRITTEN = re.compile(rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<month>{_NAMES})\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_AMERICAN = re.compile(rf"\b(?P<month>{_NAMES})\s+(?P<day>\d{{1,2}}),\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b")
_POINTS = re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})\b")


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each date and each pair of numbers that can't be."""
    numbers = survey.known.numbers
    for one, where in survey.text.placed():
        for form in (_WRITTEN, _AMERICAN, _ISO, _POINTS):
            for found in form.finditer(one.words):
                month = found["month"].lower()
                if not _exists(int(found["year"]), _MONTHS.get(month) or int(month), int(found["day"])):
                    yield finding("TXT017", one.place(*found.span()), date=found[0], where=clause(where))
        for found in survey.known.period.finditer(one.words):
            said, again = found["first"].lower(), (found["second"] or "").lower()
            values = [int(each) if each.isdigit() else numbers.get(each) for each in (said, again)]
            if again and None not in values and values[0] != values[1]:
                yield finding(
                    "TXT018", one.place(*found.span()), severity=Severity.WARNING, words=found[0], where=clause(where)
                )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
