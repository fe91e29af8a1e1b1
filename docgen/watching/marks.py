"""Findings as the page shows them: in the words of the reader, with the clauses that they are about.

In: findings and the documents in which they may stand. Out: ``Told``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from docgen.assembly.assemble import Assembled
from docgen.assembly.nodes import Value
from docgen.assembly.walk import inlines, placed
from docgen.finding import Finding, Location, Severity, in_order
from docgen.inputs.folder import Reading
from docgen.messages import text, title, words

_MOST = 4  # clauses that are named for one finding and document


@dataclass(frozen=True, slots=True)
class Place:
    """A clause in a document that a finding is about."""

    document: str
    anchor: str
    named: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding for a reader; ``accepted`` is why somebody accepted it."""

    code: str
    severity: str
    title: str
    message: str
    hint: str
    where: str
    accepted: str
    places: tuple[Place, ...]

    def within(self, document: str) -> tuple[Place, ...]:
        """Its clauses in one document."""
        return tuple(place for place in self.places if place.document == document)


def told(
    findings: Iterable[Finding], reading: Reading, documents: Mapping[str, Assembled], language: str
) -> tuple[Told, ...]:
    """What somebody is to know, in the order in which the terminal tells it."""
    every = [one for one in in_order(findings) if one.accepted or one.severity is not Severity.INFO]
    by_file, by_field = _index(documents) if every else ({}, {})
    fields = _by_line(reading) if every else {}
    return tuple(_told(one, by_file, by_field, fields, language) for one in every)


_Index = Mapping[str, Mapping[Place, None]]


def _told(
    one: Finding, by_file: _Index, by_field: _Index, fields: Mapping[tuple[str, int], list[str]], language: str
) -> Told:
    said = words(one, language)
    found: dict[Place, None] = {}
    paths = [one.field] if one.field else fields.get((one.location.file, one.location.line), [])
    for path in paths:
        for known, there in by_field.items():
            if known == path or known.startswith((f"{path}.", f"{path}[")):
                found.update(there)
    for location in (one.location, *(other.location for other in one.related)):
        found.update(by_file.get(location.file, {}))
    kept: Counter[str] = Counter()
    places: list[Place] = []
    for place in found:
        kept[place.document] += 1
        if kept[place.document] <= _MOST:
            places.append(place)
    accepted = text(one.accepted, language) if one.accepted else ""
    weight = "accepted" if one.accepted else one.severity.value
    heading = title(one.code, language)
    where = _where(one.location)
    return Told(one.code, weight, heading, said.message, said.hint, where, accepted, tuple(places))


def _where(place: Location) -> str:
    return str(place) if place.sheet or not place.line else f"{place.file}:{place.line}"


def _index(documents: Mapping[str, Assembled]) -> tuple[dict[str, dict[Place, None]], dict[str, dict[Place, None]]]:
    """The clauses by the file of their wording, and by the fields that they print or rest on."""
    by_file: dict[str, dict[Place, None]] = {}
    by_field: dict[str, dict[Place, None]] = {}
    for kind, made in documents.items():
        for _, clause in placed(made.document):
            place = Place(kind, clause.anchor, f"{clause.number} {clause.title}".strip())
            by_file.setdefault(clause.origin.file, {})[place] = None
            values = (one for one in inlines(clause.blocks) if isinstance(one, Value))
            for source in (*clause.origin.condition_sources, *(s for value in values for s in value.sources)):
                by_field.setdefault(source.path, {})[place] = None
    return by_file, by_field


def _by_line(reading: Reading) -> dict[tuple[str, int], list[str]]:
    """The fields that begin on a line of an input file."""
    lines: dict[tuple[str, int], list[str]] = {}
    for path, place in _fields(reading):
        lines.setdefault((place.file, place.line), []).append(path)
    return lines


def _fields(reading: Reading) -> Iterator[tuple[str, Location]]:
    return ((path, place) for path, place in reading.places.items() if path and not path.endswith(":"))
