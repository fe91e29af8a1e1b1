"""Phrases in a text, by whole words: those of ``style.yaml``, where ``*`` stands for any ending of a word.

In: phrases, each with what it is about. Out: where one of them stands. Words are looked up, so that a hundred phrases
cost hardly more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from docgen.lint.passages import WORD, Passage

T = TypeVar("T")


class Phrases(Generic[T]):
    """Finds phrases without regard to capitals."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, list[tuple[str, T]]] = {}
        self._begun: dict[str, list[tuple[str, T]]] = {}
        for phrase, about in phrases:
            folded = phrase.casefold()
            first = WORD.findall(folded)[0]
            held = self._begun if folded.startswith(f"{first}*") else self._whole
            held.setdefault(first, []).append((phrase, about))
        self._near: dict[str, tuple[tuple[re.Pattern[str], T], ...]] = {}

    def find(self, passage: Passage, text: str) -> Iterator[tuple[re.Match[str], T]]:
        """Each phrase where it begins with a word of a passage, in order; ``text`` is one of the passage's views."""
        for start, word in passage.tokens:
            near = self._near.get(word)
            if near is None:
                near = self._near[word] = self._beginning(word)
            for pattern, about in near:
                if there := pattern.match(text, start):
                    yield there, about

    def _beginning(self, word: str) -> tuple[tuple[re.Pattern[str], T], ...]:
        """What can begin with a word; a pattern is made when its word first occurs."""
        near = self._whole.get(word, []) + [
            one for beginning, held in self._begun.items() if word.startswith(beginning) for one in held
        ]
        return tuple((_pattern(phrase), about) for phrase, about in near)

    def spans(self, passage: Passage, text: str) -> list[tuple[int, int]]:
        """Where a phrase begins and ends, each time."""
        return [found.span() for found, _ in self.find(passage, text)]


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"[\w’'-]*") for word in phrase.split())
    return re.compile(rf"{words}(?![\w-])", re.IGNORECASE)


def inside(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some others."""
    return any(begin <= start and end <= stop for begin, stop in spans)
