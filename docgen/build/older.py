"""Files that a call passed over although what they were made from has changed since: other formats, copies for review.

In: an output folder and the record of the build that has just ended. Out: notes. Light on purpose: a build with nothing
to do imports it.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.build.manifest import Manifest, load
from docgen.build.places import FORMATS, REVIEW, Places, Target, file_digest
from docgen.build.stale import Request, differences, state_of
from docgen.finding import Finding, Location, Severity, finding


def older(places: Places, target: Target, manifest: Manifest, request: Request) -> Iterator[Finding]:
    """A note for each file of a document that was looked at, in a format nobody asked for, that is older than its
    document; and for copies for review that say something else than the document."""
    folder = places.output / target.name
    review = None if target.annotated else load(folder / REVIEW)
    for kind in request.types or manifest.asked:
        built = manifest.documents.get(kind)
        if built is None:
            continue
        for form in FORMATS:
            output, path = built.outputs.get(form), folder / f"{kind}.{form}"
            if form in request.formats or output is None or f"{kind}.{form}" in manifest.kept:
                continue
            state = state_of(built, output.variant, output.attached)
            if differences(places, form, state, output) and file_digest(path) == output.sha256:
                yield finding("BLD011", Location(path.as_posix()), severity=Severity.INFO, form=form)
        copy = review.documents.get(kind) if review else None
        if copy is not None and (copy.fields, copy.files) != (built.fields, built.files):
            for form in copy.outputs:
                path = folder / REVIEW / f"{kind}.{form}"
                if file_digest(path):
                    yield finding("BLD011.review", Location(path.as_posix()), severity=Severity.INFO)


def wanted(places: Places, target: Target, manifest: Manifest, request: Request) -> Iterator[Finding]:
    """A note for each file that stays as it is because somebody wants it so."""
    folder = places.output / target.name
    for kind in request.types or manifest.asked:
        built = manifest.documents.get(kind)
        for form in request.formats:
            name = f"{kind}.{form}"
            if name not in manifest.kept:
                continue
            output = built.outputs.get(form) if built else None
            behind = True
            if built is not None and output is not None:
                state = state_of(built, request.variant(form), output.attached)
                behind = bool(differences(places, form, state, output))
            place = Location((folder / name).as_posix())
            yield finding("BLD012.behind" if behind else "BLD012", place, severity=Severity.INFO, path=place.file)


def unasked(places: Places, target: Target, manifest: Manifest) -> Iterator[Finding]:
    """A warning for each file that nobody asks for and that was changed by hand, as long as it stands there."""
    for name in manifest.left:
        path = places.output / target.name / name
        found = file_digest(path)
        if found:
            severity = Severity.INFO if manifest.kept.get(name) == found else Severity.WARNING
            yield finding("BLD004", Location(path.as_posix()), severity=severity)
