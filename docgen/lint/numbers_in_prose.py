"""STY006: a number in a clause is a fact, and facts come from the input files.

What: no wording holds a number, in digits or in words from two on, but for citations of statutes and the phrases that
``numbers:`` in ``style.yaml`` lists with a reason.
Why: a number that stands in the wording is in force for every engagement, and disagrees with the inputs some day.
Need: S1.4
Fails: ``within 30 days``, ``within two weeks``.
Passes: ``within {{ terms.cure }}``; ``the two differ``; ``Art. 28 GDPR``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.passages import HIDDEN, Kind
from docgen.lint.phrases import Phrases, inside

CODE = "STY006"
_DIGITS = re.compile(r"(?<![\w.,])\d[\d.,]*(?![\w])")
_ANY = re.compile(r"\d")


def check(case: Case) -> Iterator[Finding]:
    """Each number of the wording that nothing excuses."""
    words = frozenset(case.style.number_words)
    fixed = Phrases((phrase, None) for one in case.style.numbers for phrase in one.words)
    for passage in case.passages:
        if passage.kind is Kind.CELL:
            continue
        text = passage.own
        found = [(start, text[start : start + len(word)]) for start, word in passage.tokens if word in words]
        if _ANY.search(text):
            text = case.uncited(text)
            found += [(one.start(), one[0].rstrip(".,")) for one in _DIGITS.finditer(text)]
        fine = fixed.spans(passage, text) if found else []
        for start, number in found:
            if HIDDEN not in number and not inside(fine, start, start + len(number)):
                place = passage.at(start, len(number))
                yield finding("STY006", place, severity=Severity.WARNING, number=number)
