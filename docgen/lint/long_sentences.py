"""STY003: sentences are short enough to be read once.

What: no sentence has more words than ``longest_sentence`` in ``style.yaml``; the items of a list are sentences of their
own.
Why: in a long sentence a condition is easily read with the wrong part.
Need: none (a matter of reading, whatever is outsourced)
Fails: a sentence of 80 words with three conditions.
Passes: three sentences, or a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.style import Style
from docgen.lint.corpus import Corpus
from docgen.lint.passages import Kind

CODE = "STY003"
_SENTENCE = re.compile(r"(?:[^.!?;:]+|[.!?;:](?!\s+[A-ZÄÖÜ“„]))+[.!?;:]?")


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each sentence over the bound, as a note."""
    for passage in corpus.all.long(style.longest_sentence) if style.longest_sentence else ():
        if passage.kind in {Kind.HEADING, Kind.LABEL}:
            continue
        for found in _SENTENCE.finditer(passage.words):
            words = len(found[0].split())
            if words > style.longest_sentence:
                at = found.start() + len(found[0]) - len(found[0].lstrip())
                place = passage.at(at, min(40, found.end() - at))
                bound = style.longest_sentence
                yield finding(
                    "STY003", place, severity=Severity.INFO, words=words, bound=bound, begins=found[0][:40].strip()
                )
