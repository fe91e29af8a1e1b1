"""The work on one engagement: read and check it, assemble its documents, decide what is stale, and have files written.

Runs in any process; everything that goes in and comes out can be sent between processes. Imports the heavy packages,
so a build with nothing to do never imports it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import cache

from docgen import lint, rules, wordings
from docgen.assembly.assemble import Assembled, assemble
from docgen.assembly.draft import Materials
from docgen.assembly.memo import Memo
from docgen.assembly.workshop import read_layouts
from docgen.build import why
from docgen.build.accept import accept
from docgen.build.beside import beside
from docgen.build.manifest import remains
from docgen.build.places import Places, Target, glance, seen_digest
from docgen.build.stale import Request
from docgen.build.tasks import Job, Prepared, broken
from docgen.build.verdicts import Situation, facts, judged
from docgen.build.writing import make
from docgen.carried.record import Record
from docgen.finding import Finding, Location, Severity, finding, has_errors
from docgen.inputs import folder, plain
from docgen.inputs.folder import Reading
from docgen.library import links, outline, shelf, statutes
from docgen.library.spelling import spelled
from docgen.library.statutes import Register
from docgen.lint import across
from docgen.lint.across.ground.whole import Whole
from docgen.wordings.chosen import Case

_DRAWN = ("docx",)
_SLOW = ("pdf",)


Checked = tuple[Reading, dict[str, Assembled], list[Finding]]
Seen = Callable[[Mapping[str, Assembled]], None]


def check(
    places: Places,
    target: Target,
    *,
    strict: bool = False,
    amend: folder.Amend | None = None,
    seen: Seen | None = None,
    memo: Memo | None = None,
) -> Checked:
    """Everything that can be said of an engagement without writing a file; a fault of the program is a finding too.

    What the engagement accepts is marked so; ``strict`` makes errors of the warnings that are left. With ``amend`` it
    is said of files that hold something else. Whoever wants to show the documents before they are looked at hands over
    ``seen``, which is given them when they are assembled; whoever checks again and again, a ``memo``.
    """
    try:
        reading, documents, findings = _check(places, target, amend, seen, memo)
        if reading.engagement is not None:
            acceptances = reading.engagement.engagement.accepted
            findings = list(accept(findings, acceptances, reading.places, datetime.now().astimezone().date()))
        return reading, documents, stricter(findings) if strict else findings
    except Exception as problem:
        return Reading(target.name, None, ()), {}, [broken(problem, Location(target.shown))]


def stricter(findings: list[Finding]) -> list[Finding]:
    """Warnings as errors."""
    return [replace(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one for one in findings]


def _check(places: Places, target: Target, amend: folder.Amend | None, seen: Seen | None, memo: Memo | None) -> Checked:
    reading = folder.read(target.folder, target.shown, amend)
    findings = list(reading.findings)
    if reading.engagement is None:
        return reading, {}, findings
    breaches = list(rules.check(reading.engagement, reading.places, target.shown))
    findings.extend(breaches)
    facts = reading.engagement.engagement
    materials, faults = read_materials(places, facts.language.value, facts.governing_law.value)
    findings.extend(faults)
    if materials is None or has_errors((*breaches, *faults)):
        return reading, {}, findings  # assembling would blame the wording for facts or files that don't fit together
    try:
        documents, problems = assemble(reading, materials, annotated=target.annotated, memo=memo)
    except KeyError as missing:
        place = Location(materials.library.labels.file, 1, 1)
        return reading, {}, [*findings, finding("CL009.labels", place, label=str(missing))]
    findings.extend(problems)
    trees = {} if has_errors(problems) else {kind: made.document for kind, made in documents.items()}
    if trees and seen is not None:
        seen(documents)
    if trees:
        findings.extend(linted(places, target, reading, documents))
    findings.extend(wordings.check(Case(facts, reading.places, target.shown, materials.library, trees)))
    return reading, documents, findings


def linted(places: Places, target: Target, reading: Reading, documents: Mapping[str, Assembled]) -> list[Finding]:
    """What all lints find in the documents of an engagement; nothing where it can't be read."""
    held = whole(places, target, reading, documents)
    if held is None:
        return []
    law = held.engagement.engagement.governing_law.value
    found = list(lint.check(held.documents, held.library, read_registers(places), law, held.readouts))
    found.extend(across.check(held))
    return across.once(found)


def whole(places: Places, target: Target, reading: Reading, documents: Mapping[str, Assembled]) -> Whole | None:
    """What was read and assembled of an engagement as lints over the set look at it; None where it can't be read."""
    if reading.engagement is None:
        return None
    facts = reading.engagement.engagement
    materials, _ = read_materials(places, facts.language.value, facts.governing_law.value)
    return None if materials is None else Whole.of(reading, target.shown, materials.library, documents)


