"""STY004: what is meant is said, without two negatives.

What: no wording holds a phrase that ``negatives:`` in ``style.yaml`` lists.
Why: two negatives are read as one by whoever is in a hurry, and translated as one.
Need: none (a matter of reading, whatever is outsourced)
Fails: ``not inconsistent with``, ``nicht unmöglich``.
Passes: ``consistent with``, ``möglich``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.corpus import Corpus, Phrases

CODE = "STY004"


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each pair of negatives."""
    negatives = Phrases((words, entry) for entry in style.negatives for words in entry.words)
    for found, entry in negatives.find(corpus.own):
        passage, at = corpus.own.passage(found.start)
        place = passage.at(at, len(found.words))
        yield finding("STY004", place, severity=Severity.WARNING, words=found.words, why=entry.why)
