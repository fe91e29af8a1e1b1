"""Writing the files of a document, each whole or not at all.

In: a job, which another process may have made. Out: what was written, and why the rest was not. Imports the heavy
packages, each when a format first asks for it.
"""

from __future__ import annotations

import hashlib
import importlib
import tempfile
import time
from pathlib import Path
from typing import Any

from docgen import carried as carriers
from docgen.build.manifest import Output
from docgen.build.places import file_digest, look_digests, program_digest
from docgen.build.stale import variant
from docgen.build.tasks import Job, Made, broken
from docgen.build.whole import FULL, announce, refused, write
from docgen.finding import Finding, FindingsError, Location, SaidError, finding
from docgen.writers.pdf.pages import count

_WRITERS = {"docx": "docx", "pdf": "pdf", "html": "html", "md": "markdown"}


def make(job: Job) -> Made:
    """Write the files of a job, each whole or not at all."""
    started = time.perf_counter()
    outputs: dict[str, Output] = {}
    findings: list[Finding] = []
    times: dict[str, float] = {}
    looks = look_digests(job.templates, job.shell)
    for form in job.formats:
        began = time.perf_counter()
        path = job.folder / f"{job.document.type}.{form}"
        try:
            content = _recorded(job, form, path)
        except FindingsError as problem:
            findings.extend(problem.findings)
            continue
        except Exception as problem:
            findings.append(_unmade(problem, form, path))
            continue
        digest = hashlib.sha256(content).hexdigest()
        found = file_digest(path)
        if form in job.unknown and found not in {"", digest}:
            findings.append(finding("BLD003.unknown", Location(path.as_posix()), path=path.as_posix()))
            continue
        try:
            if found != digest:
                announce(path, digest)
                write(path, content)
        except OSError as problem:
            findings.append(refused(path, problem))
            continue
        pages = count(content) if form == "pdf" else 0
        label = variant(job.paper, form, bare=job.carried is None)
        attached = job.attachments.digest if job.attachments and form == "pdf" else ""
        kept = job.carried.digest if job.carried else ""
        made_from = job.tree, looks[form], program_digest()
        outputs[form] = Output(digest, *made_from, len(content), pages, label, attached, kept)
        times[form] = time.perf_counter() - began
    seconds = time.perf_counter() - started
    return Made(job.engagement, job.document.type, job.formats, outputs, tuple(findings), seconds, times)


def _recorded(job: Job, form: str, path: Path) -> bytes:
    """A file with the record in it; where that alone is new, the file as it stands with the new one."""
    carrier = carriers.form(form)
    content = carrier.without(path.read_bytes()) if form in job.again else _written(job, form)
    if job.carried is None:
        return content
    if form == "pdf":
        content = carrier.put(content, carrier.sealed(job.carried.whole, content))
    else:
        content = carrier.put(content, job.carried.told)
    return bytes(content)


def _written(job: Job, form: str) -> bytes:
    writer = importlib.import_module(f"docgen.writers.{_WRITERS[form]}")
    bare = job.carried is None
    asked: dict[str, Any] = {"shell": job.shell, "bare": bare} if form == "docx" else {}
    if form == "html":
        asked = {"bare": bare}
    if form == "pdf":
        asked = {"variant": job.paper.variant, "signature_fields": job.paper.signature_fields, "room": not bare}
        if job.attachments is not None:
            asked |= {"sources": job.attachments.sources, "data": job.attachments.data}
    content: bytes = writer.write(job.document, job.templates, **asked)
    return content


def _unmade(problem: Exception, form: str, path: Path) -> Finding:
    """Why a writer gave nothing: a file of the templates that it can't use, or a fault of its own."""
    place = Location(path.as_posix())
    match problem:
        case OSError() if problem.errno in FULL:  # no room for what a writer needs on the way
            return refused(Path(problem.filename or tempfile.gettempdir()), problem)
        case OSError(filename=str() | Path()):
            read = Location(str(problem.filename))
            return finding("BLD005", read, form=form, problem=problem.strerror or str(problem))
        case SaidError():
            return finding("BLD005.look", place, form=form, problem=problem.said)
        case ValueError():
            return finding("BLD005.look", place, form=form, problem=str(problem))
    return broken(problem, place)
