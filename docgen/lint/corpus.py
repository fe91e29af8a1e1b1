"""Passages as one text: a search goes over all of them at once, and says in which it found something.

In: passages. Out: ``Corpus`` with a view for each kind of words; ``Phrases``, which are looked for by whole words, with
``*`` for any ending of a word, without regard to capitals. A pattern that begins with fixed characters is searched for
many times as fast as one that begins with what may stand before them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress
from typing import Generic, NamedTuple, TypeVar

from docgen.lint.passages import FACTS, HIDDEN, OWN, UNMARKED, Passage

T = TypeVar("T")
Span = tuple[int, int]
_BETWEEN = "\x00"  # no pattern reaches from one passage into the next
_WORD = re.compile(r"[\w-]+")  # what ``_joined`` joins
_ENDING = re.compile(r"[\w’'-]*")
_MANY = 50  # phrases from which on it pays to know all words of a text beforehand


class View:
    """The same words of many passages, one after the other."""

    def __init__(self, passages: Iterable[Passage], kinds: frozenset[type] | None = None) -> None:
        self.passages: list[Passage] = []
        self.parts: list[str] = []  # their words
        self._touched: set[int] = set()
        for passage in passages:
            if kinds is None or passage.types <= kinds:
                part = passage.words
            elif kinds.isdisjoint(passage.types):
                continue
            else:
                part = passage.view(kinds)
            if part and part.strip(HIDDEN):
                self.passages.append(passage)
                self.parts.append(part)
        self.text = _BETWEEN.join(self.parts)

    def only(self, wanted: Sequence[bool]) -> View:
        """The same words of those passages alone that are wanted, by their order."""
        some = View(())
        some.passages = list(compress(self.passages, wanted))
        some.parts = list(compress(self.parts, wanted))
        some.text = _BETWEEN.join(some.parts)
        return some

    def long(self, spaces: int) -> Iterator[Passage]:
        """The passages with at least so many spaces."""
        for number, part in enumerate(self.parts):
            if part.count(" ") >= spaces:
                self._touched.add(number)
                yield self.passages[number]

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(part) + 1 for part in self.parts), initial=0))

    @cached_property
    def folded(self) -> str:
        """The text in small letters, of the same length, with no spaces but plain ones."""
        text = self.text.lower()
        if len(text) != len(self.text):  # a few letters of other languages become two
            text = "".join(one.lower() if len(one.lower()) == 1 else one for one in self.text)
        return text.replace("\u00a0", " ")

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that occurs, in small letters."""
        return frozenset(_WORD.findall(" ".join(set(self.folded.split()))))  # most of them occur many times

    @property
    def knows_words(self) -> bool:
        """Whether somebody has asked for the words before."""
        return "words" in vars(self)

    def search(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Every place of a pattern."""
        return pattern.finditer(self.text)

    def passage(self, at: int) -> tuple[Passage, int]:
        """The passage in which a place of the text lies, and where in it."""
        number = min(bisect_right(self._starts, at), len(self.parts)) - 1
        self._touched.add(number)
        return self.passages[number], at - self._starts[number]

    def before(self, at: int) -> str:
        """The words of a passage before a place in it."""
        return self.text[self.text.rfind(_BETWEEN, 0, at) + 1 : at]

    def untouched(self) -> Iterator[str]:
        """The words of the passages that nobody has asked for."""
        return (part for number, part in enumerate(self.parts) if number not in self._touched)


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


class Found(NamedTuple):
    """A phrase where it stands: the place in the view, and its words there."""

    start: int
    end: int
    words: str


class Phrases(Generic[T]):
    """Phrases, each with what it is about."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._phrases = tuple(phrases)

    def find(self, view: View, known: View | None = None) -> Iterator[tuple[Found, T]]:
        """Each phrase where it stands. ``known`` holds all words of the view and may hold more: of many phrases most
        hold a word that does not occur there, so that they need no search."""
        wider = known or (view if len(self._phrases) >= _MANY or view.knows_words else None)
        for phrase, about in self._phrases:
            folded = phrase.lower()
            if wider is None or _occurs(folded, wider):
                for start, end in _places(folded, view.folded):
                    yield Found(start, end, view.text[start:end]), about

    def spans(self, view: View, known: View | None = None) -> list[Span]:
        """Where each of them begins and ends."""
        return [(found.start, found.end) for found, _ in self.find(view, known)]


def _occurs(phrase: str, view: View) -> bool:
    """Whether a phrase can stand where these words do: costs less than to look for it."""
    words = _WORD.findall(phrase)
    return "*" in phrase[:-1] or view.words.issuperset(words[:-1] if phrase.endswith("*") else words)


def _places(phrase: str, text: str) -> Iterator[Span]:
    """Where a phrase stands as whole words; ``*`` in it stands for any ending of a word."""
    head, *rest = phrase.split("*")
    at = text.find(head)
    while at >= 0:
        end = at + len(head)
        for part in rest:
            ending = _ENDING.match(text, end)
            end = ending.end() if ending and text.startswith(part, ending.end()) else len(text) + 1
            end += len(part)
        if end <= len(text) and not _joined(text[at - 1 : at]) and not _joined(text[end : end + 1]):
            yield at, end
        at = text.find(head, at + 1)


def _joined(character: str) -> bool:
    """Whether a character is part of the word beside it."""
    return character.isalnum() or character in {"_", "-"}


def word(written: str) -> str:
    """What finds a word as a whole; it begins with the word itself, and nothing of it stands in a group."""
    return rf"{re.escape(written)}(?<!\w{re.escape(written)})\b"


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether a stretch lies in one of some others."""
    return any(begin <= start and end <= stop for begin, stop in spans)
