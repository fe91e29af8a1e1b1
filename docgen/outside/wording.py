"""The wording of a text from elsewhere, held against what ``style.yaml`` of its language says of ours.

In: a text and the clause library. Out: the findings of those lints of wording that go for any text, as notes: others
may write as they like.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from docgen.assembly.nodes import Text as Words
from docgen.finding import Finding, Location, Severity
from docgen.library import shelf
from docgen.lint import avoided_words, double_negatives, long_sentences
from docgen.lint.corpus import Corpus
from docgen.lint.passages import Home, Passage
from docgen.lint.passages import Kind as Shown
from docgen.outside.text import Kind, Paragraph, Text

_SHOWN = {
    Kind.HEADING: Shown.HEADING,
    Kind.BODY: Shown.PARAGRAPH,
    Kind.ITEM: Shown.ITEM,
    Kind.CELL: Shown.CELL,
}


def check(text: Text, clauses: Path) -> Iterator[Finding]:
    """The notes; none where the library of the language can't be read, which its own check says."""
    library, _ = shelf.read(clauses / text.language, clauses.as_posix())
    if library is None:
        return
    corpus = Corpus(_passage(one) for one, _ in text.placed() if one.kind in _SHOWN)
    for lint in (avoided_words, double_negatives, long_sentences):
        yield from (replace(one, severity=Severity.INFO) for one in lint.within(corpus, library.style))


def _passage(one: Paragraph) -> Passage:
    return Passage(_SHOWN[one.kind], (Words(one.words),), Home("", one.file, one.place(), partial(_find, one)))


def _find(one: Paragraph, before: str, words: str) -> Location | None:
    at = one.words.find(before + words)
    return one.place(at + len(before), at + len(before) + len(words)) if at >= 0 else None