@cache
def read_materials(places: Places, language: str, law: str) -> tuple[Materials | None, tuple[Finding, ...]]:
    """Clauses in the spelling for a law, layouts and outlines, read once in a process."""
    shown = (places.clauses / language).as_posix()
    library, findings = shelf.read(places.clauses / language, shown)
    templates = places.templates.as_posix()
    findings.extend(links.leading_out(places.templates, templates))
    layouts, problems = read_layouts(places.templates, templates)
    findings.extend(problems)
    outlines = {}
    for path in sorted(places.templates.glob("*/outline.yaml")):
        read, problems = outline.read(places.templates, path.parent.name, templates)
        findings.extend(problems)
        if read is not None:
            outlines[read.type] = read
    return (None if library is None else Materials(spelled(library, law), layouts, outlines)), tuple(findings)


@cache
def read_registers(places: Places) -> tuple[Register, ...]:
    """The registers of statutes, read once in a process; what is wrong with them is said of the library."""
    return tuple(statutes.read(places.clauses, places.clauses.as_posix())[0])


def forget() -> None:
    """Forget what was read of clauses and templates, before looking again in the same process."""
    read_materials.cache_clear()
    read_registers.cache_clear()
    why.needs_in_words.cache_clear()


def prepare(places: Places, target: Target, request: Request) -> Prepared:
    """Read, check and assemble an engagement, decide which of its files are stale, and write all but the slow ones."""
    started = time.perf_counter()
    glance(places)
    return prepared(places, target, request, check(places, target, strict=request.strict), started)


def prepared(
    places: Places,
    target: Target,
    request: Request,
    checked: Checked,
    started: float,
) -> Prepared:
    """The same for an engagement that has been read, checked and assembled since ``started``."""
    reading, documents, findings = checked
    language = reading.engagement.engagement.language.value if reading.engagement else ""
    home = places.output / target.name
    if plain.leads_out(home, places.output):
        findings.append(finding("BLD002.link", Location(home.as_posix()), output=f"{places.output}/"))
    if reading.engagement is None or has_errors(findings):
        return Prepared(target, language, reading.hashes, tuple(findings), seconds=time.perf_counter() - started)
    last = remains(home)
    said = facts(reading)
    case = Situation(places, target, request, reading, last, seen_digest(places, language, reading.hashes), said)
    asked = {kind: made for kind, made in documents.items() if not request.types or kind in request.types}
    every = {kind: judged(case, made, *recorded(places, reading, made)) for kind, made in asked.items()}
    looks = places.templates, places.word_shell
    jobs = [
        Job(
            *(target.name, documents[kind].document, one.built.tree, forms, home, *looks, request.paper, one.attached),
            carried=one.carried,
            again=tuple(form for form in forms if form in one.again),
            unknown=tuple(form for form in forms if form in one.unknown),
        )
        for kind, one in every.items()
        for forms in _divided(one.stale)
    ]
    for one in every.values():
        findings.extend(one.findings)
    with _drawing_ahead(jobs, places):
        findings.extend(beside(home, {kind: one.origins for kind, one in every.items()}, last))
        quick = sorted((job for job in jobs if job.formats != _SLOW), key=lambda job: job.formats == _DRAWN)
        files = tuple(make(job) for job in quick)
    return Prepared(
        target,
        language,
        reading.hashes,
        tuple(findings),
        tuple(documents),
        {kind: one.built for kind, one in every.items()},
        {kind: one.stale for kind, one in every.items()},
        {kind: one.reason for kind, one in every.items()},
        files,
        tuple(job for job in jobs if job.formats == _SLOW),
        last,
        time.perf_counter() - started,
        said,
        tuple(decision for one in every.values() for decision in one.decisions),
    )


def recorded(places: Places, reading: Reading, made: Assembled) -> tuple[Record, bytes]:
    """The record of a document, and its sidecar."""
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    materials, _ = read_materials(places, facts.language.value, facts.governing_law.value)
    assert materials is not None
    return why.why(places, reading, made, materials.library, why.needs_in_words(places, facts.language.value))


def _drawing_ahead(jobs: list[Job], places: Places) -> AbstractContextManager[None]:
    """Pictures of the Word files are drawn while other files are written."""
    documents = [job.document for job in jobs if job.formats == _DRAWN and job.formats != job.again]
    if not documents:
        return nullcontext()
    from docgen.writers.docx.drawing import drawing_ahead

    return drawing_ahead(documents, places.templates)


def _divided(formats: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The formats by what they wait for: nothing, pictures, or the layout of pages."""
    for some in (tuple(form for form in formats if form not in _DRAWN + _SLOW), _DRAWN, _SLOW):
        if some and set(some) <= set(formats):
            yield some
