"""Passages as one text: a search goes over all of them at once, and says in which it found something.

In: passages. Out: ``Corpus`` with a view for each kind of words; ``Phrases``, which are looked for by whole words, with
``*`` for any ending of a word, without regard to capitals. A pattern that begins with fixed characters is searched for
many times as fast as one that begins with what may stand before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, TypeVar

from docgen.lint.passages import FACTS, HIDDEN, OWN, UNMARKED, Passage

T = TypeVar("T")
Span = tuple[int, int]
_BETWEEN = "\x00"  # no pattern reaches from one passage into the next
_WORD = re.compile(r"[\w/&’'-]+")
_MANY = 50  # phrases from which on it pays to know all words of a text beforehand


class View:
    """The same words of many passages, one after the other."""

    def __init__(self, passages: Iterable[Passage], kinds: frozenset[type] | None = None) -> None:
        self._passages: list[Passage] = []
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for passage in passages:
            part = passage.words if kinds is None else passage.view(kinds)
            if part and part.strip(HIDDEN):
                self._passages.append(passage)
                self._starts.append(at)
                parts.append(part)
                at += len(part) + 1
        self.text = _BETWEEN.join(parts)

    @cached_property
    def folded(self) -> str:
        """The text in small letters, with no spaces but plain ones."""
        return self.text.lower().replace("\u00a0", " ")

    @property
    def knows_words(self) -> bool:
        """Whether somebody has asked for the words before."""
        return "words" in vars(self)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that occurs, in small letters."""
        return frozenset(_WORD.findall(" ".join(set(self.folded.split()))))

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern."""
        return pattern.finditer(self.text)

    def passage(self, at: int) -> tuple[Passage, int]:
        """The passage in which a place of the text lies, and where in it."""
        number = bisect_right(self._starts, at) - 1
        return self._passages[number], at - self._starts[number]


class Corpus:
    """Passages and their views, each made when it is first asked for."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)

    @cached_property
    def all(self) -> View:
        """All words, as a reader sees them."""
        return View(self.passages)

    @cached_property
    def own(self) -> View:
        """The words of the library."""
        return View(self.passages, OWN)

    @cached_property
    def unmarked(self) -> View:
        """The words of the library that are no use of a term."""
        return View(self.passages, UNMARKED)

    @cached_property
    def facts(self) -> View:
        """The words that stand for facts."""
        return View(self.passages, FACTS)


class Phrases(Generic[T]):
    """Phrases, each with what it is about."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._phrases = tuple(phrases)

    def find(self, view: View) -> Iterator[tuple[re.Match[str], T]]:
        """Each phrase where it stands. Of many, those with words that occur nowhere are known beforehand."""
        words = view.words if len(self._phrases) >= _MANY or view.knows_words else None
        for phrase, about in self._phrases:
            folded = phrase.lower()
            if words is not None and not _occurs(folded, words):
                continue
            pattern, head, at = None, folded.partition("*")[0], -1
            while (at := view.folded.find(head, at + 1)) >= 0:
                pattern = pattern or _pattern(phrase)
                if found := pattern.match(view.text, at):
                    yield found, about

    def spans(self, view: View) -> list[Span]:
        """Where each of them begins and ends."""
        return [found.span() for found, _ in self.find(view)]


def _occurs(phrase: str, words: frozenset[str]) -> bool:
    """Whether all whole words of a phrase are among those of a text; True where it has an ending within it."""
    whole = _WORD.findall(phrase)
    return "*" in phrase[:-1] or words.issuperset(whole[:-1] if phrase.endswith("*") else whole)


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word).replace(r"\*", r"[\w’'-]*") for word in phrase.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def word(written: str) -> str:
    """What finds a word as a whole; it begins with the word itself, and nothing of it stands in a group."""
    return rf"{re.escape(written)}(?<!\w{re.escape(written)})\b"


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some others."""
    return any(begin <= start and end <= stop for begin, stop in spans)
