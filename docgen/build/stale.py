"""What is stale, decided on content and on what was read, never on file times.

First glance (light): nothing that the last build looked at has changed, and every output is what it wrote; then there
is nothing to do. Second glance (after assembling): a document whose tree and look are the same stays as it is; for
every other the reason is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docgen.build.manifest import ORIGINS, Built, Manifest, Output, load
from docgen.build.paper import USUAL, Paper, attachments
from docgen.build.places import (
    Places,
    Target,
    file_digest,
    input_digests,
    look_digests,
    look_files,
    program_digest,
    seen_digest,
)
from docgen.build.whole import announced


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: types (none: all that the engagement asks for), formats, whether edited outputs are
    overwritten, what a .pdf is to be, whether warnings forbid it, whether each decision is explained, and whether files
    carry no record."""

    types: tuple[str, ...]
    formats: tuple[str, ...]
    force: bool = False
    paper: Paper = USUAL
    strict: bool = False
    explain: bool = False
    bare: bool = False

    def variant(self, form: str) -> str:
        """The variant of a format, as the manifest names it."""
        return variant(self.paper, form, bare=self.bare)


BARE = "+bare"


def variant(paper: Paper, form: str, *, bare: bool) -> str:
    """The variant of a format, as the manifest names it: the kind of .pdf; whether it carries no record."""
    return " ".join([*([paper.label] if form == "pdf" else []), *([BARE] if bare else [])])


def untouched(places: Places, target: Target, request: Request) -> Manifest | None:
    """The manifest of the last build, if nothing at all has changed since; None calls for the second glance."""
    folder = places.output / target.name
    manifest = load(folder)
    if manifest is None or request.force or request.strict:
        return None
    if any(file_digest(folder / name) == digest for name, digest in manifest.left.items()):
        return None
    seen = seen_digest(places, manifest.language, input_digests(target.folder))
    for kind in request.types or manifest.asked:
        built = manifest.documents.get(kind)
        if built is None:
            if kind in manifest.asked:
                return None
            continue
        if built.seen != seen or file_digest(folder / f"{kind}.{ORIGINS}") != built.origins:
            return None
        if any(not _intact(places, target, kind, form, manifest, request) for form in request.formats):
            return None
    return manifest


def _intact(places: Places, target: Target, kind: str, form: str, manifest: Manifest, request: Request) -> bool:
    """Whether a file is the one that was written, as it is asked for, from this very state of the document; or one that
    somebody wants left as it is."""
    name, built = f"{kind}.{form}", manifest.documents[kind]
    found = file_digest(places.output / target.name / name)
    if found and manifest.kept.get(name) == found:
        return True
    output = built.outputs.get(form)
    if output is None or found != output.sha256:
        return False
    attached = ""
    if request.paper.attach_inputs and form == "pdf":
        try:
            attached = attachments(target, kind, built, manifest.inputs).digest
        except OSError:
            return False
    return not differences(places, form, state_of(built, request.variant(form), attached), output)


@dataclass(frozen=True, slots=True)
class State:
    """What a file is to be made from: the digest of the tree, the variant, the digests of what is attached and of the
    record."""

    tree: str
    variant: str = ""
    attached: str = ""
    record: str = ""


