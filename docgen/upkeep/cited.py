"""Where the library cites which statute, and what the registers hold of it.

In: pieces of wording and registers. Out: each citation with its place and the laws under which it can be read; and the
entries of the registers by what they cite.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.finding import Location
from docgen.library.statutes import Register, Statute
from docgen.upkeep.citations import Citation, Key, Recogniser

if TYPE_CHECKING:
    from docgen.upkeep.pieces import Piece

_NOTES = ("changes", "accept", "standard_terms", "guidance")


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation where it stands. ``laws`` are those under which it can stand in a document; ``note`` says that it
    stands in what is written for those who negotiate, and in no document."""

    language: str
    place: Location
    citation: Citation
    laws: frozenset[str]
    note: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A statute in its register."""

    register: Register
    name: str
    statute: Statute

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.register.places.get(("statutes", self.name), Location(self.register.file, 1, 1))

    @property
    def laws(self) -> frozenset[str]:
        """The laws under whose wording it may stand."""
        return frozenset(law.value for law in self.statute.under or self.register.text.under)


def entries(registers: Iterable[Register]) -> Iterator[Entry]:
    """Every entry of every register."""
    for register in registers:
        for name, statute in register.text.statutes.items():
            yield Entry(register, name, statute)


def by_key(registers: list[Register]) -> dict[Key, list[Entry]]:
    """The entries by what they cite, in any of their forms."""
    recogniser = Recogniser(registers)
    found: dict[Key, list[Entry]] = {}
    for entry in entries(registers):
        forms = (form for forms in entry.statute.cite.values() for form in forms)
        for key in {one.key for form in forms for one in recogniser.find(form) if one.act}:
            found.setdefault(key, []).append(entry)
    return found


def everywhere(pieces: Iterable[Piece], registers: list[Register]) -> Iterator[Cited]:
    """Every citation: in clauses with their titles and notes, in definitions, and in words of tables and pictures."""
    recogniser = Recogniser(registers)
    for piece in pieces:
        if piece.kind == "layout" or piece.part == ("when",):
            continue
        for stretch in piece.account.stretches:
            for one in recogniser.find(stretch.text):
                before = stretch.text[: one.start]
                place = piece.at(stretch.line + before.count("\n"), one.text)
                yield Cited(piece.language, place, one, stretch.laws)
        if piece.wording is not None:
            yield from _front(piece, recogniser)


def _front(piece: Piece, recogniser: Recogniser) -> Iterator[Cited]:
    """Citations in the front matter: the title stands in documents, the notes do not."""
    assert piece.wording is not None
    for name in ("title", *_NOTES):
        text = getattr(piece.wording.head, name)
        for one in recogniser.find(text or ""):
            place = piece.wording.places.get((name,), Location(piece.wording.file, 1, 1))
            note = name != "title"
            yield Cited(piece.language, place, one, frozenset() if note else piece.laws, note)
