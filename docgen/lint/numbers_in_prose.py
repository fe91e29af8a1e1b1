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
from docgen.lint.corpus import Phrases, inside
from docgen.lint.passages import Kind
from docgen.lint.typed_references import typed

CODE = "STY006"
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")


def check(case: Case) -> Iterator[Finding]:
    """Each number of the wording that nothing excuses; of a typed reference DOC005 speaks."""
    view = case.corpus.own
    words = Phrases((word, None) for word in case.style.number_words).find(view)
    fixed = Phrases((phrase, None) for one in case.style.numbers for phrase in one.words).spans(view)
    fixed += [found.span() for found in view.search(typed(case.style))]
    for found in (*(one for one, _ in words), *view.search(_DIGITS)):
        start, end = found.span()
        before, after = view.text[max(0, start - 1) : start], view.text[end : end + 1]
        if before.isalnum() or before in {"-", ".", ","} or after.isalpha() or inside(fixed, start, end):
            continue
        passage, at = view.passage(start)
        if passage.kind is not Kind.CELL and not inside(case.cites(passage), at, at + end - start):
            place = passage.at(at, end - start)
            yield finding("STY006", place, severity=Severity.WARNING, number=found[0])