def state_of(built: Built, variant: str, attached: str = "") -> State:
    """What a file of a document is to be made from, as the document was last judged."""
    return State(built.tree, variant, attached, "" if variant.endswith(BARE) else built.record)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one file: whether it is made anew and why; whether somebody changed it since it was written, or
    wants it left as it is. Of an ``unknown`` one nobody knows whether it is ours: it must not be written over unless
    it is what would be written."""

    stale: bool
    reasons: tuple[str, ...] = ()
    edited: bool = False
    again: bool = False
    kept: bool = False
    unknown: bool = False

    @property
    def record_alone(self) -> bool:
        """Whether nothing but the record that the file carries is to be made anew."""
        return self.reasons == (RECORD,)


NEW, MISSING, BROKEN_OFF, LOST = "new", "missing", "a build was broken off", "no record of it"
PROGRAM, CONTENT, VARIANT, ATTACHMENTS, LOOK = "program", "content", "variant", "attachments", "look"
RECORD = "record"
BY_HAND = "changed by hand"


def judge(places: Places, name: str, kind: str, form: str, state: State, last: Manifest | None) -> Verdict:
    """Judge one file after the document has been assembled."""
    file = f"{kind}.{form}"
    path = places.output / name / file
    found = file_digest(path)
    built = last.documents.get(kind) if last else None
    output = built.outputs.get(form) if built else None
    noted = last.kept.get(file) if last else None
    if found and noted:
        if noted == found:
            return Verdict(stale=False, kept=True)
        if output is None or found != output.sha256:
            return Verdict(stale=True, reasons=(BY_HAND,), edited=True, again=True)
    if output is None:
        if not found:
            return Verdict(stale=True, reasons=(NEW,))
        if found in announced(path):
            return Verdict(stale=True, reasons=(BROKEN_OFF,))
        return Verdict(stale=True, reasons=(LOST,), unknown=True)
    if not found:
        return Verdict(stale=True, reasons=(MISSING,))
    if found != output.sha256:
        if found in announced(path):
            return Verdict(stale=True, reasons=(BROKEN_OFF,))
        return Verdict(stale=True, reasons=(BY_HAND,), edited=True)
    reasons = differences(places, form, state, output)
    return Verdict(stale=bool(reasons), reasons=reasons)


def differences(places: Places, form: str, state: State, output: Output) -> tuple[str, ...]:
    """In what a file that stands as it was written differs from what would be written now; nothing where
    it does not."""
    if not output.program:
        return (LOST,)  # all that is left of its record is its digest
    pairs = {
        PROGRAM: (output.program, program_digest()),
        CONTENT: (output.tree, state.tree),
        VARIANT: (output.variant, state.variant),
        LOOK: (output.look, look_digests(places.templates, places.word_shell)[form]),
    }
    if output.variant == state.variant:  # another one has other attachments as a matter of course
        pairs[ATTACHMENTS] = output.attached, state.attached
    reasons = tuple(reason for reason, (then, now) in pairs.items() if then != now)
    return reasons or ((RECORD,) if output.record != state.record else ())  # with all else the record is made anew too


def changed_looks(places: Places, form: str, output: Output | None, last: Manifest | None) -> tuple[str, ...]:
    """The style sheets, fonts and shells in which the look of a file differs from what it was made with, by name."""
    then = last.looks.get(output.look, {}) if last and output else {}
    now = look_files(places.templates, places.word_shell)[form]
    changed = differing(now, then) if then else []
    return tuple([name for name in changed if name in now] or changed)


def causes(fields: Mapping[str, str], files: Mapping[str, str], last: Built | None) -> list[str]:
    """The fields and files that changed since the last build of a document, the fields first."""
    if last is None:
        return []
    changed = differing(fields, last.fields)
    return [*narrowest(changed), *(_named(file) for file in differing(files, last.files))]


def differing(now: Mapping[str, str], then: Mapping[str, str]) -> list[str]:
    """The names that stand for something else now than then, or in one of the two alone."""
    return sorted(name for name in {*now, *then} if now.get(name) != then.get(name))


def narrowest(paths: Sequence[str]) -> list[str]:
    """Fields without the lists around them, unless a list alone has changed."""
    fields = [path for path in paths if not path.endswith("[*]")]
    return fields or [path.removesuffix("[*]") for path in paths]


def _named(file: str) -> str:
    """``clause:de:exit.assistance`` as people say it."""
    if file.startswith("clause:"):
        return f"clause {file.split(':', 2)[2]}"
    return file


def say(reasons: Iterable[str], most: int = 3) -> str:
    """Some reasons in a line of a table."""
    every = list(dict.fromkeys(reasons))
    more = f" and {len(every) - most} more" if len(every) > most else ""
    return ", ".join(every[:most]) + more
