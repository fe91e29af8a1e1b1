"""Every piece of wording of the library with its account: clauses, terms, words of tables and pictures, layouts.

In: ``Holdings``. Out: a ``Survey``, which is what rules look at. Wording that Jinja can't read gives a finding in place
of an account.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from jinja2 import TemplateSyntaxError

from docgen.assembly import sandbox
from docgen.assembly.complaints import Vocabulary, explain
from docgen.finding import Finding, Location
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library
from docgen.model.engagement import DocumentType
from docgen.model.record import Record
from docgen.upkeep.account import Account, Scope
from docgen.upkeep.cited import Cited, everywhere
from docgen.upkeep.holdings import LAWS, Holdings
from docgen.upkeep.parts import expressions, row, texts
from docgen.upkeep.reading import LAW, read
from docgen.upkeep.shapes import SOME, UNKNOWN, Shape, merged


class _Here(Record):
    """What clauses know of the document in which they stand."""

    type: DocumentType


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of wording: whose it is, where it stands, and what it does.

    ``kind`` is clause, term, table, figure or layout, ``owner`` its name, ``part`` the way to the piece within its
    file. ``documents`` are the types in which it can stand. ``wording`` is the clause file that holds it.
    """

    language: str
    kind: str
    owner: str
    part: tuple[str, ...]
    source: str
    place: Location
    account: Account
    documents: frozenset[str]
    laws: frozenset[str]
    wording: ClauseText | None = None

    def at(self, line: int, needle: str = "") -> Location:
        """The place of a line of the piece, and in it of a text."""
        lines = self.source.split("\n")
        text = lines[line - 1] if 0 < line <= len(lines) else ""
        column = text.find(needle) + 1 if needle else 1
        if self.wording is None:
            return replace(self.place, line=self.place.line + (line if len(lines) > 1 else 0))
        return replace(self.place, line=self.place.line + line - 1, column=max(column, 1))

    def place_of(self, offset: int) -> Location:
        """The place of a character of the piece."""
        line = self.source.count("\n", 0, offset)
        found = self.at(line + 1)
        return found if self.wording is None else replace(found, column=offset - self.source.rfind("\n", 0, offset))


@dataclass(frozen=True)
class Survey:
    """The holdings, and the account of each piece of wording in them."""

    holdings: Holdings
    pieces: tuple[Piece, ...]
    unreadable: tuple[Finding, ...]

    @cached_property
    def uses(self) -> dict[tuple[str, str], frozenset[str]]:
        """The documents in which each table and figure stands, by ``("table", name)``."""
        return _uses(self.holdings, self.pieces)

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """Every citation of a statute."""
        return tuple(everywhere(self.pieces, self.holdings.registers))

    def of(self, kind: str, language: str) -> Iterator[Piece]:
        """The pieces of a kind in a language."""
        return (piece for piece in self.pieces if piece.kind == kind and piece.language == language)


