"""Where a document uses terms: where they are marked, and within the words of tables, which bear no marks.

In: passages, what they define, and the library. Out: the marked uses, and how often each defined term is used.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.assembly.nodes import TermUse
from docgen.library.proper import part_of_name
from docgen.library.shelf import Library
from docgen.lint.corpus import Phrases, View
from docgen.lint.passages import Kind, Passage
from docgen.lint.shapes import Spot

_ENOUGH = 2


class Mark(NamedTuple):
    """A marked use: the passage and its number in the document, and where in it the use begins."""

    passage: Passage
    number: int
    start: int
    use: TermUse


def marked(passages: Iterable[Passage]) -> Iterator[Mark]:
    """Each marked use of a term."""
    for number, passage in enumerate(passages):
        if TermUse in passage.types:
            start = 0
            for leaf, part in zip(passage.leaves, passage.parts, strict=True):
                if type(leaf) is TermUse:
                    yield Mark(passage, number, start, leaf)
                start += len(part)


@dataclass(frozen=True, slots=True)
class Text:
    """A document: its passages, what it defines, and the marked uses of terms."""

    passages: tuple[Passage, ...]
    defined: tuple[Spot, ...]
    marked: tuple[Mark, ...]


@dataclass(slots=True)
class _Count:
    """How often a document uses terms; a term in its own definition is no use, within a sentence its first place."""

    text: Text
    times: Counter[Hashable] = field(default_factory=Counter)
    skipped: set[tuple[Hashable, Hashable]] = field(default_factory=set)

    def add(self, places: Iterable[tuple[Hashable, int]]) -> None:
        """Further uses, each with the number of its passage."""
        there = {(spot.key, spot.value) for spot in self.text.defined}
        listed = {key for key in there if self.text.passages[int(str(key[1]))].kind is Kind.DEFINITION}
        for place in places:
            if place in there and (place in listed or place not in self.skipped):
                self.skipped.add(place)
            else:
                self.times[place[0]] += 1


def times(texts: Mapping[str, Text], library: Library, tables: View, own: View) -> dict[str, Counter[Hashable]]:
    """How often each document uses each term that it defines: not at all, once, or more often (two or more).

    Marked uses come first. Only for terms with fewer than two of them, all tables of the set are searched, and for
    terms that are defined within sentences all that the library wrote.
    """
    counts = {kind: _Count(text) for kind, text in texts.items()}
    rare: dict[str, list[Spot]] = {}
    for kind, count in counts.items():
        count.add((mark.use.term, mark.number) for mark in count.text.marked)
        rare[kind] = [spot for spot in count.text.defined if count.times[spot.key] < _ENOUGH]
    keys = {spot.key for spots in rare.values() for spot in spots}
    terms = [(form, name) for name, one in library.terms.items() if name in keys for form in (one.term, *one.forms)]
    forms = {form for one in library.terms.values() for form in (one.term, *one.forms)}
    forms |= {spot.words for text in texts.values() for spot in text.defined}
    beside = forms if library.language == "en" else None
    in_tables = _standing(terms, tables, beside)
    for kind, count in counts.items():
        known = {spot.key for spot in rare[kind]}
        found = _numbered(count.text.passages, in_tables) if known else ()
        count.add((key, number) for number, key in found if key in known)
        local = [(spot.words, str(spot.key)) for spot in rare[kind] if spot.key not in library.terms]
        count.add((key, number) for number, key in _numbered(count.text.passages, _standing(local, own, beside)))
    return {kind: count.times for kind, count in counts.items()}


_Held = Mapping[str, list[tuple[str, str]]]


def _standing(terms: list[tuple[str, str]], view: View, beside: set[str] | None) -> _Held:
    """Each term once for each of its places, with the home of the passage, by its words; where the terms are given that
    may stand beside it, no part of a longer name is one."""
    held: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for found, key in Phrases(terms).find(view) if terms else ():
        passage, at = view.passage(found.start)
        if beside is not None and part_of_name(passage.words, at, beside):
            continue
        held[passage.words].append((passage.home.name, key))
    return held


def _numbered(passages: tuple[Passage, ...], held: _Held) -> Iterator[tuple[int, str]]:
    """The terms that stand in passages, each with the number of its passage."""
    for number, passage in enumerate(passages) if held else ():
        if passage.words in held:
            for home, key in held[passage.words]:
                if home == passage.home.name:
                    yield number, key
