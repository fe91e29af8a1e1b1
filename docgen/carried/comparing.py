"""What a file says now, held against the marks in its record: which pieces are the same, changed, gone or new.

In: the parts of a record, and what was read back. Out: a ``Compared``. Texts are told apart by their marks alone; where
a piece has changed is concluded from its neighbours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from docgen.carried.marks import mark, together, words
from docgen.carried.record import Part
from docgen.carried.shown import Shown

_APART = ("figure", "cover")  # kinds of pieces whose words some formats do not show, or lay out as they like
_NOTHING = "-"  # the mark of a number or a label alone
_LABEL = 8  # words at most of what may stand before the words of a piece: a number, a label, a defined term


class State(StrEnum):
    """What became of a piece since the file was built."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(slots=True)
class Compared:
    """For each part what became of it, for each paragraph of the file the part that it is (-1: none), and the
    paragraphs that were added, each with the part that it follows."""

    states: list[State]
    at: list[int]
    added: list[tuple[int, str]] = field(default_factory=list)

    @property
    def same(self) -> bool:
        """Whether nothing was changed."""
        return not self.added and all(state is State.SAME for state in self.states)


def compare(parts: Sequence[Part], shown: Sequence[Shown]) -> Compared:
    """Hold a file against its record."""
    known = {part.mark for part in parts} | {mark(part.name) for part in parts}
    known.discard("")
    ahead = _ahead(parts)
    marks = [_named(together(one.cells) if one.cells else one.words, known, ahead) for one in shown]
    laid_out = [one for one, own in zip(shown, marks, strict=True) if own not in known]
    there = Counter(marks) + Counter(_named(cell, known, ahead) for one in laid_out for cell in one.cells)
    checked = [number for number, part in enumerate(parts) if part.mark and part.kind not in _APART]
    made = Compared([State.SAME] * len(parts), [-1] * len(shown))
    before = [parts[number].mark for number in checked]
    for kind, start, end, first, last in SequenceMatcher(None, before, marks, autojunk=False).get_opcodes():
        if kind == "equal":
            made.at[first:last] = checked[start:end]
            continue
        lost = [number for number in checked[start:end] if not there[parts[number].mark]]
        found = [
            number
            for number in range(first, last)
            if marks[number] not in known and marks[number] != _NOTHING and not _of_cells(shown[number], known, ahead)
        ]
        for number, place in zip(lost, found, strict=False):
            made.states[number] = State.CHANGED
            made.at[place] = number
        for number in lost[len(found) :]:
            made.states[number] = State.GONE
        after = checked[end - 1] if end else -1
        if _within(parts, checked[:end]):
            made.added += [(after, shown[place].words) for place in found[len(lost) :]]
    _fill(made, marks, {part.mark: number for number, part in reversed(list(enumerate(parts))) if part.mark})
    return made


def _ahead(parts: Sequence[Part]) -> set[str]:
    """What may stand before the words of a piece in some formats: its number, a term that it defines, a label."""
    names = {part.name for part in parts} | {f"{part.name}:" for part in parts}
    return {" ".join(words(one)) for one in {part.number for part in parts} | names} - {"", ":"}


def _named(text: str, known: set[str], ahead: set[str]) -> str:
    """The mark under which the record knows a text, with or without what stands before it; else its own."""
    whole = mark(text)
    if whole in known:
        return whole
    said = [word for word in words(text) if word.strip("_")]
    for count in range(1, min(_LABEL, len(said)) + 1):
        if " ".join(said[:count]) in ahead and (rest := mark(" ".join(said[count:]))) in known:
            return rest
    return _NOTHING if " ".join(said) in ahead else whole


def _of_cells(one: Shown, known: set[str], ahead: set[str]) -> bool:
    """Whether a table lays out pieces that the record knows one by one, as that of the signatures does."""
    return bool(one.cells) and all(_named(cell, known, ahead) in known | {_NOTHING} for cell in one.cells)


def _within(parts: Sequence[Part], before: Sequence[int]) -> bool:
    """Whether the text itself has begun: what stands before it, such as contents, is not compared."""
    return any(parts[number].kind in ("paragraph", "item", "definition") for number in before)


def _fill(made: Compared, marks: list[str], places: dict[str, int]) -> None:
    """Paragraphs that stand elsewhere than in the record are still what they are."""
    for number, one in enumerate(marks):
        if made.at[number] < 0:
            made.at[number] = places.get(one, -1)
