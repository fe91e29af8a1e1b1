"""Two sides -> what differs: facts first, then wording, each difference with its causes.

In: two sides. Out: a ``Difference``. Where facts and wording both differ, the facts of the later side in the wording of
the earlier one stand between them, so that what either brought about is told apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.build.places import TYPES
from docgen.finding import Finding, Severity
from docgen.whatif import facts
from docgen.whatif.amounts import amounts
from docgen.whatif.causes import Causes, Explained, Step
from docgen.whatif.changes import Change, Difference
from docgen.whatif.facts import FactChange, Index
from docgen.whatif.passages import Edition, Passage
from docgen.whatif.sides import Side, between


def compare(before: Side, after: Side) -> Difference:
    """All that differs between two sides."""
    found = _facts(before, after)
    compared = before.whole and after.whole and before.language == after.language
    changes: tuple[Change, ...] = ()
    if compared:
        whole = Step(before, after, Index(found))
        steps = _steps(before, after, whole)
        changes = tuple(change for kind in _kinds(before, after) for change in _changes(kind, whole, steps))
    raised, removed = _only(after.findings, before.findings), _only(before.findings, after.findings)
    languages = before.language, after.language
    return Difference(before.named, after.named, after.engagement, languages, found, changes, raised, removed, compared)


def _facts(before: Side, after: Side) -> tuple[FactChange, ...]:
    if not before.whole or not after.whole:
        return facts.changes(before.facts, after.facts) if before.facts and after.facts else ()
    if before.live is not None and after.live is not None:
        return facts.changes(before.facts, after.facts)
    digests = [
        {path: digest for one in side.editions.values() for path, digest in one.fields.items()}
        for side in (before, after)
    ]
    return facts.of_digests(digests[0], digests[1], (before.facts, after.facts))


def _steps(before: Side, after: Side, whole: Step) -> tuple[Step, ...]:
    """One thing after the other, where both differ."""
    same = all(
        edition.files == after.editions[kind].files for kind, edition in before.editions.items() if kind in after.editions
    )
    if same or not whole.index.changes:
        return (whole,)
    middle = between(after, before)
    if middle is None:
        return (whole,)
    return Step(before, middle, whole.index), Step(middle, after, Index(()))


def _kinds(before: Side, after: Side) -> list[str]:
    every = {*before.editions, *after.editions}
    known = [kind for kind in TYPES if kind in every]
    return [*known, *sorted(every.difference(known))]


def _only(some: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings of one side, leaving out those that the other has too; notes are none."""
    known = {_mark(one) for one in others}
    return tuple(one for one in some if one.severity is not Severity.INFO and _mark(one) not in known)


def _mark(one: Finding) -> tuple[str, object, str]:
    return one.code, one.said, one.field or one.location.file.rpartition("/")[2]


def _changes(kind: str, whole: Step, steps: tuple[Step, ...]) -> Iterator[Change]:
    there = whole.of(kind)
    if there is None:
        gone = kind in whole.before.editions
        causes = whole.fields(("documents",)) or whole.fields(("documents[*]",))
        yield Change(kind, "document_out" if gone else "document_in", "", "", "", "", "", "", causes)
        return
    parts = [made for step in steps if (made := step.of(kind)) is not None]
    paths = [parts] if len(parts) == len(steps) else [[there]]
    placed = _Document(there, tuple(paths[0]))
    yield from (change for _, change in sorted(placed.changes(), key=lambda one: one[0]))


