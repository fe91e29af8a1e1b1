"""Why a clause stands in a document on one side alone or elsewhere, and why a number moved.

In: both editions of a document, and the facts that differ. Out: the causes: a condition with the fields that decide it,
another law or position, the wording, the outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from docgen.library.clause import ClauseText
from docgen.reports import reading
from docgen.upkeep.feeds import spelled_names
from docgen.whatif.changes import Cause, Why
from docgen.whatif.facts import FactChange, Index
from docgen.whatif.order import moved
from docgen.whatif.passages import Edition
from docgen.whatif.sides import Side

Causes = tuple[Cause, ...]


class Readings:
    """The facts that differ, found by what was read."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def fields(self, reads: Iterable[str], through: str = "") -> Causes:
        """The facts that differ among those that were read."""
        return tuple(self.field(one, through) for one in self.index.of(reads))

    @staticmethod
    def field(one: FactChange, through: str = "") -> Cause:
        """A fact that differs as a cause."""
        return Cause("field", one.path, one.before, one.after, through, one.place or one.place_before)


class Structure:
    """The clauses and numbers of one document on both sides."""

    def __init__(self, sides: tuple[Side, Side], facts: Readings, before: Edition, after: Edition) -> None:
        self.sides, self.facts, self.before, self.after = sides, facts, before, after
        self.changed_files = {
            name: (before.files[name], after.files[name])
            for name in before.files
            if name in after.files and before.files[name] != after.files[name]
        }
        self._clauses: dict[str, Causes] = {}

    @cached_property
    def moved(self) -> frozenset[str]:
        """The clauses that stand on both sides, elsewhere or in another order."""
        return moved(self.before, self.after)

    def reads(self, group: str) -> tuple[str, ...]:
        """The fields for which the wording of a clause asks, on both sides."""
        entries = (side.entries.get(group) for side in (self.before, self.after))
        return tuple(path for entry in entries if entry is not None for path in entry.reads)

    def clause(self, id: str) -> Causes:
        """Why a clause came in, went out or stands elsewhere."""
        if id not in self._clauses:
            self._clauses[id] = tuple(dict.fromkeys(self._clause(id)))
        return self._clauses[id]

    def _clause(self, id: str) -> Iterator[Cause]:
        before, after = self.before.entries.get(id), self.after.entries.get(id)
        if before is not None and after is not None:
            if id in self.moved:
                yield from self.outline()
            return
        entry = after or before
        if entry is None:
            return
        listed = [any(name.endswith(f":{id}") for name in side.files) for side in (self.before, self.after)]
        if listed[0] != listed[1]:
            yield from self.outline()
            return
        reads = (*entry.decided_by, *condition_fields(entry.condition))
        texts = [_chosen(side, id) for side in self.sides]
        conditions = {text.head.when for text in texts if text is not None}
        reads = (*reads, *(path for one in conditions for path in condition_fields(one or "")))
        found = self.facts.fields(reads, entry.condition)
        yield from found
        if len({text.file if text else "" for text in texts}) > 1:
            chosen = self._choice(id)
            yield from chosen
            found = (*found, *chosen)
        digest = next(
            (name for name in self.changed_files if name.startswith("clause:") and name.endswith(f":{id}")), ""
        )
        if digest and (not found or len(conditions) > 1):
            old, new = (text.head.version if text else "" for text in texts)
            yield Cause("wording", id, old, new, place=entry.file)

    def outline(self) -> Causes:
        """The outline, where it differs."""
        return self.file("outline", f"{self.after.kind}/outline.yaml")

    def _within(self, section: str) -> list[str]:
        """The clauses of a section that came, went or moved."""
        return [id for id in self._events() if section in self._sections(id)]

    def _events(self) -> list[str]:
        return [
            *(id for id in self.after.entries if id not in self.before.entries or id in self.moved),
            *(id for id in self.before.entries if id not in self.after.entries),
        ]

    def _sections(self, id: str) -> set[str]:
        return {side.entries[id].section for side in (self.before, self.after) if id in side.entries}

    def number(self, target: str) -> Causes:
        """What moved a number: what came, went or moved before it."""
        if target in self.before.sections or target in self.after.sections:
            sections = (*self.before.sections, *self.after.sections)
            gone = [one for one in dict.fromkeys(sections) if sections.count(one) == 1 and self._earlier(one, target)]
            within = self._all(self.clause(id) for one in gone for id in self._within(one))
            return within or self._all(self.clause(id) for id in self._events()) or self.labels() or self.outline()
        own = self._sections(target)
        found: Causes = ()
        for section in own:
            if self.before.numbers.get(section) != self.after.numbers.get(section) and section:
                found = (*found, *self.number(section))
        near = [id for id in self._events() if self._sections(id) & own and self._earlier(id, target)]
        found = (*found, *self._all(self.clause(id) for id in near))
        found = found or self._paragraphs(own)
        found = found or self._all(self.clause(id) for id in self._events()) or self.labels() or self.outline()
        return tuple(dict.fromkeys(found))

    def _earlier(self, one: str, other: str) -> bool:
        """Whether something stands before something else, on a side that has both."""
        for side in (self.before, self.after):
            for order in (list(side.entries), list(side.sections)):
                if one in order and other in order:
                    return order.index(one) < order.index(other) or one in self.moved
        return False

    def _wording(self, clause: str) -> Causes:
        """Another wording of a clause: another position or law, or its text itself."""
        before, after = self.before.entries.get(clause), self.after.entries.get(clause)
        if before is None or after is None or (before.file, before.digest) == (after.file, after.digest):
            return ()
        if before.file != after.file:
            found = self._choice(clause)
            if found:
                return found
        return (Cause("wording", clause, before.version, after.version, "", after.file),)

    def _choice(self, clause: str) -> Causes:
        exceptions = self.facts.fields((f"positions.exceptions.{clause}",), "position")
        default = self.facts.fields(("positions.default",), "position")
        return (*(exceptions or default), *self.facts.fields(("governing_law",), "law"))

    def file(self, why: Why, ending: str) -> Causes:
        """The files that differ and whose names end so."""
        return tuple(Cause(why, name, place=name) for name in self.changed_files if name.endswith(f"/{ending}"))

    @staticmethod
    def _all(some: Iterable[Iterable[Cause]]) -> Causes:
        return tuple(dict.fromkeys(cause for causes in some for cause in causes))

    def labels(self) -> Causes:
        """The words of labels, or the spelling of the law, where they differ."""
        return self.file("labels", "labels.yaml") or self.file("spelling", "spelling.yaml")

    def _paragraphs(self, sections: set[str]) -> Causes:  # noqa: ARG002 - whoever knows the passages says more
        """What moved numbers within some sections, but for clauses."""
        return ()


def _chosen(side: Side, clause: str) -> ClauseText | None:
    """The wording that a side would choose for a clause, where that is known."""
    if side.live is None or side.live.reading.engagement is None:
        return None
    facts = side.live.reading.engagement.engagement
    position = facts.positions.exceptions.get(clause, facts.positions.default)
    return side.live.materials.library.choose(clause, facts.governing_law.value, position.value)


def condition_fields(condition: str) -> tuple[str, ...]:
    """The fields that a condition names, as input files spell them."""
    names: Mapping[str, str] = spelled_names()
    read = reading.fields("", condition) if condition else ()
    return tuple(".".join(names.get(part, part) for part in path.split(".")) for path in read)
