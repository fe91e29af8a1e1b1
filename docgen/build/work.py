"""The work on one engagement: read and check it, assemble its documents, decide what is stale, and write files.

Runs in any process; everything that goes in and comes out can be sent between processes. Imports the heavy packages,
so a build with nothing to do never imports it.
"""

from __future__ import annotations

import hashlib
import importlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from docgen import lint, rules, wordings
from docgen.assembly.assemble import Assembled, Materials, assemble
from docgen.assembly.memo import Memo
from docgen.assembly.workshop import read_layouts
from docgen.build import record
from docgen.build.accept import accept
from docgen.build.manifest import Built, Output, load
from docgen.build.paper import Attachments, attachments
from docgen.build.places import Places, Target, look_digests, program_digest, seen_digest
from docgen.build.stale import Request, State, causes, judge, say
from docgen.build.tasks import Job, Made, Prepared, broken
from docgen.build.whole import announce, keep, write
from docgen.finding import Finding, FindingsError, Location, SaidError, Severity, finding, has_errors
from docgen.inputs import folder, plain
from docgen.inputs.folder import Reading
from docgen.library import outline, shelf, statutes
from docgen.library.spelling import spelled
from docgen.library.statutes import Register
from docgen.lint import across
from docgen.lint.across.ground.whole import Whole
from docgen.wordings.chosen import Case
from docgen.writers.pdf.pages import count

_WRITERS = {"docx": "docx", "pdf": "pdf", "html": "html", "md": "markdown"}
_DRAWN = ("docx",)
_SLOW = ("pdf",)


Checked = tuple[Reading, dict[str, Assembled], list[Finding]]
Seen = Callable[[Mapping[str, Assembled]], None]


def check(
    places: Places, target: Target, *, strict: bool = False, seen: Seen | None = None, memo: Memo | None = None
) -> Checked:
    """Everything that can be said of an engagement without writing a file; a fault of the program is a finding too.

    What the engagement accepts is marked so; ``strict`` makes errors of the warnings that are left. Whoever wants to
    show the documents before they are looked at hands over ``seen``, which is given them when they are assembled;
    whoever checks again and again, a ``memo``.
    """
    try:
        reading, documents, findings = _check(places, target, seen, memo)
        if reading.engagement is not None:
            acceptances = reading.engagement.engagement.accepted
            findings = list(accept(findings, acceptances, reading.places, datetime.now().astimezone().date()))
        return reading, documents, stricter(findings) if strict else findings
    except Exception as problem:
        return Reading(target.name, None, ()), {}, [broken(problem, Location(target.shown))]


def stricter(findings: list[Finding]) -> list[Finding]:
    """Warnings as errors."""
    return [replace(one, severity=Severity.ERROR) if one.severity is Severity.WARNING else one for one in findings]


def _check(places: Places, target: Target, seen: Seen | None, memo: Memo | None) -> Checked:
    reading = folder.read(target.folder, target.shown)
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
        found = [*lint.check(trees, materials.library, read_registers(places), facts.governing_law.value)]
        found.extend(across.check(Whole.of(reading, target.shown, materials.library, documents)))
        findings.extend(across.once(found))
    findings.extend(wordings.check(Case(facts, reading.places, target.shown, materials.library, trees)))
    return reading, documents, findings


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


def prepare(places: Places, target: Target, request: Request) -> Prepared:
    """Read, check and assemble an engagement, decide which of its files are stale, and write all but the slow ones."""
    started = time.perf_counter()
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
    last = load(places.output / target.name)
    seen = seen_digest(places, language, reading.hashes)
    built: dict[str, Built] = {}
    stale: dict[str, tuple[str, ...]] = {}
    reasons: dict[str, str] = {}
    jobs: list[Job] = []
    for kind, made in documents.items():
        if request.types and kind not in request.types:
            continue
        tree = hashlib.sha256(repr(made.document).encode()).hexdigest()[:16]
        built[kind] = record.built(made, tree, seen)
        attached = None
        if request.paper.attach_inputs:
            attached = attachments(places, target, kind, built[kind], reading.hashes)
        states = {form: _state(tree, request, form, attached) for form in request.formats}
        verdicts = {form: judge(places, target.name, kind, form, state, last) for form, state in states.items()}
        edited = [form for form, verdict in verdicts.items() if verdict.edited and not request.force]
        findings.extend(_edited(places, target.name, kind, form) for form in edited)
        stale[kind] = tuple(f for f, v in verdicts.items() if (v.stale or request.force) and f not in edited)
        why = [v.reason for f, v in verdicts.items() if v.stale and f not in edited]
        reasons[kind] = _reason(why, made, tree, last.documents.get(kind) if last else None, force=request.force)
        looks = places.templates, places.word_shell
        jobs.extend(
            Job(target.name, made.document, tree, forms, home, *looks, request.paper, attached)
            for forms in _divided(stale[kind])
        )
    sidecars = {f"{kind}.origins.json": record.origins(documents[kind].document) for kind in stale}
    with _drawing_ahead(jobs, places):
        findings.extend(keep(places.output / target.name, sidecars))
        quick = sorted((job for job in jobs if job.formats != _SLOW), key=lambda job: job.formats == _DRAWN)
        files = tuple(make(job) for job in quick)
    return Prepared(
        target,
        language,
        reading.hashes,
        tuple(findings),
        tuple(documents),
        built,
        stale,
        reasons,
        files,
        tuple(job for job in jobs if job.formats == _SLOW),
        last,
        time.perf_counter() - started,
    )


