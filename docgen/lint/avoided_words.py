"""STY002: documents do without the words that mislead.

What: no wording holds a phrase that ``avoid:`` in ``style.yaml`` lists; each entry says what to write, and why.
Why: these words are unclear, mean something else in law than in daily speech, or come from another language.
Need: S1.4
Fails: ``and/or``, ``best endeavours``; ``zeitnah``, ``beziehungsweise``.
Passes: ``A or B or both``, ``without undue delay``; a longer phrase that the entry lists under ``unless:``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.corpus import Corpus, Phrases, Span, inside

CODE = "STY002"


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each phrase that has a better one."""
    avoided = Phrases((words, entry) for entry in style.avoid for words in entry.words)
    meant: dict[tuple[str, ...], list[Span]] = {}
    for found, entry in avoided.find(corpus.own):
        if entry.words not in meant:
            meant[entry.words] = Phrases((words, None) for words in entry.unless).spans(corpus.own)
        if not inside(meant[entry.words], found.start, found.end):
            passage, at = corpus.own.passage(found.start)
            place, weight = passage.at(at, len(found.words)), Severity.WARNING
            yield finding("STY002", place, severity=weight, words=found.words, say=entry.say, why=entry.why)
