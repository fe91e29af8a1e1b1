"""An engagement when all its files are written: the manifest, files that are no longer asked for, what is reported.

In: what was prepared and made. Out: lines and findings; the manifest, written where it differs from the one that
stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from docgen import __version__
from docgen.build import whole
from docgen.build.explain import EDITED, FAILED, KEPT, MADE, OLDER, REMOVED, Decision
from docgen.build.left import Cleared, copies_no_longer_asked, no_longer_asked
from docgen.build.manifest import NAME, ORIGINS, Built, Manifest, Output, dump
from docgen.build.older import older, unasked, wanted
from docgen.build.places import Places, Target, look_digests, look_files, program_digest, tree_digest
from docgen.build.stale import RECORD, Request
from docgen.build.tasks import Made, Prepared
from docgen.finding import Finding, has_errors


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


@dataclass(frozen=True, slots=True)
class Settled:
    """What is told of an engagement: a line for each document, what is to be said, and the decision on each file."""

    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()
    decisions: tuple[Decision, ...] = ()


def settle(ready: Prepared, results: Sequence[Made], places: Places, request: Request) -> Settled:
    """Record what was made of an engagement, and say what became of each document."""
    name = ready.target.name
    if not ready.asked or (has_errors(ready.findings) and not ready.stale):
        reason = "see the findings; the last output stays"
        line = Line(name, "", 0, 0, (), "failed", reason, ready.seconds)
        return Settled((line,), (), (Decision(name, "", FAILED, (reason,)),) if request.explain else ())
    outputs: dict[str, dict[str, Output]] = {}
    for result in results:
        outputs.setdefault(result.kind, {}).update(result.outputs)
    folder = places.output / name
    cleared = no_longer_asked(folder, ready.last, ready.asked)
    if not ready.target.annotated:
        copies = copies_no_longer_asked(folder, ready.asked)
        findings = (*cleared.findings, *copies.findings)
        cleared = Cleared((*cleared.removed, *copies.removed), cleared.left, findings)
    after = _manifest(ready, places, outputs, cleared.left)
    unrecorded = list(whole.keep(folder, {NAME: dump(after)}))
    if not unrecorded:
        whole.sweep(folder, after.recorded())
    passed_over = tuple(older(places, ready.target, after, request))
    lines = (*_lines(ready, results, after, request), *removed(name, cleared.removed, NOT_ASKED))
    decisions = (*_made(ready, outputs), *aside(name, passed_over, cleared, NOT_ASKED)) if request.explain else ()
    return Settled(lines, (*cleared.findings, *unrecorded, *passed_over), decisions)


NOT_ASKED = "the engagement no longer asks for it"


def removed(engagement: str, names: Iterable[str], reason: str) -> Iterator[Line]:
    """A line for each document of which files were taken away."""
    formats: dict[str, list[str]] = {}
    for name in names:
        kind, _, form = name.partition(".")
        formats.setdefault(kind, []).extend([form] if form != ORIGINS else [])
    for kind, forms in formats.items():
        yield Line(engagement, kind, 0, 0, tuple(forms), "removed", reason, 0.0)


def aside(engagement: str, passed_over: Iterable[Finding], cleared: Cleared, reason: str) -> Iterator[Decision]:
    """The decisions on files that nobody asked for: older ones, and those of what is gone."""
    for one in passed_over:
        path = PurePath(one.location.file)
        copy = one.said.key == "BLD011.review"
        file = f"{path.parent.name}/{path.name}" if copy else path.name
        why = "says something else than the document" if copy else "built from an earlier state"
        yield Decision(engagement, file, OLDER, (f"not asked for in this call; {why}",))
    for name in cleared.removed:
        yield Decision(engagement, name, REMOVED, (reason,))
    for name in cleared.left:
        yield Decision(engagement, name, EDITED, (f"{reason}, but the file was changed by hand",))


def _made(ready: Prepared, outputs: dict[str, dict[str, Output]]) -> Iterator[Decision]:
    """The decisions as they were carried out: what could not be made says so."""
    for one in ready.decisions:
        kind, _, form = one.file.partition(".")
        failed = one.done == MADE and form not in outputs.get(kind, {})
        yield replace(one, done=FAILED, why=("see the findings", *one.why)) if failed else one


def kept(places: Places, target: Target, manifest: Manifest, request: Request) -> Settled:
    """What is told of an engagement with nothing to do."""
    lines, decisions = [], []
    for kind in manifest.asked:
        built = manifest.documents.get(kind)
        if built is None or (request.types and kind not in request.types):
            continue
        line = Line(manifest.engagement, kind, _pages(built), built.words, request.formats, "up to date", "", 0.0)
        lines.append(line)
        for form in request.formats:
            noted = f"{kind}.{form}" in manifest.kept
            why = "kept as it stands, on request" if noted else "nothing has changed since it was built"
            decisions.append(Decision(target.name, f"{kind}.{form}", KEPT, (why,)))
    passed_over = tuple(older(places, target, manifest, request))
    others = tuple(aside(target.name, passed_over, Cleared((), manifest.left, ()), NOT_ASKED))
    findings = (*wanted(places, target, manifest, request), *passed_over, *unasked(places, target, manifest))
    return Settled(tuple(lines), findings, (*decisions, *others) if request.explain else ())


def _manifest(ready: Prepared, places: Places, made: dict[str, dict[str, Output]], left: dict[str, str]) -> Manifest:
    """The manifest after a build: what was made now, and what stayed from the last one."""
    documents: dict[str, Built] = {}
    for kind in ready.asked:
        last = ready.last.documents.get(kind) if ready.last else None
        if kind not in ready.stale:
            if last is not None:
                documents[kind] = last
            continue
        # What could not be made stands there as it was last made, and its record with it.
        outputs = {**(last.outputs if last else {}), **made.get(kind, {})}
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
        facts=ready.facts,
        source=places.from_output(ready.target.folder),
        kept=_still_kept(ready, places, made),
        left=left,
    )


def _looks(documents: dict[str, Built], ready: Prepared, places: Places) -> dict[str, dict[str, str]]:
    """The files behind each look that an output has, whether it was made now or earlier."""
    known = dict(ready.last.looks) if ready.last else {}
    digests, files = look_digests(places.templates, places.word_shell), look_files(places.templates, places.word_shell)
    known |= {digests[form]: files[form] for form in digests}
    had = {output.look for built in documents.values() for output in built.outputs.values()}
    return {look: files for look, files in known.items() if look in had}


def _still_kept(ready: Prepared, places: Places, made: dict[str, dict[str, Output]]) -> dict[str, str]:
    """The files that somebody wants left as they are, but for those that were deleted and built anew."""
    folder = places.output / ready.target.name
    noted = ready.last.kept if ready.last else {}
    return {
        name: digest
        for name, digest in noted.items()
        if name.partition(".")[2] not in made.get(name.partition(".")[0], {}) and (folder / name).exists()
    }


def _lines(ready: Prepared, results: Sequence[Made], after: Manifest, request: Request) -> Iterator[Line]:
    for kind in ready.asked:
        if request.types and kind not in request.types:
            continue
        own = [result for result in results if result.kind == kind]
        failed = any(has_errors(result.findings) for result in own)
        built = after.documents.get(kind)
        forms = tuple(form for form in request.formats if any(form in result.outputs for result in own))
        done = "renewed" if ready.reasons.get(kind) == RECORD and not request.force else "rebuilt"
        yield Line(
            ready.target.name,
            kind,
            _pages(built) if built else 0,
            built.words if built else 0,
            forms or request.formats,
            "failed" if failed else done if forms else "up to date",
            ready.reasons.get(kind, ""),
            sum(result.seconds for result in own),
        )


def _pages(built: Built) -> int:
    return max((output.pages for output in built.outputs.values()), default=0)
