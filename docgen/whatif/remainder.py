"""What explains a passage where nothing closer does: what stands around clauses, and what a whole document rests on.

In: a passage on both sides. Out: the nearest causes that are left, from the fields for which its clause asks to another
version of the program.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.whatif.changes import Cause
from docgen.whatif.passages import Passage
from docgen.whatif.structure import Causes, Structure

_COVER = ("governing_law", "status")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


class Remainder(Structure):
    """One document on both sides, and what is left to explain a passage of it."""

    def others(self) -> Iterator[Structure]:
        """The other documents of the set, where they are known."""
        return iter(())

    def whatever(self, one: Passage | None, other: Passage | None) -> Causes:
        """What is left where nothing closer explains a passage: what the whole document rests on."""
        shown = other or one
        assert shown is not None
        tries: tuple[Callable[[], Causes], ...] = (
            lambda: self.facts.fields(_COVER) if shown.group == "cover" else (),
            lambda: (
                self.file("heading", f"headings/{self.after.kind}.yaml") if shown.group in {"cover", "front"} else ()
            ),
            lambda: self.facts.fields(self.reads(shown.group)),
            lambda: self._by_words(one, other),
            lambda: self._elsewhere(one, other),
            self.labels,
            lambda: self.file("terms", "terms.yaml"),
            lambda: self.file("spelling", "spelling.yaml"),
            self.outline,
            lambda: self.facts.fields((*self.before.fields, *self.after.fields)),
            lambda: self._changed_files(clauses=False),
            lambda: self._changed_files(clauses=True),
            self._program,
        )
        return next((found for attempt in tries if (found := attempt())), ())

    def _by_words(self, one: Passage | None, other: Passage | None) -> Causes:
        """The facts of the document whose words on either side stand in the passage."""
        if one is None or other is None:
            return ()
        read = self.facts.index.of((*self.before.fields, *self.after.fields))
        said = [change for change in read if change.before and change.after]
        return tuple(
            self.facts.field(change) for change in said if change.before in one.text and change.after in other.text
        )

    def _elsewhere(self, one: Passage | None, other: Passage | None) -> Causes:
        """Numbers of another document that moved, where only the words tell that they are meant."""
        if one is None or other is None:
            return ()
        old, new = (set(_NUMBER.findall(passage.text)) for passage in (one, other))
        found: list[Cause] = []
        for there in self.others():
            for target, number in there.before.numbers.items():
                later = there.after.numbers.get(target, "")
                if number != later and number in old - new and later in new - old:
                    found.extend((Cause("number", target, number, later), *there.number(target)))
        return tuple(dict.fromkeys(found))

    def _changed_files(self, *, clauses: bool) -> Causes:
        """The files that differ: those of clauses, or the others."""
        named = [name for name in self.changed_files if name.startswith("clause:") is clauses]
        if not clauses:
            return tuple(Cause("files", name, place=name) for name in named)
        ids = [name.split(":", 2)[2] for name in named]
        entries = [(id, self.before.entries.get(id), self.after.entries.get(id)) for id in ids]
        return tuple(
            Cause("wording", id, old.version if old else "", new.version if new else "", place=new.file if new else "")
            for id, old, new in entries
        )

    def _program(self) -> Causes:
        before, after = self.sides
        if before.program == after.program:
            return ()
        return (Cause("program", "docgen", f"{before.version} {before.program}", f"{after.version} {after.program}"),)
