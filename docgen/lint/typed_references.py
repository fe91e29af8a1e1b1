"""DOC005: references are made, never typed; and a fact that names a schedule names one that is there.

What: no clause holds the number of another clause, section or schedule in its wording; and no fact speaks of a schedule
whose number no document of the set has.
Why: a typed number is wrong as soon as a clause is added, and nothing tells.
Need: S1.4
Fails: ``as set out in clause 7.2``; in an input ``rates as in Schedule 19`` where there are 14.
Passes: ``[[charges.amount]]``; citations of statutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.corpus import Span, word
from docgen.lint.facts import foremost
from docgen.lint.passages import Passage

CODE = "DOC005"
_SECTION = re.compile(r"[Ss]ections?\b")
_OF = re.compile(r"\s+(?:of the |of |the )?")


def check(case: Case) -> Iterator[Finding]:
    """Each number of a clause in wording, and each unknown schedule in a fact."""
    labels = {section.label for document in case.documents.values() for section in document.schedules}
    kinds = "|".join(word(kind) for kind in sorted({label.rpartition(" ")[0] for label in labels if " " in label}))
    for one in case.typed:
        length = len(one.words)
        if not any(begin < one.at + length and one.at < end for begin, end in _cited(case, one.passage)):
            place = one.passage.at(one.at, length)
            yield finding("DOC005", place, severity=Severity.WARNING, words=one.words)
    facts = case.corpus.facts
    schedules = facts.search(re.compile(rf"(?:{kinds})\s\d+\b")) if kinds else ()
    named = [found for found in schedules if " ".join(found[0].split()) not in labels]
    for words, passage, at in foremost((found[0], found[0], *facts.passage(found.start())) for found in named):
        yield finding("DOC005.fact", passage.at(at, len(words)), severity=Severity.WARNING, words=words)


def _cited(case: Case, passage: Passage) -> Iterator[Span]:
    """Where a passage cites statutes; “section 3” without an act that a register knows only beside another citation."""
    found = [*case.recogniser.find(passage.words), None]
    for one, after in pairwise(found):
        if one is None:
            continue
        end = one.start + len(one.text)
        named = after is not None and _OF.fullmatch(passage.words, end, after.start)
        if one.act or named or not _SECTION.match(one.text):
            yield one.start, end
