"""Phrases in a text, by whole words: those of ``style.yaml``, where ``*`` stands for any ending of a word.

In: phrases, each with what it is about. Out: where one of them stands. Words are looked up, so that a hundred phrases
cost hardly more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")
WORD = re.compile(r"[\w/&’'-]+")


class Phrases(Generic[T]):
    """Finds phrases without regard to capitals."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._whole: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        self._begun: dict[str, list[tuple[re.Pattern[str], T]]] = {}
        for phrase, about in phrases:
            first = WORD.findall(phrase.casefold())[0]
            begun = phrase.casefold().partition(first)[2].startswith("*")
            held = self._begun if begun else self._whole
            held.setdefault(first, []).append((_pattern(phrase), about))
        self._beginnings = tuple(self._begun)

    def find(self, text: str) -> Iterator[tuple[re.Match[str], T]]:
        """Each phrase where it stands, in order."""
        for found in WORD.finditer(text):
            word = found[0].casefold()
            near = self._whole.get(word, ())
            if self._beginnings and word.startswith(self._beginnings):
                near = [*near, *(one for begun in self._begun if word.startswith(begun) for one in self._begun[begun])]
            for pattern, about in near:
                if there := pattern.match(text, found.start()):
                    yield there, about

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where a phrase begins and ends, each time."""
        return [found.span() for found, _ in self.find(text)]


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"[\w’'-]*") for word in phrase.split())
    return re.compile(rf"{words}(?![\w-])", re.IGNORECASE)


def inside(spans: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some others."""
    return any(begin <= start and end <= stop for begin, stop in spans)
