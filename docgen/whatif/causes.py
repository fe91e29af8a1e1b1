"""Why a document differs between two sides of which one thing was exchanged: the facts, or the wording and the order.

In: both editions of a document, and the facts that differ. Out: for each passage, clause and number the causes. Nothing
is guessed where it can be read off: a value by its fields, a branch by the fields for which its clause asks, a
reference by what moved its target.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from docgen.whatif.changes import Cause
from docgen.whatif.facts import Index
from docgen.whatif.pairs import pairs
from docgen.whatif.passages import Edition, Passage
from docgen.whatif.remainder import Remainder
from docgen.whatif.sides import Side
from docgen.whatif.structure import Causes, Readings, Structure


class Step:
    """All documents of two sides; ``of`` gives what explains a document."""

    def __init__(self, before: Side, after: Side, index: Index) -> None:
        self.before, self.after, self.facts = before, after, Readings(index)
        self._made: dict[str, Explained] = {}

    def of(self, kind: str) -> Explained | None:
        """What explains a document; None where it stands on one side alone."""
        if kind not in self.before.editions or kind not in self.after.editions:
            return None
        if kind not in self._made:
            self._made[kind] = Explained(self, self.before.editions[kind], self.after.editions[kind])
        return self._made[kind]


class Explained(Remainder):
    """One document on both sides of a step: its clauses and numbers, and its passages."""

    def __init__(self, step: Step, before: Edition, after: Edition) -> None:
        super().__init__((step.before, step.after), step.facts, before, after)
        self.step = step
        self._passages: dict[tuple[int | None, int | None], Causes] = {}
        self._under_way: set[tuple[int | None, int | None]] = set()

    def others(self) -> Iterator[Structure]:
        """The other documents of the set."""
        every = (self.step.of(kind) for kind in self.step.before.editions)
        return (one for one in every if one is not None and one is not self)

    @cached_property
    def pairs(self) -> tuple[tuple[int | None, int | None], ...]:
        """Which passage is which."""
        return pairs(self.before.passages, self.after.passages)

    def changed(self) -> Iterator[tuple[int | None, int | None]]:
        """The pairs that a reader can tell apart by their words."""
        for a, b in self.pairs:
            if a is None or b is None or self.before.passages[a].same != self.after.passages[b].same:
                yield a, b

    def why(self, a: int | None, b: int | None) -> Causes:
        """Why a passage differs, came or went."""
        pair = (a, b)
        if pair not in self._passages:
            if pair in self._under_way:
                return ()
            self._under_way.add(pair)
            one = self.before.passages[a] if a is not None else None
            other = self.after.passages[b] if b is not None else None
            found = self._why(one, other) or self.whatever(one, other)
            self._under_way.discard(pair)
            self._passages[pair] = tuple(dict.fromkeys(found))
        return self._passages[pair]

    def _why(self, one: Passage | None, other: Passage | None) -> Causes:
        shown = other or one
        assert shown is not None
        before, after = self.before.entries.get(shown.group), self.after.entries.get(shown.group)
        if (before is None) != (after is None):
            return self.clause(shown.group)
        if shown.kind == "heading":
            return self._heading(one, other)
        if shown.kind == "definition":
            return self._definition(one, other)
        if one is not None and other is not None and one.bare == other.bare:
            return (*self._values(one, other), *self._links(one, other), *self._drawn(one, other))
        links = self._links(one, other) if one is not None and other is not None else ()
        return (*self._wording(shown.group), *self._branches(one, other), *links, *self._files_of(shown))

    # ------------------------------------------------------------ a passage

    def _values(self, one: Passage, other: Passage) -> Iterator[Cause]:
        for old, new in zip(one.values, other.values, strict=False):
            if old.text != new.text:
                found = self.facts.fields((*old.fields, *new.fields))
                found = found or self._asked(other.group, new.calculation != "")
                yield from found or self.facts.fields(("governing_law",), "law") or self.labels()

    def _drawn(self, one: Passage, other: Passage) -> Causes:
        if one.drawn == other.drawn and one.block == "":
            return ()
        found = self.facts.fields(one.fields | other.fields) if one.drawn != other.drawn else ()
        return (*found, *self._files_of(other))

    def _asked(self, group: str, calculated: bool) -> Causes:
        """The facts that differ among those for which a clause asks, where a value does not name its own."""
        return self.facts.fields(self.reads(group)) if calculated else ()

    def _branches(self, one: Passage | None, other: Passage | None) -> Causes:
        """The facts that decide which words of a clause stand: those for which it asks without printing them, and of
        those that it prints the ones in this passage."""
        shown = other or one
        assert shown is not None
        if shown.kind == "title":
            return ()
        here = frozenset().union(*(passage.fields for passage in (one, other) if passage is not None))
        printed = {change.path for change in self.facts.index.of(here)}
        elsewhere = {change.path for change in self.facts.index.of(self._printed(shown.group))} - printed
        met = self.facts.index.of((*self.reads(shown.group), *here))
        deciding = [change for change in met if change.path not in printed and change.path not in elsewhere]
        own = [change for change in met if change.path in printed]
        if one is None or other is None:  # a value that differs does not bring in the words around it
            came = [change for change in own if not change.before or not change.after or change.path.endswith("]")]
            deciding = [*deciding, *came] or own or list(met)
        else:
            deciding = [*own, *deciding] or list(met)
        return tuple(self.facts.field(change) for change in deciding)

    def _printed(self, group: str) -> frozenset[str]:
        every = (*self.before.passages, *self.after.passages)
        return frozenset(path for passage in every if passage.group == group for path in passage.fields)

    def _links(self, one: Passage, other: Passage) -> Iterator[Cause]:
        """What moved the numbers that a passage names."""
        earlier = {(link.document, link.target): link.text for link in one.links}
        for link in other.links:
            if earlier.get((link.document, link.target), link.text) == link.text:
                continue
            there = self.step.of(link.document) if link.document else self
            if there is None:
                yield from self.labels()
                continue
            numbers = there.before.numbers.get(link.target, ""), there.after.numbers.get(link.target, "")
            if numbers[0] != numbers[1]:
                yield Cause("number", link.target, *numbers)
                yield from there.number(link.target)
            else:
                yield from there.named(link.target) or self.labels()

    def named(self, target: str) -> Causes:
        """Why a clause or section is called something else."""
        if target in self.before.sections:
            return self.file("heading", f"headings/{self.after.kind}.yaml")
        return self._wording(target)

    def _heading(self, one: Passage | None, other: Passage | None) -> Causes:
        if one is not None and other is not None:
            return self.file("heading", f"headings/{self.after.kind}.yaml")
        shown = other or one
        assert shown is not None
        return self._all(self.clause(id) for id in self._within(shown.group))

    def _definition(self, one: Passage | None, other: Passage | None) -> Causes:
        if one is not None and other is not None:
            links = self._links(one, other)
            met = self.facts.fields(one.fields | other.fields)
            return (*met, *links) or self.file("terms", "terms.yaml") or self._branches(one, other)
        shown = other or one
        assert shown is not None
        users = self._all(self.why(a, b) for a, b in self._using(shown.block))
        return users or self.file("terms", "terms.yaml")

    def _using(self, term: str) -> Iterator[tuple[int | None, int | None]]:
        """The passages that use a term on one side alone."""
        for a, b in self.changed():
            one = self.before.passages[a] if a is not None else None
            other = self.after.passages[b] if b is not None else None
            used = [term in passage.terms for passage in (one, other) if passage is not None]
            if any(used) and (len(used) == 1 or not all(used)):
                yield a, b

    def _files_of(self, shown: Passage) -> Causes:
        """The words and the layout of the table or picture in which a passage stands."""
        if not shown.block or shown.kind == "definition":
            return ()
        return tuple(
            Cause("layout" if name.startswith("templates/") else "labels", name, place=name)
            for name in self.changed_files
            if name.endswith((f"tables/{shown.block}.yaml", f"figures/{shown.block}.yaml"))
        )

    def _paragraphs(self, sections: set[str]) -> Causes:
        """What came and went among the paragraphs of clauses without title, which are numbered one after the other."""
        inside = {id for id in (*self.before.entries, *self.after.entries) if self._sections(id) & sections}
        return self._all(self.why(a, b) for a, b in self.changed() if self._came(a, b) in inside)

    def _came(self, a: int | None, b: int | None) -> str:
        """The group of a passage that came or went; empty for one that stands on both sides."""
        if a is None and b is not None:
            return self.after.passages[b].group
        return self.before.passages[a].group if b is None and a is not None else ""

    def shifted(self, a: int, b: int) -> Causes:
        """What moved the number beside a passage whose clause kept its own."""
        one, other = self.before.passages[a], self.after.passages[b]
        came = [(c, d) for c, d in self.changed() if c is None or d is None]
        if other.kind == "caption":
            near = [pair for pair in came if self._kind(pair) == "caption"]
        elif other.kind == "heading":
            return self.number(other.group)
        else:
            near = [pair for pair in came if self._came(*pair) == other.group]
        found = self._all(self.why(c, d) for c, d in near)
        return found or self.whatever(one, other)

    def _kind(self, pair: tuple[int | None, int | None]) -> str:
        a, b = pair
        return self.after.passages[b].kind if b is not None else self.before.passages[a].kind if a is not None else ""