def _state(tree: str, request: Request, form: str, attached: Attachments | None) -> State:
    return State(tree, request.variant(form), attached.digest if attached and form == "pdf" else "")


def _drawing_ahead(jobs: list[Job], places: Places) -> AbstractContextManager[None]:
    """Pictures of the Word files are drawn while other files are written."""
    documents = [job.document for job in jobs if job.formats == _DRAWN]
    if not documents:
        return nullcontext()
    from docgen.writers.docx.drawing import drawing_ahead

    return drawing_ahead(documents, places.templates)


def _divided(formats: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The formats by what they wait for: nothing, pictures, or the layout of pages."""
    for some in (tuple(form for form in formats if form not in _DRAWN + _SLOW), _DRAWN, _SLOW):
        if some and set(some) <= set(formats):
            yield some


def _reason(why: list[str], made: Assembled, tree: str, last: Built | None, *, force: bool) -> str:
    """Why a document is made anew, in the words of the table."""
    if "content" in why and last is not None:
        other = "an earlier change" if tree == last.tree else "a document that it refers to"
        named = causes(made.fields, made.files, last)
        why = [*(named or [other]), *(w for w in why if w != "content")]
    if not why and force:
        why = ["forced"]
    return say(why)


def _edited(places: Places, name: str, kind: str, form: str) -> Finding:
    return finding("BLD003", Location((places.output / name / f"{kind}.{form}").as_posix()))


def make(job: Job) -> Made:
    """Write the files of a job, each whole or not at all."""
    started = time.perf_counter()
    outputs: dict[str, Output] = {}
    findings: list[Finding] = []
    looks = look_digests(job.templates, job.shell)
    for form in job.formats:
        path = job.folder / f"{job.document.type}.{form}"
        try:
            content = _written(job, form)
        except FindingsError as problem:
            findings.extend(problem.findings)
            continue
        except Exception as problem:
            findings.append(_unmade(problem, form, path))
            continue
        digest = hashlib.sha256(content).hexdigest()
        try:
            announce(path, digest)
            write(path, content)
        except OSError as problem:
            place = Location(path.as_posix())
            findings.append(finding("BLD002", place, problem=problem.strerror or str(problem)))
            continue
        pages = count(content) if form == "pdf" else 0
        label = job.paper.label if form == "pdf" else ""
        attached = job.attachments.digest if job.attachments and form == "pdf" else ""
        outputs[form] = Output(digest, job.tree, looks[form], program_digest(), len(content), pages, label, attached)
    return Made(job.engagement, job.document.type, job.formats, outputs, tuple(findings), time.perf_counter() - started)


def _written(job: Job, form: str) -> bytes:
    writer = importlib.import_module(f"docgen.writers.{_WRITERS[form]}")
    asked: dict[str, Any] = {"shell": job.shell} if form == "docx" else {}
    if form == "pdf":
        asked = {"variant": job.paper.variant, "signature_fields": job.paper.signature_fields}
        if job.attachments is not None:
            asked |= {"sources": job.attachments.sources, "data": job.attachments.data}
    content: bytes = writer.write(job.document, job.templates, **asked)
    return content


def _unmade(problem: Exception, form: str, path: Path) -> Finding:
    """Why a writer gave nothing: a file of the templates that it can't use, or a fault of its own."""
    place = Location(path.as_posix())
    match problem:
        case OSError(filename=str() | Path()):
            read = Location(str(problem.filename))
            return finding("BLD005", read, form=form, problem=problem.strerror or str(problem))
        case SaidError():
            return finding("BLD005.look", place, form=form, problem=problem.said)
        case ValueError():
            return finding("BLD005.look", place, form=form, problem=str(problem))
    return broken(problem, place)
