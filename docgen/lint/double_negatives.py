"""STY004: what is meant is said, without two negatives.

What: no wording holds a phrase that ``negatives:`` in ``style.yaml`` lists.
Why: two negatives are read as one by whoever is in a hurry, and translated as one.
Need: none (a matter of reading)
Fails: ``not inconsistent with``, ``nicht unmöglich``.
Passes: ``consistent with``, ``möglich``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.passages import Passage
from docgen.lint.phrases import Phrases

CODE = "STY004"


def within(passages: Iterable[Passage], style: Style) -> Iterator[Finding]:
    """Each pair of negatives."""
    negatives = Phrases((words, entry) for entry in style.negatives for words in entry.words)
    for passage in passages:
        for found, entry in negatives.find(passage, passage.own):
            place = passage.at(found.start(), len(found[0]))
            yield finding("STY004", place, severity=Severity.WARNING, words=found[0], why=entry.why)
