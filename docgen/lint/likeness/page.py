"""A document as a reader knows it: which clause speaks of what, and how near a sentence is to each of them.

In: a document and its passages. Out: ``Page``. Words that few clauses share weigh most, as they do in a search; the
title of a clause tells more than its text, and so do the sentences that refer to it already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log

from docgen.assembly.document import Document
from docgen.assembly.walk import placed
from docgen.lint.likeness.referring import Referring, read
from docgen.lint.likeness.stems import stems
from docgen.lint.passages import Passage

_PARAGRAPH, _TITLE, _HEADING, _CLAUSE = 0.7, 0.7, 0.56, 0.35  # what words round a sentence weigh beside its own
_OTHERS = 0.5  # what the words of other sentences weigh that refer to the same
_TITLED = 3  # a word of a title counts as if it stood in the text so often
_UNKNOWN = 5.0  # the weight of a word of a heading that no clause holds
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
        self._texts = {clause: self.stems(words) for clause, words in self._prose.items()}

    def stems(self, words: str) -> frozenset[str]:
        """What words speak of."""
        return stems(words, self._fillers)

    def words(self, target: str) -> str:
        """All words of a clause or section with their titles, in small letters."""
        clauses = self.sections.get(target, [target])
        every = (words for one in clauses for words in (self.named[one], self._prose.get(one, "")))
        return "\n".join((self.named[target], *every)).lower()

    @property
    def targets(self) -> tuple[str, ...]:
        """All that can be referred to."""
        return (*self._titles, *(one for one in self._headings if one not in self._titles))

    def section(self, clause: str) -> str:
        """The section in which a clause stands; none where it stands before or behind all of them."""
        return self._section.get(clause, "")

    @cached_property
    def _weights(self) -> dict[str, float]:
        """What each stem weighs: nothing where half of the clauses hold it."""
        times = Counter(stem for clause, text in self._texts.items() for stem in text | self._titles[clause])
        every = len(self._texts)
        return {stem: max(0.0, log((every - number + 0.5) / (number + 0.5))) for stem, number in times.items()}

    @cached_property
    def _average(self) -> float:
        return sum(map(len, self._texts.values())) / max(len(self._texts), 1) or 1.0

    @cached_property
    def _referring(self) -> dict[str, list[Referring]]:
        found: dict[str, list[Referring]] = {}
        for one in self.references:
            found.setdefault(one.node.target, []).append(one)
        return found

    def query(self, one: Referring, *, whole: bool = True) -> Query:
        """What a reference is about, by what its sentence, its paragraph and the titles above speak of; the ``whole``
        of it also by its clause."""
        weighed: dict[str, float] = dict.fromkeys(self._texts.get(one.clause, ()), _CLAUSE) if whole else {}
        weighed |= dict.fromkeys(self._headings.get(self.section(one.clause), ()), _HEADING)
        weighed |= dict.fromkeys(self._titles.get(one.clause, ()), _TITLE)
        weighed |= dict.fromkeys(self.stems(one.paragraph), _PARAGRAPH)
        return weighed | dict.fromkeys(self._sentence(one), 1.0)

    def nearness(self, query: Query, target: str, but: Referring) -> float:
        """How near what ``query`` is about comes to a target, apart from the reference of which it was made."""
        if target not in self._headings:
            return self._clause(query, target, but)
        near = max((self._clause(query, clause, but) for clause in self.sections.get(target, ())), default=0.0)
        shared = query.keys() & self._headings[target]
        near += sum(query[stem] * self._weights.get(stem, _UNKNOWN) * _HEADED for stem in shared)
        return near + self._referred(query, target, but)

    def nearest(self, query: Query, but: Referring) -> list[tuple[float, str]]:
        """All targets, the nearest first."""
        return sorted(((self.nearness(query, target, but), target) for target in self.targets), reverse=True)

    def _clause(self, query: Query, clause: str, but: Referring) -> float:
        text, title, weights = self._texts[clause], self._titles[clause], self._weights
        room = 1.2 * (0.4 + 0.6 * len(text) / self._average)
        body = sum(query[stem] * weights[stem] for stem in (query.keys() & text) - title)
        head = sum(query[stem] * weights[stem] for stem in query.keys() & title)
        near = 2.2 * (body / (1 + room) + _TITLED * head / (_TITLED + room))
        return near + self._referred(query, clause, but)

    def _referred(self, query: Query, target: str, but: Referring) -> float:
        """What the sentences add that refer to a target already."""
        sentences = (self._sentence(one) for one in self._referring.get(target, ()) if one is not but)
        shared = (stem for sentence in sentences for stem in query.keys() & sentence)
        return _OTHERS * sum(query[stem] * self._weights.get(stem, 0.0) for stem in shared)

    def _sentence(self, one: Referring) -> frozenset[str]:
        known = self._sentences.get(one)
        if known is None:
            known = self._sentences[one] = self.stems(one.sentence)
        return known
