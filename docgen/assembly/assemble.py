"""Engagement + clause library + outlines -> the numbered documents of an engagement.

In: what was read from inputs/, clauses/ and templates/. Out: one ``Assembled`` for each document type that the
engagement asks for, with what it read; and every finding. Pure: no clock, no environment, no file.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.assembly import annotation, front, numbering, references, terms
from docgen.assembly.calculations import Calculations
from docgen.assembly.document import Block, Clause, DefinitionList, Document, Inlines, Origin, Paragraph, Section
from docgen.assembly.facts import Facts, plain
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.memo import Kept, Memo
from docgen.assembly.prose import parse
from docgen.assembly.sandbox import evaluate, render
from docgen.assembly.walk import clauses
from docgen.assembly.workshop import Layouts, Workshop
from docgen.finding import Finding, FindingsError, Location, finding
from docgen.inputs.folder import Reading
from docgen.inputs.nodes import Path
from docgen.library.clause import ClauseText
from docgen.library.outline import Outline, OutlineSection
from docgen.library.shelf import Library


@dataclass(frozen=True, slots=True)
class Materials:
    """Wording and order for one language, read once and used for every engagement in it."""

    library: Library
    layouts: Layouts
    outlines: Mapping[str, Outline]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document, the digest of each field that it read, and of each file of wording or layout; ``values`` are the
    fields as they were found."""

    document: Document
    fields: Mapping[str, str]
    files: Mapping[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """One document in the making."""

    kind: str
    outline: Outline
    materials: Materials
    facts: Facts
    formatter: Formatter
    glossary: terms.Glossary
    workshop: Workshop
    annotated: bool
    memo: Memo | None = None
    names: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def run(self) -> Run:
        return self.workshop.run


def assemble(
    reading: Reading, materials: Materials, *, annotated: bool = False, memo: Memo | None = None
) -> tuple[dict[str, Assembled], list[Finding]]:
    """Assemble every document of an engagement, ``annotated`` with notes for review; none where a finding of severity
    error forbids it. With a ``memo`` of the last time, clauses for which nothing has changed are taken from there."""
    assert reading.engagement is not None
    if memo is not None:
        memo.begin(reading, _shared(reading, materials, annotated=annotated))
    wanted = [kind.value for kind in reading.engagement.engagement.documents]
    drafts: dict[str, _Draft] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for number, kind in enumerate(wanted):
        lacking = _lacking(kind, materials)
        if lacking:
            place = reading.places.get(f"documents[{number}]") or Location(reading.name)
            findings.append(finding("CL013", place, kind=kind, lacking=lacking))
            continue
        draft = _draft(reading, materials, kind, annotated=annotated)
        draft.memo = memo
        drafts[kind] = draft
        try:
            documents[kind] = numbering.number(_write(draft), materials.library.labels.data)
        except FindingsError as problem:
            draft.findings.extend(problem.findings)
        findings.extend(draft.findings)
    known = frozenset(name for outline in materials.outlines.values() for name in outline.clause_ids())
    failed = frozenset(name for draft in drafts.values() for name in draft.failed)
    resolved, dangling = references.resolve(documents, materials.library.labels.data, known, failed)
    findings.extend(_located(finding, materials.library) for finding in dangling)
    made = {}
    for kind, document in resolved.items():
        draft = drafts[kind]
        fields = draft.facts.ledger.digests()
        fingerprint = hashlib.sha256(repr(sorted(fields.items())).encode()).hexdigest()[:16]
        made[kind] = Assembled(
            replace(document, fingerprint=fingerprint),
            fields,
            {**draft.files, **draft.workshop.made},
            draft.facts.ledger.reads,
        )
    return made, findings


def ground(reading: Reading, materials: Materials, kind: str) -> tuple[dict[str, Any], Run]:
    """What the conditions of a type of document are evaluated with: the names that they may use, and the run that notes
    what they read."""
    draft = _draft(reading, materials, kind, annotated=False)
    return draft.names, draft.run


def _shared(reading: Reading, materials: Materials, *, annotated: bool) -> object:
    """All but an engagement's facts and a clause's own wording that a clause can rest on."""
    assert reading.engagement is not None
    library = materials.library
    words = [library.labels, library.terms_file, *library.tables.values(), *library.figures.values()]
    spelling = [digest for file, digest in library.digests.items() if file.endswith("/spelling.yaml")]
    law = reading.engagement.engagement.governing_law
    return law, annotated, [(one.file, one.digest) for one in words], spelling, dict(materials.layouts.digests)


def _lacking(kind: str, materials: Materials) -> str:
    """The file without which a type of document can't be made, if it is not there."""
    if kind not in materials.outlines:
        return f"{kind}/outline.yaml under templates"
    if kind not in materials.library.headings:
        return f"{materials.library.language}/headings/{kind}.yaml under clauses"
    return ""


def _draft(reading: Reading, materials: Materials, kind: str, *, annotated: bool) -> _Draft:
    assert reading.engagement is not None
    library = materials.library
    facts = Facts(reading.engagement, Ledger(reading.places))
    formatter = Formatter(library.labels.data, str(plain(facts.governing_law)))
    run = Run(facts, formatter)
    workshop = Workshop(materials.layouts, library, run, Calculations(facts))
    glossary = terms.glossary(library.terms, kind, library.language)
    draft = _Draft(kind, materials.outlines[kind], materials, facts, formatter, glossary, workshop, annotated)
    draft.names = {
        "calc": workshop.calc,
        "document": {"type": kind},
        "table": workshop.table,
        "figure": workshop.figure,
        "definitions": lambda: (DefinitionList(()),),
        "signatures": lambda: (front.signatures(facts, run, library.labels.data),),
    }
    workshop.names = draft.names
    for words in (library.labels, library.terms_file):
        draft.files[words.file] = words.digest
    draft.files[draft.outline.file] = draft.outline.digest
    shelf = library.labels.file.rpartition("/")[0]
    for file in (f"{shelf}/headings/{kind}.yaml", f"{shelf}/spelling.yaml"):
        draft.files[file] = library.digests.get(file, "")
    return draft


def _write(draft: _Draft) -> Document:
    text = draft.outline.text
    headings = draft.materials.library.headings[draft.kind]
    labels = draft.materials.library.labels.data
    cover = front.cover(draft.facts, draft.run, labels, headings, draft.kind)
    document = Document(
        type=draft.kind,
        engagement=str(plain(draft.facts.id)),
        language=draft.materials.library.language,
        draft=bool(draft.facts.status == "draft"),
        cover=front.for_review(cover, labels) if draft.annotated else cover,
        numbering=text.numbering,
        contents_depth=text.contents,
        front=tuple(table for name in text.front for table in _front_table(draft, name)),
        opening=tuple(_clauses(draft, text.opening, titled=True)),
        sections=tuple(_sections(draft, text.sections, schedule=False)),
        closing=tuple(_clauses(draft, text.closing, titled=True)),
        schedules=tuple(_sections(draft, text.schedules, schedule=True)),
        locale=draft.formatter.locale,
        screen=front.screen(labels),
    )
    return _define(document, draft)


def _front_table(draft: _Draft, name: str) -> tuple[Any, ...]:
    try:
        return draft.workshop.table(name)
    except FindingsError as problem:
        place = draft.outline.places[("front",)]
        draft.findings.extend(f if f.location.file else replace(f, location=place) for f in problem.findings)
        return ()


def _sections(draft: _Draft, sections: Iterable[OutlineSection], *, schedule: bool) -> Iterator[Section]:
    headings = draft.materials.library.headings[draft.kind]
    for section in sections:
        made: list[Clause] = []
        for entry in section.clauses:
            name = entry if isinstance(entry, str) else entry.untitled
            made.extend(_clauses(draft, (name,), titled=isinstance(entry, str)))
        if not made:
            continue
        if section.id not in headings.sections:
            file = next(name for name in draft.files if name.endswith(f"headings/{draft.kind}.yaml"))
            draft.findings.append(finding("CL010", Location(file, 1, 1), section=section.id))
        yield Section(section.id, headings.sections.get(section.id, section.id), tuple(made), schedule)


def _clauses(draft: _Draft, names: Iterable[str], *, titled: bool) -> Iterator[Clause]:
    for name in names:
        try:
            clause = _clause(draft, name, titled=titled)
        except FindingsError as problem:
            draft.findings.extend(problem.findings)
            draft.failed.add(name)
            continue
        if clause is not None:
            yield clause


def _clause(draft: _Draft, name: str, *, titled: bool) -> Clause | None:
    library = draft.materials.library
    draft.files[f"clause:{library.language}:{name}"] = library.digest(name)
    exception = draft.facts.positions.exceptions.get(name)
    position = str(plain(exception if exception is not None else draft.facts.positions.default))
    law = str(plain(draft.facts.governing_law))
    text = library.choose(name, law, position)
    if text is None:
        if name in library.clauses:
            return None  # written for other laws alone
        place = _in_outline(draft.outline, name)
        raise FindingsError([finding("CL011", place, clause=name, language=library.language)])
    # Notes for review speak of the other wordings too.
    siblings = [one for one in library.fitting(name, law) if one is not text] if draft.annotated else []
    if draft.memo is None:
        return _filled(draft, text, siblings, titled=titled)
    key = draft.kind, name, titled, text.file, text.digest, *[(one.file, one.digest) for one in siblings]
    kept = draft.memo.find(key)
    if kept is None:
        kept = _noted(draft, text, siblings, titled=titled)
        draft.memo.keep(key, kept)
    else:
        draft.facts.ledger.reads.update(kept.reads)
    draft.workshop.made.update(kept.made)
    return kept.clause


def _noted(draft: _Draft, text: ClauseText, siblings: list[ClauseText], *, titled: bool) -> Kept:
    """A clause with all that it rests on."""
    ledger, workshop = draft.facts.ledger, draft.workshop
    before, workshop.made = workshop.made, {}
    try:
        with ledger.collect() as read, ledger.touching() as touched:
            clause = _filled(draft, text, siblings, titled=titled)
        return Kept(clause, {path: ledger.reads[path] for path in read}, workshop.made, frozenset(touched))
    finally:
        workshop.made = {**before, **workshop.made}


def _filled(draft: _Draft, text: ClauseText, siblings: list[ClauseText], *, titled: bool) -> Clause | None:
    """A wording with its values; None where its condition is not met."""
    name, labels = text.head.id, draft.materials.library.labels.data
    condition: dict[str, None] = {}
    if text.head.when:
        with draft.facts.ledger.collect() as condition:
            met = bool(evaluate(text.head.when, draft.names, draft.run, Location(text.file, text.when_line, 1)))
        if not met:
            return None
    place = Location(text.file, text.line, 1)
    with draft.facts.ledger.collect() as read:
        written = parse(render(text.body, draft.names, draft.run, place), draft.run, place)
    blocks = terms.mark_blocks(written, draft.glossary)
    if not blocks:
        raise FindingsError([finding("CL012", place, clause=name)])
    notes: tuple[Block, ...] = ()
    if draft.annotated:
        notes = annotation.notes(text, siblings, labels)
    origin = _origin(text, condition, read, draft.facts.ledger)
    return Clause(name, text.head.title, blocks, origin, titled, notes=notes)


def _origin(text: ClauseText, condition: Iterable[str], read: Iterable[str], ledger: Ledger) -> Origin:
    head = text.head
    sources = ledger.sources(condition)
    asked = tuple(source.path for source in ledger.sources(read))
    return Origin(
        clause=head.id,
        version=head.version,
        position=head.position.value,
        file=text.file,
        condition=head.when or "",
        condition_sources=sources,
        covers=head.covers,
        express=head.express,
        laws=tuple(law.value for law in head.law),
        reads=asked,
    )


def _in_outline(outline: Outline, name: str) -> Location:
    """The place in an outline that names a clause."""
    text = outline.text
    for group, sections in (("sections", text.sections), ("schedules", text.schedules)):
        for index, section in enumerate(sections):
            for number, entry in enumerate(section.clauses):
                if name in {entry, getattr(entry, "untitled", None)}:
                    return outline.places.get((group, index, "clauses", number), Location(outline.file, 1, 1))
    for group, names in (("opening", text.opening), ("closing", text.closing)):
        if name in names:
            return outline.places.get((group, names.index(name)), Location(outline.file, 1, 1))
    return Location(outline.file, 1, 1)


def _define(document: Document, draft: _Draft) -> Document:
    """Put the definitions where the document asks for them; without a place for them no use of a term is marked."""
    every = [clause.blocks for clause in clauses(document)]
    if any(isinstance(block, DefinitionList) for blocks in every for block in blocks):
        made = terms.definitions(
            terms.used(every, draft.glossary), draft.glossary, lambda name: _meaning(draft, name), _collate
        )
        return _mapped(document, lambda block: made if isinstance(block, DefinitionList) else block)
    return document


def _of_term(library: Library, name: str) -> Location:
    file = library.terms_file
    return file.places.get((name, "means")) or Location(file.file, 1, 1)


def _meaning(draft: _Draft, name: str) -> Inlines:
    library = draft.materials.library
    place = _of_term(library, name)
    source = library.terms[name].meaning(draft.kind)
    blocks = parse(render(source, draft.names, draft.run, place), draft.run, place)
    content = next((block.content for block in blocks if isinstance(block, Paragraph)), ())
    return terms.mark(content, draft.glossary)


def _mapped(document: Document, change: Any) -> Document:
    def each(group: tuple[Clause, ...]) -> tuple[Clause, ...]:
        made = []
        for clause in group:
            blocks: tuple[Block, ...] = tuple(change(block) for block in clause.blocks)
            made.append(replace(clause, blocks=blocks))
        return tuple(made)

    return replace(
        document,
        opening=each(document.opening),
        sections=tuple(replace(s, clauses=each(s.clauses)) for s in document.sections),
        closing=each(document.closing),
        schedules=tuple(replace(s, clauses=each(s.clauses)) for s in document.schedules),
    )


def _collate(name: str) -> str:
    """The key of alphabetical order as dictionaries have it: ä like a, capitals like small letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def _located(finding: Finding, library: Library) -> Finding:
    """A dangling reference at the line on which it stands: in a clause, in the words of a table or picture; at the
    terms where a definition holds it."""
    target = str(dict(finding.said.values)["target"])
    reference = re.compile(rf"\[\[\s*{re.escape(target)}\s*[|\]]")
    for variants in library.clauses.values():
        for text in variants:
            found = reference.search(text.body) if text.file == finding.location.file else None
            if found:
                line = text.line + text.body.count("\n", 0, found.start())
                return replace(finding, location=Location(text.file, line, 1))
    if any(
        reference.search(means) for term in library.terms.values() for means in (term.means, *term.means_in.values())
    ):
        return replace(finding, location=Location(library.terms_file.file, 1, 1))
    for words in (*library.tables.values(), *library.figures.values(), library.labels):
        place = next((words.places.get(path) for path, text in _strings(words.data) if reference.search(text)), None)
        if place is not None:
            return replace(finding, location=place)
    return finding


def _strings(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each text among the words of a file, by its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for name, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(inner, (*path, name))
