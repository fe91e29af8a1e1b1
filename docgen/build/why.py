"""Why each clause stands in a document: the record that its files carry, and that lies beside them.

In: an engagement as it was read, its documents as assembled, the library. Out: a ``Record``. The same for the same
inputs, clauses and program: files are named as they stand within the engagement and the library.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen import __version__
from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Value
from docgen.assembly.origin import Source
from docgen.assembly.walk import placed
from docgen.build.places import Places, anywhere
from docgen.build.sidecar import sidecar
from docgen.build.tasks import Carried
from docgen.carried.marks import mark
from docgen.carried.pieces import Piece, around, of_clause, of_section
from docgen.carried.record import Approval, Entry, Fact, Part, Place, Reason, Record, dump
from docgen.finding import Location
from docgen.inputs import nodes, plain
from docgen.inputs.folder import Reading
from docgen.library.shelf import Library
from docgen.model.spelled import spelled
from docgen.wordings.chosen import Case, Standing
from docgen.writers.characters import printable

GIVEN = "{…}"  # the value of a record, of which a condition asks only whether it is there
_NAME = re.compile(r"(?<![\w.'\"])[a-z_]+(?:\.[a-z_]+)*")
_ATTRIBUTE = re.compile(r"attribute='(\w+)'")
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(slots=True)
class _Desk:
    """What is known while a record is made; the places of fields are collected."""

    places: Places
    reading: Reading
    case: Case
    values: Mapping[str, Any]
    fields: dict[str, Source | Location] = field(default_factory=dict)


def why(
    places: Places, reading: Reading, made: Assembled, library: Library, needs: Mapping[str, str]
) -> tuple[Record, bytes]:
    """The record of a document as its files carry it, and the sidecar."""
    assert reading.engagement is not None
    facts, document = reading.engagement.engagement, made.document
    desk = _Desk(places, reading, Case(facts, reading.places, "", library, {document.type: document}), made.values)
    entries = tuple(_entries(document, desk))
    covered = sorted({need for entry in entries for need in entry.covers})
    record = Record(
        engagement=document.engagement,
        document=document.type,
        kind=printable(document.cover.kind),
        title=printable(document.cover.title),
        language=document.language,
        version=printable(str(facts.version)),
        status=facts.status.value,
        law=facts.governing_law.value,
        fingerprint=document.fingerprint,
        program=__version__,
        needs={need: needs.get(need, "") for need in covered},
        fields={path: _place(path, one, reading) for path, one in sorted(desk.fields.items())},
        entries=entries,
    )
    return record, sidecar(record, document, places, desk.fields)


def carried(record: Record) -> Carried:
    """The record as files carry it."""
    told = dump(replace(record, entries=tuple(_without_words(entry) for entry in record.entries)))
    return Carried(told, dump(record), hashlib.sha256(told).hexdigest()[:16])


@cache
def needs_in_words(places: Places, language: str) -> dict[str, str]:
    """What each need is called; nothing where no file, or none that can be read, says so."""
    try:
        raw = plain.read(places.clauses / language / "needs.yaml")
    except OSError:
        return {}
    tree, _ = nodes.read(raw, "needs.yaml")
    words = tree.data.get("needs") if tree is not None and isinstance(tree.data, dict) else None
    return {str(need): str(said) for need, said in words.items()} if isinstance(words, dict) else {}


def _without_words(entry: Entry) -> Entry:
    return replace(entry, parts=tuple(replace(part, words="") for part in entry.parts))


def _entries(document: Document, desk: _Desk) -> Iterator[Entry]:
    cover, front = around(document)
    yield Entry("", printable(document.cover.kind), parts=tuple(_part(piece, desk) for piece in cover))
    if front:
        heading = printable(document.cover.front_heading)
        yield Entry("", heading, parts=tuple(_part(piece, desk) for piece in front))
    last: Section | None = None
    for section, clause in placed(document):
        yield _entry(clause, section, begins=section is not last, desk=desk)
        last = section


def _entry(clause: Clause, section: Section | None, *, begins: bool, desk: _Desk) -> Entry:
    origin = clause.origin
    choice = desk.case.choice(clause.id)
    needed = choice.text.head.approval if choice else None
    pieces = of_clause(clause, section)
    parts = [_part(piece, desk) for piece in ([of_section(section)] if section and begins else [])]
    return Entry(
        id=clause.id,
        title=printable(clause.title),
        number=clause.number,
        section=section.label if section else "",
        heading=printable(section.heading) if section else "",
        schedule=bool(section and section.schedule),
        anchor=clause.anchor,
        version=origin.version,
        position=origin.position,
        law=", ".join(origin.laws),
        file=_library_file(origin.file, desk.places),
        condition=origin.condition,
        reasons=tuple(_reasons(clause, desk)),
        covers=origin.covers,
        chosen=_chosen(clause.id, desk),
        needed=needed.value if needed else "",
        approvals=tuple(_approvals(clause.id, desk)),
        parts=(*parts, *(_part(piece, desk) for piece in pieces)),
    )


def _part(piece: Piece, desk: _Desk) -> Part:
    facts = tuple(_fact(value, desk) for value in piece.values)
    return Part(piece.kind, piece.number, piece.depth, mark(piece.words), printable(piece.name), facts, piece.words)


def _fact(value: Value, desk: _Desk) -> Fact:
    for source in value.sources:
        desk.fields[source.path] = source
    return Fact(printable(value.text), tuple(source.path for source in value.sources), value.calculation)


def _place(path: str, found: Source | Location, reading: Reading) -> Place:
    given = path.removesuffix("[*]") in reading.places
    return Place(Path(found.file).name, found.line, default=not given)


def _library_file(file: str, places: Places) -> str:
    """A clause file as it is called within the library, wherever that stands."""
    named = anywhere(places, file)
    return named if named.startswith("clauses/") else Path(file).name


def _reasons(clause: Clause, desk: _Desk) -> Iterator[Reason]:
    """The fields on which the condition rests, those of a list one by one where it asks for one of theirs."""
    origin, wanted = clause.origin, _ATTRIBUTE.findall(clause.origin.condition)
    told: set[str] = set()
    for source in origin.condition_sources:
        listed = f"{source.path}["
        within = [
            path
            for path in (desk.values if wanted else ())
            if path.startswith(listed) and path.rpartition(".")[2] in wanted and path not in told
        ]
        if within:
            named = _QUOTED.findall(origin.condition)
            telling = [path for path in within if spelled(desk.values[path]) in named]
            for path in telling or within:
                told.add(path)
                yield _reason(path, desk, source)
        else:
            told.add(source.path)
            yield _reason(source.path, desk, source)
    for name in dict.fromkeys(_NAME.findall(_QUOTED.sub("", origin.condition))):
        if not any(path == name or path.startswith((f"{name}.", f"{name}[")) for path in told):
            held = _held(name, desk)
            if isinstance(held, BaseModel):
                yield _reason(name, desk, None)


def _reason(path: str, desk: _Desk, source: Source | None) -> Reason:
    place = desk.reading.places.get(path) or source or Location("")
    desk.fields[path] = place
    value = desk.values.get(path, desk.values.get(f"{path}[*]"))
    if value is None and source is None:
        return Reason(path, GIVEN)
    said = ", ".join(map(spelled, value)) if isinstance(value, tuple) else spelled(value)
    return Reason(path, printable("none" if value is None else said))


def _held(name: str, desk: _Desk) -> Any:
    """What the engagement holds under a name of a condition; None where it is no such name."""
    whole = desk.reading.engagement
    first, *rest = name.split(".")
    here: Any = getattr(whole, first, None)
    if first == "engagement" or here is None:
        here = getattr(desk.case.facts, first, None)
    for part in rest:
        here = getattr(here, part, None)
    return here


def _chosen(clause: str, desk: _Desk) -> str:
    """The field that chose the position."""
    path = f"positions.exceptions.{clause}"
    path = path if clause in desk.case.facts.positions.exceptions else "positions.default"
    place = desk.reading.places.get(path)
    desk.fields[path] = place or Location("engagement.yaml")
    return path


def _approvals(clause: str, desk: _Desk) -> Iterator[Approval]:
    """The approvals of the wording that stands, those of another one as outdated."""
    choice = desk.case.choice(clause)
    if choice is None:
        return
    standing, number = desk.case.approval(choice)
    entry = desk.case.entry(number)
    if entry is not None:
        yield Approval(
            entry.role.value,
            printable(entry.by),
            entry.date.isoformat(),
            printable(entry.note or ""),
            outdated=standing is Standing.OUTDATED,
        )
