"""One document on two sides: every change in reading order, with its causes.

In: what explains the whole way from one side to the other, and each step of it. Out: changes with their places. Along
the steps each passage is followed from both ends, so that what the facts did and what the wording did both count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from docgen.whatif.amounts import amounts
from docgen.whatif.causes import Explained
from docgen.whatif.changes import Cause, Change, What
from docgen.whatif.pairs import Pair
from docgen.whatif.passages import Edition, Passage
from docgen.whatif.structure import Causes


@dataclass(frozen=True, slots=True)
class _At:
    """Where a change stands: the clause, its title, its numbers on both sides."""

    clause: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Compared:
    """One document on both sides, and the steps from one to the other."""

    whole: Explained
    steps: tuple[Explained, ...]

    def changes(self) -> Iterator[tuple[tuple[float, int], Change]]:
        """The changes with their places in reading order."""
        before, after = self.whole.before, self.whole.after
        at, firsts = _places(self.whole), (_firsts(before), _firsts(after))
        for id in dict.fromkeys((*after.entries, *before.entries)):
            place = at(firsts[0].get(id), firsts[1].get(id))
            yield from (((place, 0), change) for change in self._clause(id))
        for a, b in self.whole.pairs:
            yield from (((at(a, b), 1), change) for change in self._passage(a, b))

    def _change(self, what: What, at: _At, words: tuple[str, str], causes: Iterable[Cause], kind: str = "") -> Change:
        place = at.clause, at.title, at.before, at.after
        return Change(self.whole.after.kind, what, *place, *words, _merged(causes), kind=kind)

    def _clause(self, id: str) -> Iterator[Change]:
        old, new = self.whole.before.entries.get(id), self.whole.after.entries.get(id)
        shown = new or old
        assert shown is not None
        at = _At(id, shown.title, old.number if old else "", new.number if new else "")
        if old is None or new is None:
            causes = self._each(lambda step: step.clause(id)) or self.whole.why(*_first_pair(self.whole, id))
            texts = ("", _text(self.whole.after, id)) if old is None else (_text(self.whole.before, id), "")
            yield self._change("in" if old is None else "out", at, texts, causes)
        elif id in self.whole.moved:
            causes = self._each(lambda step: step.clause(id)) or self.whole.clause(id) or self.whole.number(id)
            yield self._change("moved", at, ("", ""), causes)
        elif at.before != at.after:
            yield self._change("renumbered", at, ("", ""), self._number(id))

    def _number(self, id: str) -> Causes:
        found = self._each(lambda step: step.number(id) if _renumbered(step, id) else ())
        return found or self.whole.number(id)

    def _passage(self, a: int | None, b: int | None) -> Iterator[Change]:
        one = self.whole.before.passages[a] if a is not None else None
        other = self.whole.after.passages[b] if b is not None else None
        shown = other or one
        assert shown is not None
        at = self._at(shown)
        if at is None:
            return  # told of the clause
        if one is None or other is None:
            heads = shown.kind == "heading"
            what: What = ("in" if heads else "added") if one is None else "out" if heads else "removed"
            words = one.text if one else "", other.text if other else ""
            yield self._change(what, at, words, self._why(a, b), shown.kind)
        elif one.same != other.same:
            made = self._change("changed", at, (one.text, other.text), self._why(a, b), shown.kind)
            yield replace(made, amounts=amounts(one, other, self.whole.after.locale))
        elif one.label != other.label:
            yield from self._relabelled(a, b, at, one, other)

    def _relabelled(self, a: int | None, b: int | None, at: _At, one: Passage, other: Passage) -> Iterator[Change]:
        """A number beside words that stayed; that of a clause has been told of."""
        if other.kind == "heading":
            yield self._change("renumbered", at, ("", ""), self._number(other.group), "heading")
        elif at.before == at.after and other.kind != "title" and a is not None and b is not None:
            label = _At(at.clause, at.title, one.label, other.label)
            yield self._change("renumbered", label, (one.text, other.text), self._shifted(a, b), other.kind)

    def _at(self, shown: Passage) -> _At | None:
        """Where a passage stands; None in a clause that stands on one side alone."""
        before, after, id = self.whole.before, self.whole.after, shown.group
        old, new = before.entries.get(id), after.entries.get(id)
        if (old is None) != (new is None):
            return None
        if old is not None and new is not None:
            return _At(id, new.title, old.number, new.number)
        title = shown.text if shown.kind == "heading" else ""
        return _At("", title, before.numbers.get(id, ""), after.numbers.get(id, ""))

    # ------------------------------------------------------------ causes along the steps

    def _each(self, of: Callable[[Explained], Causes]) -> Causes:
        return tuple(cause for step in self.steps for cause in of(step))

    def _why(self, a: int | None, b: int | None) -> Causes:
        """The causes along the steps; of the whole where none of them tells."""
        way = [(step, one, other) for step, one, other in self._way(a, b) if _differ(step, one, other)]
        found = tuple(cause for step, one, other in way for cause in step.why(one, other))
        return found or self.whole.why(a, b)

    def _shifted(self, a: int, b: int) -> Causes:
        found: list[Cause] = []
        for step, one, other in self._way(a, b):
            if one is not None and other is not None and _relabelled(step, one, other):
                found.extend(step.shifted(one, other))
        return tuple(found) or self.whole.shifted(a, b)

    def _way(self, a: int | None, b: int | None) -> Iterator[tuple[Explained, int | None, int | None]]:
        """The pairs through which a passage goes from side to side, followed from both ends."""
        if len(self.steps) == 1:
            yield self.steps[0], a, b
            return
        (forward, back), (onward, home) = self._ways
        ways: dict[tuple[int, int | None, int | None], None] = {}
        if a is not None:
            middle = forward[a]
            ways[0, a, middle] = None
            if middle is not None:
                ways[1, middle, onward[middle]] = None
        if b is not None:
            middle = home[b]
            ways[1, middle, b] = None
            if middle is not None:
                ways[0, back[middle], middle] = None
        yield from ((self.steps[number], one, other) for number, one, other in ways)

    @cached_property
    def _ways(self) -> tuple[tuple[dict[int | None, int | None], dict[int | None, int | None]], ...]:
        """For each step which passage becomes which, and which comes from which."""
        return tuple((dict(step.pairs), {b: a for a, b in step.pairs}) for step in self.steps)


def _merged(causes: Iterable[Cause]) -> Causes:
    """Each cause once: of the same one that which also says by what it works."""
    found: dict[tuple[str, str], Cause] = {}
    for one in causes:
        known = found.get((one.why, one.name))
        if known is None or (one.through and not known.through):
            found[one.why, one.name] = one
    return tuple(found.values())


def _differ(step: Explained, a: int | None, b: int | None) -> bool:
    return a is None or b is None or step.before.passages[a].same != step.after.passages[b].same


def _relabelled(step: Explained, a: int, b: int) -> bool:
    return step.before.passages[a].label != step.after.passages[b].label


def _renumbered(step: Explained, id: str) -> bool:
    return step.before.numbers.get(id) != step.after.numbers.get(id)


def _firsts(edition: Edition) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, passage in enumerate(edition.passages):
        found.setdefault(passage.group, number)
    return found


def _first_pair(step: Explained, id: str) -> Pair:
    return _firsts(step.before).get(id), _firsts(step.after).get(id)


def _text(edition: Edition, id: str) -> str:
    """The words of a clause below its title."""
    inside = [one for one in edition.passages if one.group == id and one.kind != "title"]
    return "\n".join(f"{one.label} {one.text}" if one.label else one.text for one in inside)


def _places(whole: Explained) -> Callable[[int | None, int | None], float]:
    """Where a pair stands in reading order: on the later side, or behind what stood before it on the earlier one."""
    forward = dict(whole.pairs)

    def at(a: int | None, b: int | None) -> float:
        if b is not None:
            return float(b)
        for number in range(a if a is not None else -1, -1, -1):
            found = forward.get(number)
            if found is not None:
                return found + 0.5
        return -1.0

    return at
