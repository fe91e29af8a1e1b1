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
from docgen.lint.corpus import Phrases, View, inside
from docgen.lint.passages import OWN, Kind

CODE = "STY006"
_BEFORE = re.compile(r"[^\W_]|[-.,]")
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")


def check(case: Case) -> Iterator[Finding]:
    """Each number of the wording that nothing excuses; of a typed reference DOC005 speaks."""
    likely = {id(passage): passage for passage, _ in map(case.wording.own.passage, _numbers(case, case.wording.own))}
    view = View((one for one in likely.values() if one.kind is not Kind.CELL), OWN)
    fixed = Phrases((phrase, None) for one in case.style.numbers for phrase in one.words).spans(view)
    typed = [(id(one.passage), one.at, one.at + len(one.words)) for one in case.typed]
    for start, words in _numbers(case, view).items():
        if inside(fixed, start, start + len(words)):
            continue
        passage, at = view.passage(start)
        end = at + len(words)
        excused = [(begin, stop) for home, begin, stop in typed if home == id(passage)]
        if not inside(excused, at, end) and not inside(case.cites(passage), at, end):
            place = passage.at(at, len(words))
            yield finding("STY006", place, severity=Severity.WARNING, number=words)


def _numbers(case: Case, view: View) -> dict[int, str]:
    """Each number that is no part of a word or of another number, by where it stands."""
    words = Phrases((word, None) for word in case.style.number_words).spans(view)
    return {
        start: view.text[start:end]
        for start, end in (*words, *(found.span() for found in view.search(_DIGITS)))
        if not _BEFORE.match(view.text[max(0, start - 1) : start]) and not view.text[end : end + 1].isalpha()
    }
