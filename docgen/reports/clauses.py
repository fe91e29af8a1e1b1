"""A clause as the library has it: every wording in every language, and where the outlines place it.

In: the folders and the id of a clause. Out: an ``Entry`` for each wording, and the places.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.build.places import Places
from docgen.finding import Finding
from docgen.library import outline, shelf
from docgen.library.clause import ClauseText
from docgen.library.outline import Outline, OutlineSection
from docgen.library.shelf import Library
from docgen.model.engagement import Position
from docgen.reports import reading

_ORDER = {position: number for number, position in enumerate(Position)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording; the texts are those of its front matter, empty where it says nothing."""

    language: str
    law: tuple[str, ...]
    position: str
    title: str
    version: str
    mark: str
    file: str
    wording: str
    condition: str
    covers: tuple[str, ...]
    express: tuple[str, ...]
    fields: tuple[str, ...]
    shows: tuple[str, ...]
    changes: str
    accept: str
    approval: str
    fallback: str
    standard_terms: str
    guidance: str
    history: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlinePlace:
    """Where an outline names a clause: the section, and which of how many clauses it is there. Its number depends on
    the engagement, for a clause that its condition leaves out takes none."""

    document: str
    section: str
    headings: tuple[str, ...]
    position: int
    of: int


def libraries(places: Places) -> tuple[dict[str, Library], list[Finding]]:
    """The library of each language, and what is wrong with them."""
    found: dict[str, Library] = {}
    findings: list[Finding] = []
    for folder in (places.clauses / language for language in shelf.languages(places.clauses)):
        library, problems = shelf.read(folder, folder.as_posix())
        findings.extend(problems)
        if library is not None:
            found[folder.name] = library
    return found, findings


def outlines(places: Places) -> tuple[dict[str, Outline], list[Finding]]:
    """The outline of each type of document, and what is wrong with them."""
    found: dict[str, Outline] = {}
    findings: list[Finding] = []
    for path in sorted(places.templates.glob("*/outline.yaml")):
        read, problems = outline.read(places.templates, path.parent.name, places.templates.as_posix())
        findings.extend(problems)
        if read is not None:
            found[read.type] = read
    return found, findings


def entries(library: Library, clause: str) -> list[Entry]:
    """Every wording of a clause in one language: by law, and from the buyer's to the supplier's."""
    texts = library.clauses.get(clause, ())
    return [_entry(library, text) for text in sorted(texts, key=lambda one: (one.head.law, _ORDER[one.head.position]))]


def _entry(library: Library, text: ClauseText) -> Entry:
    head = text.head
    return Entry(
        language=library.language,
        law=tuple(law.value for law in head.law),
        position=head.position.value,
        title=head.title,
        version=head.version,
        mark=text.mark,
        file=text.file,
        wording=text.body.strip(),
        condition=head.when or "",
        covers=head.covers,
        express=head.express,
        fields=reading.fields(text.body, head.when or ""),
        shows=reading.shown(text.body),
        changes=head.changes or "",
        accept=head.accept or "",
        approval=head.approval.value if head.approval else "",
        fallback=head.fallback.value if head.fallback else "",
        standard_terms=head.standard_terms or "",
        guidance=head.guidance or "",
        history=tuple(f"{one.version} ({one.date.isoformat()}): {one.change}" for one in head.history),
    )


def placed(clause: str, every: dict[str, Outline], known: dict[str, Library]) -> list[OutlinePlace]:
    """Where the outlines name a clause."""
    found = []
    for kind, one in every.items():
        for section, names in groups(one):
            if clause in names:
                headings = [library.headings[kind].sections.get(section, "") for library in known.values()]
                place = names.index(clause) + 1
                found.append(OutlinePlace(kind, section, tuple(filter(None, headings)), place, len(names)))
    return found


def groups(one: Outline) -> list[tuple[str, list[str]]]:
    """The sections and schedules of an outline with the clauses in each; ``opening`` and ``closing`` have no
    section."""
    text = one.text
    sections = [(section.id, _names(section)) for section in (*text.sections, *text.schedules)]
    return [("opening", list(text.opening)), *sections, ("closing", list(text.closing))]


def _names(section: OutlineSection) -> list[str]:
    return [entry if isinstance(entry, str) else entry.untitled for entry in section.clauses]
