"""Engagement + clause library + outlines -> the numbered documents of an engagement.

In: what was read from inputs/, clauses/ and templates/. Out: one ``Assembled`` for each document type that the
engagement asks for, with what it read; and every finding. Pure: no clock, no environment, no file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.assembly import front, numbering, references
from docgen.assembly.clauses import filled_clauses
from docgen.assembly.dangling import located
from docgen.assembly.definitions import define
from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.draft import Draft, Materials, begin, lacking
from docgen.assembly.facts import plain
from docgen.assembly.memo import Memo
from docgen.finding import Finding, FindingsError, Location, finding
from docgen.inputs.folder import Reading
from docgen.library.outline import OutlineSection


@dataclass(frozen=True, slots=True)
class Assembled:
    """A document, the digest of each field that it read, and of each file of wording or layout; ``values`` are the
    fields as they were found."""

    document: Document
    fields: Mapping[str, str]
    files: Mapping[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)


def assemble(
    reading: Reading, materials: Materials, *, annotated: bool = False, memo: Memo | None = None
) -> tuple[dict[str, Assembled], list[Finding]]:
    """Assemble every document of an engagement, ``annotated`` with notes for review; none where a finding of severity
    error forbids it. With a ``memo`` of the last time, clauses for which nothing has changed are taken from there."""
    assert reading.engagement is not None
    if memo is not None:
        memo.begin(reading, _shared(reading, materials, annotated=annotated))
    wanted = [kind.value for kind in reading.engagement.engagement.documents]
    drafts: dict[str, Draft] = {}
    documents: dict[str, Document] = {}
    findings: list[Finding] = []
    for number, kind in enumerate(wanted):
        absent = lacking(kind, materials)
        if absent:
            place = reading.places.get(f"documents[{number}]") or Location(reading.name)
            findings.append(finding("CL013", place, kind=kind, lacking=absent))
            continue
        draft = begin(reading, materials, kind, annotated=annotated)
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
    findings.extend(located(finding, materials.library) for finding in dangling)
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


def _shared(reading: Reading, materials: Materials, *, annotated: bool) -> object:
    """All but an engagement's facts and a clause's own wording that a clause can rest on."""
    assert reading.engagement is not None
    library = materials.library
    words = [library.labels, library.terms_file, *library.tables.values(), *library.figures.values()]
    spelling = [digest for file, digest in library.digests.items() if file.endswith("/spelling.yaml")]
    law = reading.engagement.engagement.governing_law
    return law, annotated, [(one.file, one.digest) for one in words], spelling, dict(materials.layouts.digests)


def _write(draft: Draft) -> Document:
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
        opening=tuple(filled_clauses(draft, text.opening, titled=True)),
        sections=tuple(_sections(draft, text.sections, schedule=False)),
        closing=tuple(filled_clauses(draft, text.closing, titled=True)),
        schedules=tuple(_sections(draft, text.schedules, schedule=True)),
        locale=draft.formatter.locale,
        screen=front.screen(labels),
    )
    return define(document, draft)


def _front_table(draft: Draft, name: str) -> tuple[Any, ...]:
    try:
        return draft.workshop.table(name)
    except FindingsError as problem:
        place = draft.outline.places[("front",)]
        draft.findings.extend(f if f.location.file else replace(f, location=place) for f in problem.findings)
        return ()


def _sections(draft: Draft, sections: Iterable[OutlineSection], *, schedule: bool) -> Iterator[Section]:
    headings = draft.materials.library.headings[draft.kind]
    for section in sections:
        made: list[Clause] = []
        for entry in section.clauses:
            name = entry if isinstance(entry, str) else entry.untitled
            made.extend(filled_clauses(draft, (name,), titled=isinstance(entry, str)))
        if not made:
            continue
        if section.id not in headings.sections:
            file = next(name for name in draft.files if name.endswith(f"headings/{draft.kind}.yaml"))
            draft.findings.append(finding("CL010", Location(file, 1, 1), section=section.id))
        yield Section(section.id, headings.sections.get(section.id, section.id), tuple(made), schedule)