@dataclass(frozen=True)
class _Document:
    """One document on both sides, and the steps from one to the other."""

    whole: Explained
    steps: tuple[Explained, ...]

    def changes(self) -> Iterator[tuple[tuple[float, int], Change]]:
        """The changes with their places in reading order."""
        before, after = self.whole.before, self.whole.after
        at = _places(self.whole)
        firsts = _firsts(before), _firsts(after)
        for id in dict.fromkeys((*after.entries, *before.entries)):
            place = at(firsts[0].get(id), firsts[1].get(id))
            yield from (((place, 0), change) for change in self._clause(id))
        for a, b in self.whole.pairs:
            yield from (((at(a, b), 1), change) for change in self._passage(a, b))

    def _clause(self, id: str) -> Iterator[Change]:
        before, after = self.whole.before, self.whole.after
        old, new = before.entries.get(id), after.entries.get(id)
        numbers = old.number if old else "", new.number if new else ""
        shown = new or old
        assert shown is not None
        head = (self.whole.after.kind, id, shown.title)
        if old is None or new is None:
            what, texts = ("in", ("", _text(after, id))) if old is None else ("out", (_text(before, id), ""))
            causes = self._each(lambda step: step.clause(id)) or self.whole.why(*_first_pair(self.whole, id))
            yield Change(head[0], what, *head[1:], *numbers, *texts, causes)  # type: ignore[arg-type]
            return
        if id in self.whole.moved:
            causes = self._each(lambda step: step.clause(id)) or self.whole.clause(id) or self.whole.number(id)
            yield Change(head[0], "moved", *head[1:], *numbers, "", "", causes)
        elif numbers[0] != numbers[1]:
            causes = self._each(lambda step: step.number(id) if _renumbered(step, id) else ())
            yield Change(head[0], "renumbered", *head[1:], *numbers, "", "", causes or self.whole.number(id))

    def _passage(self, a: int | None, b: int | None) -> Iterator[Change]:
        before, after = self.whole.before, self.whole.after
        one = before.passages[a] if a is not None else None
        other = after.passages[b] if b is not None else None
        shown = other or one
        assert shown is not None
        id = shown.group
        old, new = before.entries.get(id), after.entries.get(id)
        if (old is None) != (new is None):
            return  # told of the clause
        entry = new or old
        numbers = old.number if old else "", new.number if new else ""
        if entry is None:
            numbers = before.numbers.get(id, ""), after.numbers.get(id, "")
        head = (after.kind, id if entry else "", entry.title if entry else shown.text if shown.kind == "heading" else "")
        if one is not None and other is not None and one.same == other.same:
            if one.label != other.label and numbers[0] == numbers[1] and shown.kind not in {"item", "title"} and a is not None and b is not None:
                yield Change(
                    *(head[0], "renumbered", *head[1:], one.label, other.label, one.text, other.text),
                    self._shifted(a, b),
                    kind=shown.kind,
                )
            elif shown.kind == "heading" and one.label != other.label:
                causes = self._each(lambda step: step.number(id) if _renumbered(step, id) else ())
                yield Change(*(head[0], "renumbered", *head[1:], *numbers, "", ""), causes, kind="heading")
            return
        what = "changed" if one is not None and other is not None else "added" if one is None else "removed"
        if shown.kind == "heading" and what != "changed":
            what = "in" if one is None else "out"
        yield Change(
            *(head[0], what, *head[1:], *numbers, one.text if one else "", other.text if other else ""),  # type: ignore[arg-type]
            self._why(a, b),
            amounts(one, other, after.locale) if one is not None and other is not None else (),
            shown.kind,
        )

    def _each(self, of: object) -> Causes:
        return tuple(dict.fromkeys(cause for step in self.steps for cause in of(step)))  # type: ignore[operator]

    def _why(self, a: int | None, b: int | None) -> Causes:
        """The causes along the steps; of the whole where none of them tells."""
        found: list[object] = []
        for step, one, other in self._way(a, b):
            if _differ(step, one, other):
                found.extend(step.why(one, other))
        return tuple(dict.fromkeys(found)) or self.whole.why(a, b)  # type: ignore[arg-type]

    def _shifted(self, a: int, b: int) -> Causes:
        found: list[object] = []
        for step, one, other in self._way(a, b):
            if one is not None and other is not None:
                if step.before.passages[one].label != step.after.passages[other].label:
                    found.extend(step.shifted(one, other))
        return tuple(dict.fromkeys(found)) or self.whole.shifted(a, b)  # type: ignore[arg-type]

    def _way(self, a: int | None, b: int | None) -> Iterator[tuple[Explained, int | None, int | None]]:
        """The pairs through which a passage goes from side to side, followed from both ends."""
        if len(self.steps) == 1:
            yield self.steps[0], a, b
            return
        first, second = self.steps
        ways: dict[tuple[int, int | None, int | None], None] = {}
        if a is not None:
            middle = dict(first.pairs)[a]
            ways[0, a, middle] = None
            if middle is not None:
                ways[1, middle, dict(second.pairs)[middle]] = None
        if b is not None:
            middle = _back(second)[b]
            ways[1, middle, b] = None
            if middle is not None:
                ways[0, _back(first)[middle], middle] = None
        yield from ((self.steps[number], one, other) for number, one, other in ways)


def _back(step: Explained) -> dict[int | None, int | None]:
    return {b: a for a, b in step.pairs}


def _differ(step: Explained, a: int | None, b: int | None) -> bool:
    return a is None or b is None or step.before.passages[a].same != step.after.passages[b].same


def _renumbered(step: Explained, id: str) -> bool:
    return step.before.numbers.get(id) != step.after.numbers.get(id)


def _firsts(edition: Edition) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, passage in enumerate(edition.passages):
        found.setdefault(passage.group, number)
    return found


def _first_pair(step: Explained, id: str) -> tuple[int | None, int | None]:
    return _firsts(step.before).get(id), _firsts(step.after).get(id)


def _text(edition: Edition, id: str) -> str:
    """The words of a clause below its title."""
    inside = [one for one in edition.passages if one.group == id and one.kind != "title"]
    return "\n".join(_labelled(one) for one in inside)


def _labelled(one: Passage) -> str:
    return f"{one.label} {one.text}" if one.label else one.text


def _places(whole: Explained) -> object:
    """Where a pair stands in reading order: on the later side, or behind what stood before it on the earlier one."""
    forward = dict(whole.pairs)

    def at(a: int | None, b: int | None) -> float:
        if b is not None:
            return float(b)
        number = a
        while number is not None and number >= 0:
            found = forward.get(number)
            if found is not None:
                return found + 0.5
            number -= 1
        return -1.0

    return at
