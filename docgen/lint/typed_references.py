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

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.corpus import word

CODE = "DOC005"


def check(case: Case) -> Iterator[Finding]:
    """Each number of a clause in wording, and each unknown schedule in a fact."""
    labels = {section.label for document in case.documents.values() for section in document.schedules}
    kinds = "|".join(word(kind) for kind in sorted({label.rpartition(" ")[0] for label in labels if " " in label}))
    facts = case.corpus.facts
    for one in case.typed:
        length = len(one.words)
        if not any(begin < one.at + length and one.at < end for begin, end in case.cites(one.passage)):
            place = one.passage.at(one.at, length)
            yield finding("DOC005", place, severity=Severity.WARNING, words=one.words)
    for found in facts.search(re.compile(rf"(?:{kinds})\s\d+\b")) if kinds else ():
        if " ".join(found[0].split()) not in labels:
            passage, at = facts.passage(found.start())
            place = passage.at(at, len(found[0]))
            yield finding("DOC005.fact", place, severity=Severity.WARNING, words=found[0])
