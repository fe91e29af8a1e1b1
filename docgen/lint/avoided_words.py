"""STY002: documents do without the words that mislead.

What: no wording holds a phrase that ``avoid:`` in ``style.yaml`` lists; each entry says what to write, and why.
Why: these words are unclear, mean something else in law than in daily speech, or come from another language.
Need: S1.4
Fails: ``and/or``, ``best endeavours``; ``zeitnah``, ``beziehungsweise``.
Passes: ``A or B or both``, ``without undue delay``; a longer phrase that the entry lists under ``unless:``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.passages import Passage
from docgen.lint.phrases import Phrases, inside

CODE = "STY002"


def within(passages: Iterable[Passage], style: Style) -> Iterator[Finding]:
    """Each phrase that has a better one."""
    avoided = Phrases((words, entry) for entry in style.avoid for words in entry.words)
    for passage in passages:
        for found, entry in avoided.find(passage, passage.own):
            meant = Phrases((words, None) for words in entry.unless).spans(passage, passage.own) if entry.unless else ()
            if not inside(meant, *found.span()):
                place = passage.at(found.start(), len(found[0]))
                weight = Severity.WARNING
                yield finding("STY002", place, severity=weight, words=found[0], say=entry.say, why=entry.why)
