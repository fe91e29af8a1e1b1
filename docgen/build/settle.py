"""An engagement when all its files are written: the manifest, files that are no longer asked for, what is reported.

In: what was prepared and made. Out: lines and findings; the manifest, written where it differs from the one that
stands there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen import __version__
from docgen.build import whole
from docgen.build.manifest import NAME, Built, Manifest, Output, digests, dump
from docgen.build.places import Places, file_digest, look_digests, look_files, program_digest, tree_digest
from docgen.build.stale import Request
from docgen.build.tasks import Made, Prepared
from docgen.finding import Finding, Location, Severity, finding, has_errors


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one document: a line of the closing table."""

    engagement: str
    document: str
    pages: int
    words: int
    formats: tuple[str, ...]
    state: str
    reason: str
    seconds: float


def settle(
    ready: Prepared, results: Sequence[Made], places: Places, request: Request
) -> tuple[list[Line], list[Finding]]:
    """Record what was made of an engagement, and say what became of each document."""
    if not ready.asked or (has_errors(ready.findings) and not ready.stale):
        reason = "see the findings; the last output stays"
        return [Line(ready.target.name, "", 0, 0, (), "failed", reason, ready.seconds)], []
    outputs: dict[str, dict[str, Output]] = {}
    for result in results:
        outputs.setdefault(result.kind, {}).update(result.outputs)
    after = _manifest(ready, places, outputs)
    findings = list(_gone(ready, places))
    folder = places.output / ready.target.name
    unrecorded = list(whole.keep(folder, {NAME: dump(after)}))
    if not unrecorded:
        whole.sweep(folder, digests(after))
    return list(_lines(ready, results, after, request)), [*findings, *unrecorded]


def kept(manifest: Manifest, request: Request) -> Iterator[Line]:
    """The lines of an engagement with nothing to do."""
    for kind in manifest.asked:
        built = manifest.documents.get(kind)
        if built is not None and (not request.types or kind in request.types):
            yield Line(manifest.engagement, kind, _pages(built), built.words, request.formats, "up to date", "", 0.0)


def _manifest(ready: Prepared, places: Places, made: dict[str, dict[str, Output]]) -> Manifest:
    """The manifest after a build: what was made now, and what stayed from the last one."""
    documents: dict[str, Built] = {}
    for kind in ready.asked:
        last = ready.last.documents.get(kind) if ready.last else None
        if kind not in ready.stale:
            if last is not None:
                documents[kind] = last
            continue
        outputs = {**(last.outputs if last else {}), **made.get(kind, {})}
        for form in ready.stale[kind]:
            if form not in made.get(kind, {}):
                outputs.pop(form, None)
        if outputs:
            documents[kind] = replace(ready.built[kind], outputs=outputs)
    return Manifest(
        engagement=ready.target.name,
        language=ready.language,
        version=__version__,
        program=program_digest(),
        clauses=tree_digest(places.clauses / ready.language),
        templates=tree_digest(places.templates),
        inputs=ready.inputs,
        asked=list(ready.asked),
        documents=documents,
        looks=_looks(documents, ready, places),
    )


def _looks(documents: dict[str, Built], ready: Prepared, places: Places) -> dict[str, dict[str, str]]:
    """The files behind each look that an output has, whether it was made now or earlier."""
    known = dict(ready.last.looks) if ready.last else {}
    digests, files = look_digests(places.templates, places.word_shell), look_files(places.templates, places.word_shell)
    known |= {digests[form]: files[form] for form in digests}
    had = {output.look for built in documents.values() for output in built.outputs.values()}
    return {look: files for look, files in known.items() if look in had}


def _gone(ready: Prepared, places: Places) -> Iterator[Finding]:
    """Outputs whose document the engagement no longer asks for: taken away when they are ours untouched, reported
    otherwise."""
    if ready.last is None:
        return
    for kind, built in ready.last.documents.items():
        if kind in ready.asked:
            continue
        for form, output in built.outputs.items():
            path = places.output / ready.target.name / f"{kind}.{form}"
            found = file_digest(path)
            if found == output.sha256:
                path.with_name(f"{kind}.origins.json").unlink(missing_ok=True)  # first: by the other it is found again
                path.unlink(missing_ok=True)
            elif found:
                yield finding("BLD004", Location(path.as_posix()), severity=Severity.WARNING)


def _lines(ready: Prepared, results: Sequence[Made], after: Manifest, request: Request) -> Iterator[Line]:
    for kind in ready.asked:
        if request.types and kind not in request.types:
            continue
        own = [result for result in results if result.kind == kind]
        failed = any(has_errors(result.findings) for result in own)
        built = after.documents.get(kind)
        forms = tuple(form for form in request.formats if any(form in result.outputs for result in own))
        yield Line(
            ready.target.name,
            kind,
            _pages(built) if built else 0,
            built.words if built else 0,
            forms or request.formats,
            "failed" if failed else "rebuilt" if forms else "up to date",
            ready.reasons.get(kind, ""),
            sum(result.seconds for result in own),
        )


def _pages(built: Built) -> int:
    return max((output.pages for output in built.outputs.values()), default=0)
