"""A document as a reader knows it: which clause speaks of what, and how near a sentence is to each of them.

In: a document and its passages. Out: ``Page``. Words that few clauses share weigh most, as they do in a search; the
title of a clause tells more than its text, and so do the sentences that refer to it already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import chain
from math import log

from docgen.assembly.document import Document
from docgen.assembly.walk import placed
from docgen.lint.likeness.referring import Referring, read
from docgen.lint.likeness.stems import stems
from docgen.lint.passages import Passage

_PARAGRAPH, _TITLE, _HEADING, _CLAUSE = 0.7, 0.7, 0.56, 0.35  # what words round a sentence weigh beside its own
_OTHERS = 0.5  # what the words of other sentences weigh that refer to the same
_TITLED = 3  # a word of a title counts as if it stood in the text so often
_HEADED = 1.6  # a word of the heading of a section

Query = Mapping[str, float]


class Page:
    """The clauses, sections and references of a document."""

    def __init__(self, document: Document, passages: Iterable[Passage], fillers: frozenset[str]) -> None:
        self._fillers = fillers
        self.sections: dict[str, list[str]] = {}
        self._section: dict[str, str] = {}
        self._titles: dict[str, frozenset[str]] = {}
        for section, clause in placed(document):
            self._titles[clause.id] = self.stems(clause.title)
            if section is not None:
                self.sections.setdefault(section.id, []).append(clause.id)
                self._section[clause.id] = section.id
        headed = (*document.sections, *document.schedules)
        self._headings = {section.id: self.stems(section.heading) for section in headed}
        self.named = {clause.id: clause.title for _, clause in placed(document)}
        self.named |= {section.id: section.heading for section in headed}
        found = read(passages, self._titles)
        self.references = found.references
        self._sentences: dict[Referring, frozenset[str]] = {}
        self._prose = {clause: "\n".join(found.prose.get(clause, ())) for clause in self._titles}

    def stems(self, words: str) -> frozenset[str]:
        """What words speak of."""
        return stems(words, self._fillers)

    def words(self, target: str) -> str:
        """All words of a clause or section with their titles, in small letters."""
        clauses = self.sections.get(target, [target])
        every = (words for one in clauses for words in (self.named[one], self._prose.get(one, "")))
        return "\n".join((self.named[target], *every)).lower()

    def section(self, clause: str) -> str:
        """The section in which a clause stands; none where it stands before or behind all of them."""
        return self._section.get(clause, "")

    @cached_property
    def _texts(self) -> dict[str, frozenset[str]]:
        """What the text of each clause speaks of; in a document of few clauses nobody asks."""
        return {clause: self.stems(words) for clause, words in self._prose.items()}

    @cached_property
    def _weights(self) -> dict[str, float]:
        """What each stem weighs; those that half of the clauses hold weigh nothing."""
        every = len(self._texts)
        times = Counter(chain.from_iterable(self._texts.values()))
        times.update(chain.from_iterable(title - self._texts[clause] for clause, title in self._titles.items()))
        told = [log((every - number + 0.5) / (number + 0.5)) for number in range((every + 1) // 2)]
        found = {stem: told[number] for stem, number in times.items() if number < len(told)}
        headed = set(chain.from_iterable(self._headings.values())) - times.keys()
        return found | dict.fromkeys(headed, told[0] if told else 0.0)

    @cached_property
    def _room(self) -> dict[str, float]:
        """How much less a word says of each clause for the length of its text."""
        average = sum(map(len, self._texts.values())) / max(len(self._texts), 1) or 1.0
        return {clause: 1.2 * (0.4 + 0.6 * len(text) / average) for clause, text in self._texts.items()}

    @cached_property
    def _referring(self) -> dict[str, list[Referring]]:
        found: dict[str, list[Referring]] = {}
        for one in self.references:
            found.setdefault(one.node.target, []).append(one)
        return found

    def query(self, one: Referring, *, whole: bool = True) -> Query:
        """What a reference is about, each stem with what it weighs, by what its sentence, its paragraph and the titles
        above speak of; the ``whole`` of it also by its clause."""
        part: dict[str, float] = dict.fromkeys(self._texts[one.clause], _CLAUSE) if whole and one.clause else {}
        part |= dict.fromkeys(self._headings.get(self.section(one.clause), ()), _HEADING)
        part |= dict.fromkeys(self._titles.get(one.clause, ()), _TITLE)
        part |= dict.fromkeys(self.stems(one.paragraph), _PARAGRAPH)
        part |= dict.fromkeys(self._sentence(one), 1.0)
        weights = self._weights
        return {stem: share * weights[stem] for stem, share in part.items() if stem in weights}

    def names(self, one: Referring) -> bool:
        """Whether the words round a reference name its target by its title."""
        title = self._headings.get(one.node.target) or self._titles[one.node.target]
        return bool(title) and title <= self.stems(one.paragraph)

    def reaches(self, query: Query, target: str, but: Referring, enough: float) -> bool:
        """Whether a target is near enough; costs less than to know how near it is."""
        if target not in self._headings:
            return self._clause(query, target, but) >= enough
        near = self._headed(query, target, but)
        return near >= enough or any(
            near + self._clause(query, clause, but) >= enough for clause in self.sections.get(target, ())
        )

    def nearness(self, query: Query, but: Referring) -> dict[str, float]:
        """How near what ``query`` is about comes to each target, apart from the reference of which it was made."""
        near = {clause: self._clause(query, clause, but) for clause in self._titles}
        for section in self._headings:
            nearest = max((near[clause] for clause in self.sections.get(section, ())), default=0.0)
            near[section] = nearest + self._headed(query, section, but)
        return near

    def _clause(self, query: Query, clause: str, but: Referring) -> float:
        text, title, room = self._texts[clause], self._titles[clause], self._room[clause]
        near = sum(map(query.__getitem__, query.keys() & text)) / (1 + room)
        if not title.isdisjoint(query):
            for stem in query.keys() & title:
                near += query[stem] * (_TITLED / (_TITLED + room) - (stem in text) / (1 + room))
        return 2.2 * near + self._referred(query, clause, but)

    def _headed(self, query: Query, section: str, but: Referring) -> float:
        shared = query.keys() & self._headings[section]
        return _HEADED * sum(map(query.__getitem__, shared)) + self._referred(query, section, but)

    def _referred(self, query: Query, target: str, but: Referring) -> float:
        """What the sentences add that refer to a target already."""
        sentences = [self._sentence(one) for one in self._referring.get(target, ()) if one is not but]
        return _OTHERS * sum(query[stem] for sentence in sentences for stem in query.keys() & sentence)

    def _sentence(self, one: Referring) -> frozenset[str]:
        known = self._sentences.get(one)
        if known is None:
            known = self._sentences[one] = self.stems(one.sentence)
        return known
