"""One side of a comparison: what an engagement said, or says, or would say.

In: the folders, an engagement, and what is to stand in its files instead. Out: a ``Side`` with its facts, its documents
and what is found in it; of a build that stands in an output folder that much as its record holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from docgen import __version__
from docgen.assembly.assemble import Assembled, assemble
from docgen.assembly.draft import Materials
from docgen.build import work
from docgen.build.places import Places, Target, anywhere, program_digest
from docgen.finding import Finding, has_errors
from docgen.inputs.folder import Amend, Reading
from docgen.reports.facts import Row, given
from docgen.whatif.passages import Edition
from docgen.whatif.tree import edition


@dataclass(frozen=True)
class Live:
    """What a side was made from, where it was assembled here and now."""

    places: Places
    reading: Reading
    materials: Materials
    documents: Mapping[str, Assembled] = field(repr=False)


@dataclass(frozen=True)
class Side:
    """An engagement on one side. ``named`` is what people call the side; ``facts`` are empty where only digests are
    known; ``asked`` are the types of document that it asks for."""

    named: str
    engagement: str
    language: str
    facts: Mapping[str, Row] = field(repr=False)
    editions: Mapping[str, Edition] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    asked: tuple[str, ...]
    version: str
    program: str
    live: Live | None = field(default=None, repr=False)

    @property
    def whole(self) -> bool:
        """Whether its documents can be looked at."""
        return not has_errors(self.findings)


def side(places: Places, target: Target, named: str = "", amend: Amend | None = None) -> Side:
    """An engagement as it stands in its folder, or as it would be with something else in its files."""
    reading, documents, findings = work.check(places, target, amend=amend)
    if reading.engagement is None:
        return Side(named or target.name, target.name, "", {}, {}, tuple(findings), (), __version__, program_digest())
    facts = reading.engagement.engagement
    rows = {row.path: row for row in given(reading.engagement, reading.places)}
    materials, _ = work.read_materials(places, facts.language.value, facts.governing_law.value)
    made = {} if materials is None else _editions(places, materials, documents)
    live = None
    if materials is not None:
        live = Live(places, reading, materials, documents)
    asked = tuple(kind.value for kind in facts.documents)
    return Side(
        *(named or target.name, target.name, facts.language.value, rows, made, tuple(findings), asked),
        *(__version__, program_digest(), live),
    )


def between(facts: Side, wording: Side) -> Side | None:
    """The facts of one side in the wording of the other; None where both were not assembled here, or where they do not
    fit together."""
    if facts.live is None or wording.live is None or facts.language != wording.language:
        return None
    read, other = facts.live.reading.engagement, wording.live.reading.engagement
    assert read is not None
    assert other is not None
    places, law = wording.live.places, read.engagement.governing_law
    materials: Materials | None = wording.live.materials
    if law is not other.engagement.governing_law:
        materials, _ = work.read_materials(places, facts.language, law.value)
    if materials is None:
        return None
    documents, _ = assemble(facts.live.reading, materials)
    live = Live(places, facts.live.reading, materials, documents)
    return replace(facts, editions=_editions(places, materials, documents), live=live)


def _editions(places: Places, materials: Materials, documents: Mapping[str, Assembled]) -> dict[str, Edition]:
    texts = [text for variants in materials.library.clauses.values() for text in variants]
    digests = {text.file: text.digest for text in texts}
    found = {}
    for kind, one in documents.items():
        files = {anywhere(places, name): digest for name, digest in one.files.items()}
        made = edition(one.document, one.fields, files, digests)
        entries = {id: replace(entry, file=anywhere(places, entry.file)) for id, entry in made.entries.items()}
        found[kind] = replace(made, entries=entries)
    return found


def at_file(sides: Iterable[Side], file: str) -> str:
    """A file as people find it: where the later side has it."""
    for one in sides:
        if one.live is not None:
            folder = {"clauses": one.live.places.clauses, "templates": one.live.places.templates}
            first, _, rest = file.partition("/")
            return f"{folder[first].as_posix()}/{rest}" if first in folder and rest else file
    return file
