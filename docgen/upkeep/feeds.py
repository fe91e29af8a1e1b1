"""Where the value of a field stands: the clauses that print it, that show a table or a picture of it, or that depend on
it.

In: the folders of the library, and paths of fields as findings name them. Out: for each path the clauses, by type of
document. Nothing is assembled; of the library that much is read as can speak of these fields, in one language, for all
languages read the same fields. What can't be read is passed over: whoever checks the library is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from docgen.assembly import layout
from docgen.fields.kinds import kinds_in
from docgen.inputs import nodes
from docgen.library import outline, shelf
from docgen.library.clause import ClauseText, parse
from docgen.library.outline import Outline
from docgen.library.shelf import Library, Words
from docgen.library.vocabulary import TermText
from docgen.model.whole import Engagement
from docgen.upkeep import builders, pieces
from docgen.upkeep.holdings import Holdings, Layout
from docgen.upkeep.pieces import Piece

_SHOWN = re.compile(r"\b(table|figure)\(\s*['\"]([\w-]+)['\"]\s*(,)?")
_ASKS = re.compile(r"\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|^when:.*(?:\n[ ]+.*)*", re.MULTILINE)
_ID = re.compile(r"^id:\s*['\"]?([\w.-]+)", re.MULTILINE)
# Filters that print these fields of the record to which an id refers.
_CALLED, _CALLS = {"name", "names", "person"}, {"name", "title", "task", "role", "person"}
_PRINTED, _SHOWN_IN, _DEPENDS, _DEFINED = range(4)


@dataclass(frozen=True, slots=True, order=True)
class Feed:
    """A clause that a field feeds, and the type of document in which it stands."""

    document: str
    clause: str


@dataclass(frozen=True, slots=True)
class _File:
    """A clause file before it is read: what it asks for, and the tables and pictures in it."""

    path: Path
    asks: str
    clause: str
    shows: tuple[tuple[str, str, bool], ...]


def feeds(clauses: Path, templates: Path, fields: Iterable[str]) -> dict[str, tuple[Feed, ...]]:
    """The clauses that each field feeds, those that print it first, otherwise in the order of the documents."""
    wanted = {field: _unmarked(field) for field in fields}
    leaves = {path.rstrip("[*]").rpartition(".")[2] for path in wanted.values() if path}
    languages = shelf.languages(clauses)
    if not leaves or not languages:
        return {}
    named = _naming(leaves)
    files = list(_files(clauses / languages[-1]))
    outlines = {one.type: one for one in _outlines(templates)}
    held = _held(clauses / languages[-1], templates, outlines, files, named)
    read = pieces.survey(held).pieces
    order = {
        Feed(kind, clause): (number, place)
        for number, (kind, one) in enumerate(sorted(outlines.items(), key=lambda each: _IN_ORDER.get(each[0], 9)))
        for place, clause in enumerate(one.clause_ids())
    }
    shown = _shown(files)
    found: dict[str, tuple[Feed, ...]] = {}
    for field, path in wanted.items():
        ranks: dict[Feed, int] = {}
        for feed, rank in _fed(path, read, held, shown, named):
            ranks[feed] = min(rank, ranks.get(feed, rank))
        found[field] = tuple(sorted(ranks, key=lambda feed: (ranks[feed], order.get(feed, (9, 0)))))
    return found


_IN_ORDER = {"contract": 0, "rfp": 1, "governance-charter": 2, "contingency-plan": 3}


def _unmarked(field: str) -> str:
    """A path without the ids of items, as wording reads it."""
    return re.sub(r"\[[^\]]*\]", "[*]", field)


@cache
def spelled_names() -> dict[str, str]:
    """How input files spell a field whose name in the models is another."""
    kinds = [kind for kind in kinds_in(Engagement) if hasattr(kind, "model_fields")]
    return {name: info.alias for kind in kinds for name, info in kind.model_fields.items() if info.alias}


def _naming(leaves: Collection[str]) -> re.Pattern[str]:
    """What wording that reads one of these fields must hold: its name, or the way to a value that rests on it."""
    names = {*leaves, *(name for name, spelled in spelled_names().items() if spelled in leaves)}
    if names & _CALLS:
        names |= _CALLED
    if builders.counted(names):
        names.add("calc")
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, names)))})\b")


def _files(folder: Path) -> Iterator[_File]:
    for path in sorted(path for path in folder.rglob("*.md") if path.is_file()):
        text = path.read_text("utf-8", errors="replace")
        head = _ID.search(text)
        if head:
            shows = tuple((found[1], found[2], bool(found[3])) for found in _SHOWN.finditer(text))
            yield _File(path, "\n".join(_ASKS.findall(text)), head[1], shows)


def _outlines(templates: Path) -> Iterator[Outline]:
    for path in sorted(templates.glob("*/outline.yaml")):
        order, _ = outline.read(templates, path.parent.name, templates.as_posix())
        if order is not None:
            yield order


def _shown(files: Iterable[_File]) -> dict[tuple[str, str], list[str]]:
    """The clauses that show each table and picture."""
    found: dict[tuple[str, str], list[str]] = {}
    for file in files:
        for kind, name, _ in file.shows:
            found.setdefault((kind, name), []).append(file.clause)
    return found


def _held(
    folder: Path, templates: Path, outlines: dict[str, Outline], files: list[_File], named: re.Pattern[str]
) -> Holdings:
    """That part of the library which names one of the fields, and the clauses that hand records over to tables."""
    clauses: dict[str, list[ClauseText]] = {}
    for file in files:
        if named.search(file.asks) or any(given for _, _, given in file.shows):
            read, _ = parse(file.path.read_bytes(), file.path.as_posix())
            if read is not None:
                clauses.setdefault(read.head.id, []).append(read)
    words = {kind: dict(_words(folder / f"{kind}s", named)) for kind in ("table", "figure")}
    terms, terms_file = _terms(folder / "terms.yaml", named)
    layouts = dict(_layouts(templates / "tables", named))
    library = Library(
        folder.name,
        {name: tuple(variants) for name, variants in clauses.items()},
        terms,
        terms_file,
        {},
        Words("", {}, ""),
        words["table"],
        words["figure"],
        {},
        {},
    )
    return Holdings({folder.name: library}, outlines, layouts, [])


def _layouts(folder: Path, named: re.Pattern[str]) -> Iterator[tuple[str, Layout]]:
    for path in sorted(folder.glob("*.yaml")):
        raw = path.read_bytes()
        tree = nodes.read(raw, path.as_posix())[0] if named.search(raw.decode("utf-8", errors="replace")) else None
        text = layout.read(tree)[0] if tree is not None else None
        if tree is not None and text is not None:
            yield path.stem, Layout(path.stem, text, path.as_posix(), tree.values | tree.keys)


def _words(folder: Path, named: re.Pattern[str]) -> Iterator[tuple[str, Words]]:
    for path in sorted(folder.glob("*.yaml")):
        raw = path.read_bytes()
        text = raw.decode("utf-8", errors="replace")
        if "{" in text and named.search(text):
            tree, _ = nodes.read(raw, path.as_posix())
            if tree is not None:
                yield path.stem, Words(path.as_posix(), tree.data, "", tree.values | tree.keys)


def _terms(path: Path, named: re.Pattern[str]) -> tuple[dict[str, TermText], Words]:
    raw = path.read_bytes() if path.is_file() else b""
    tree, _ = nodes.read(raw, path.as_posix())
    if tree is None:
        return {}, Words("", {}, "")
    kept = {str(name): one for name, one in tree.data.items() if "{" in repr(one) and named.search(repr(one))}
    terms: dict[str, TermText] = {}
    for name, one in kept.items():
        with suppress(ValidationError):  # whoever checks the library is told of it
            terms[name] = TermText.model_validate(one)
    return terms, Words(path.as_posix(), tree.data, "", tree.values | tree.keys)


def _fed(
    path: str,
    read: Iterable[Piece],
    held: Holdings,
    shown: dict[tuple[str, str], list[str]],
    named: re.Pattern[str],
) -> Iterator[tuple[Feed, int]]:
    """Each clause that a field feeds, and how closely."""
    drawn = builders.reading(path, named)
    for one in drawn:
        yield from _in_table(one, shown, held)
    for piece in read:
        reads = any(_speaks_of(one, path) for one in piece.account.paths) or any(
            builders.worked_out_of(one, path) for one in piece.account.paths if one.startswith("calc.")
        )
        if not reads:
            continue
        match piece.kind:
            case "clause":
                printed = any(_speaks_of(one, path) for one in piece.account.printed)
                rank = _PRINTED if printed else _DEPENDS
                yield from ((Feed(kind, piece.owner), rank) for kind in piece.documents)
            case "term":
                yield from ((Feed(kind, one), _DEFINED) for kind, one in _glossaries(held) if kind in piece.documents)
            case "table" | "figure" | "layout":
                kind = "figure" if piece.kind == "figure" else "table"
                yield from _in_table((kind, piece.owner), shown, held)


def _in_table(
    one: tuple[str, str], shown: dict[tuple[str, str], list[str]], held: Holdings
) -> Iterator[tuple[Feed, int]]:
    """The clauses that show a table or a picture; a table of the front page stands for itself."""
    for clause in shown.get(one, ()):
        yield from ((Feed(kind, clause), _SHOWN_IN) for kind in held.standing.get(clause, ()))
    for kind, order in held.outlines.items():
        if one[0] == "table" and one[1] in order.text.front:
            yield Feed(kind, one[1]), _DEFINED


def _glossaries(held: Holdings) -> Iterator[tuple[str, str]]:
    """The clause of each document that lists the defined terms."""
    for kind, order in held.outlines.items():
        yield from ((kind, clause) for clause in order.clause_ids() if clause.endswith(".terms"))


def _speaks_of(read: str, path: str) -> bool:
    """Whether a path that is read is the field or one below it."""
    spelled = ".".join(spelled_names().get(part, part) for part in read.split("."))
    return spelled == path or (spelled.startswith(path) and spelled[len(path)] in ".[")
