"""STY005: a duty names who bears it.

What: before “shall” stands a party, a role or people of a party as the subject; ``duties:`` in ``style.yaml`` lists the
words by which they are known. Where the subject can't be told the lint is silent.
Why: a duty of a thing is nobody's duty: “the report shall be sent” does not say by whom.
Need: S1.4
Fails: ``The report shall be sent every month.``
Passes: ``The Supplier shall send the report every month.``
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.corpus import Corpus, word
from docgen.lint.passages import HIDDEN

CODE = "STY005"
_THING = re.compile(r"(?:the|an?|any|each|every|all|no|this|that|these|those|such|its|their)\s", re.IGNORECASE)
_PAUSE = re.compile(r"[.;:,?!]\s")


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each duty of a thing."""
    if style.duties is None:
        return
    duty = re.compile(word(style.duties.word))
    bearers = re.compile(rf"\b(?:{'|'.join(map(re.escape, style.duties.bearers))})\b", re.IGNORECASE)
    for found in corpus.own.search(duty):
        # the subject: what stands between the last mark within the sentence, or its beginning, and the word
        subject = _PAUSE.split(corpus.own.before(found.start()))[-1].strip()
        if _THING.match(subject) and HIDDEN not in subject and not bearers.search(subject):
            passage, at = corpus.own.passage(found.start())
            place = passage.at(at, len(found[0]))
            yield finding("STY005", place, severity=Severity.WARNING, subject=subject, word=found[0])