@dataclass(slots=True)
class _Surveyor:
    holdings: Holdings
    pieces: list[Piece] = field(default_factory=list)
    unreadable: list[Finding] = field(default_factory=list)

    def scope(self, documents: frozenset[str], laws: frozenset[str], names: Mapping[str, Shape] | None = None) -> Scope:
        known = dict.fromkeys(("table", "figure", "definitions", "signatures"), UNKNOWN)
        here = Shape("document", frozenset({SOME}), models=(_Here,))
        can_be: dict[tuple[str, ...], frozenset[Any]] = {LAW: laws}
        if documents:
            can_be["document", "type"] = documents
        if len(documents) == 1:
            can_be["has", *documents, "documents"] = frozenset({True})
        return Scope({**known, "document": here, **(names or {})}, can_be)

    def add(self, piece: Piece, scope: Scope, *, expression: bool = False, condition: bool = False) -> Scope:
        """Keep a piece with its account; gives what is known where it is met if it is a condition."""
        try:
            account, met = read(piece.source, scope, expression=expression, condition=condition)
        except TemplateSyntaxError as problem:
            known = Vocabulary((), tuple(sandbox.filters()))
            self.unreadable.extend(explain(problem, piece.at(problem.lineno), known, lines=False))
            return scope
        self.pieces.append(replace(piece, account=account))
        return met

    def clauses(self, library: Library) -> None:
        for wording in self.holdings.wordings(library):
            head, laws = wording.head, self.holdings.laws(library, wording)
            documents = self.holdings.standing.get(head.id, frozenset())
            scope = self.scope(documents, laws)
            blank = Piece(
                library.language, "clause", head.id, (), "", Location(wording.file), Account(), documents, laws, wording
            )
            if head.when:
                place = wording.places.get(("when",), Location(wording.file, wording.when_line, 1))
                scope = self.add(replace(blank, part=("when",), source=head.when, place=place), scope, condition=True)
            body = replace(blank, part=("body",), source=wording.body, place=Location(wording.file, wording.line, 1))
            self.add(body, scope)

    def terms(self, library: Library) -> None:
        every = frozenset(self.holdings.outlines)
        for name, term in library.terms.items():
            documents = frozenset(kind.value for kind in term.documents) or every
            own = {kind.value: text for kind, text in term.means_in.items()}
            meanings: dict[tuple[str, ...], tuple[str, frozenset[str]]] = {
                ("means",): (term.means, documents - own.keys())
            }
            meanings |= {("means_in", kind): (text, frozenset({kind})) for kind, text in own.items()}
            for part, (source, kinds) in meanings.items():
                place = library.terms_file.places.get((name, *part), Location(library.terms_file.file, 1, 1))
                piece = Piece(library.language, "term", name, part, source, place, Account(), kinds, LAWS)
                self.add(piece, self.scope(kinds, LAWS))

    def words(
        self, library: Library, given: Mapping[str, Shape], uses: Mapping[tuple[str, str], frozenset[str]]
    ) -> None:
        for kind, shelf in (("table", library.tables), ("figure", library.figures)):
            for name, words in shelf.items():
                documents = uses.get((kind, name), frozenset())
                layout = self.holdings.layouts.get(name) if kind == "table" else None
                base = self.scope(documents, LAWS, {"words": UNKNOWN, "given": given.get(name, UNKNOWN)})
                names = row(layout, base) if layout is not None else {}
                for part, source in texts(words.data):
                    rowed = layout is not None and part[0] in {"cells", "group"}
                    scope = replace(base, names={**base.names, **names}) if rowed else base
                    place = words.places.get(part, Location(words.file, 1, 1))
                    piece = Piece(library.language, kind, name, part, source, place, Account(), documents, LAWS)
                    self.add(piece, replace(scope, open=layout is None))

    def layouts(self, given: Mapping[str, Shape], uses: Mapping[tuple[str, str], frozenset[str]]) -> None:
        for name, layout in self.holdings.layouts.items():
            documents = uses.get(("table", name), frozenset())
            base = self.scope(documents, LAWS, {"words": UNKNOWN, "given": given.get(name, UNKNOWN)})
            rowed = replace(base, names={**base.names, **row(layout, base)})
            for part, source, within in expressions(layout):
                place = layout.places.get(part, Location(layout.file, 1, 1))
                keys = tuple(str(one) for one in part)
                piece = Piece("", "layout", name, keys, source, place, Account(), documents, LAWS)
                condition = part[-1] == "when"
                self.add(piece, rowed if within else base, expression=True, condition=condition)


def survey(holdings: Holdings) -> Survey:
    """Read every piece of wording."""
    surveyor = _Surveyor(holdings)
    for library in holdings.libraries.values():
        surveyor.clauses(library)
        surveyor.terms(library)
    uses = _uses(holdings, tuple(surveyor.pieces))
    given = _given(surveyor.pieces)
    for library in holdings.libraries.values():
        surveyor.words(library, given, uses)
    surveyor.layouts(given, uses)
    return Survey(holdings, tuple(surveyor.pieces), tuple(surveyor.unreadable))


def _uses(holdings: Holdings, pieces: tuple[Piece, ...]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for piece in pieces:
        named = [("table", name) for name in piece.account.tables] + [("figure", n) for n in piece.account.figures]
        for one in named:
            found.setdefault(one, set()).update(piece.documents)
    for kind, outline in holdings.outlines.items():
        for name in outline.text.front:
            found.setdefault(("table", name), set()).add(kind)
    return {one: frozenset(kinds) for one, kinds in found.items()}


def _given(pieces: list[Piece]) -> dict[str, Shape]:
    """What clauses hand over to each table."""
    shapes: dict[str, list[Shape]] = {}
    for piece in pieces:
        for name, given in piece.account.tables.items():
            shapes.setdefault(name, []).extend(given)
    return {name: merged(each) for name, each in shapes.items() if each}
