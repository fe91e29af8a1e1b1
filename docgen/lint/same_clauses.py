"""DOC008: no two clauses of a document say the same.

What: no two clauses of a document read the same, and no two are more than nine tenths alike in their words.
Why: what is said twice is changed once; from then on the document contradicts itself.
Need: S1.4
Fails: a clause copied for a second section with one word changed.
Passes: one clause, and ``[[its.id]]`` where it is needed again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.lint.case import Case
from docgen.lint.passages import Kind, Passage

CODE = "DOC008"
_RUN = 4  # words in a row that two clauses share
_LEAST = 12  # words below which two clauses may well be alike
_ALIKE = 0.9
_LONG = 6  # letters
_SAYING = frozenset({Kind.PARAGRAPH, Kind.ITEM})


@dataclass(frozen=True, eq=False)
class _Wording:
    """The words of a clause. ``long`` are its long words, each of which begins a run: two clauses that share nearly all
    runs share nearly all of these, which is quicker to see; ``size`` is how many runs there are at most."""

    words: list[str]
    long: frozenset[str]
    size: int

    @property
    def enough(self) -> int:
        """So many of its long words are not all missing in a clause that is like it."""
        return int((1 - _ALIKE / (2 - _ALIKE)) * self.size) + 1

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Each four words in a row that begin with a long one, which stand for all."""
        words = self.words
        return frozenset(
            tuple(words[at : at + _RUN]) for at, word in enumerate(words[: 1 - _RUN]) if len(word) >= _LONG
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """A clause and what it says."""

    home: str
    first: Passage
    wording: _Wording

    def shared(self, other: _Said) -> int:
        """How many runs two clauses share; 0 where they are not alike."""
        own, others = self.wording.runs, other.wording.runs
        count = len(own & others)
        return count if 2 * count > _ALIKE * (len(own) + len(others)) else 0


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each clause of a document that repeats one further up."""
    texts: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in case.texts[kind]:
        if passage.kind in _SAYING:
            texts[passage.home.name].append(passage)
    every = [said for home, own in texts.items() if (said := _said(home, own)) is not None]
    for said, others in _likely(every):
        count, other = max(((said.shared(other), other) for other in others), key=lambda one: one[0])
        if count:
            related = [Related(other.first.home.start, say("related.first"))]
            place, weight = said.first.home.start, Severity.WARNING
            yield finding(
                "DOC008", place, severity=weight, related=related, clause=said.home, other=other.home, document=kind
            )


def _likely(every: list[_Said]) -> Iterator[tuple[_Said, list[_Said]]]:
    """The clauses that can be like some further up, with these.

    Where two are alike, less than a fifth of the runs of one are not in the other, and each long word that is not
    begins such a run. So they share at least one of that many of its long words, the rarest will do; and each has fewer
    than that many that stand in no other clause.
    """
    common = Counter(chain.from_iterable(said.wording.long for said in every))
    alone = frozenset(word for word, clauses in common.items() if clauses == 1)
    some = [said for said in every if len(said.wording.long & alone) < said.wording.enough]  # few clauses of a document
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, said in enumerate(some):
        rarest = sorted(said.wording.long, key=common.__getitem__)[: said.wording.enough]
        before = sorted({other for word in rarest for other in holding[word]})
        if before:
            yield said, [some[other] for other in before]
        for word in said.wording.long:
            holding[word].append(number)


def _said(home: str, passages: list[Passage]) -> _Said | None:
    """None where there are too few words to be anything of their own."""
    wording = _wording(" ".join([one.words for one in passages]))
    return None if wording is None else _Said(home, passages[0], wording)


@lru_cache(maxsize=1024)  # clauses, of which the same stand in several documents
def _wording(text: str) -> _Wording | None:
    words = text.lower().split()
    if len(words) < _LEAST:
        return None
    long = [word for word in words[: 1 - _RUN] if len(word) >= _LONG]
    return _Wording(words, frozenset(long), len(long))
