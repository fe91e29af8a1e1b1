"""What is stale, decided on content and on what was read, never on file times.

First glance (light): nothing that the last build looked at has changed, and every output is what it wrote; then there
is nothing to do. Second glance (after assembling): a document whose tree and look are the same stays as it is; for
every other the reason is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.build.manifest import Built, Manifest, load
from docgen.build.paper import USUAL, Paper
from docgen.build.places import Places, Target, file_digest, input_digests, look_digests, program_digest, seen_digest
from docgen.build.whole import announced


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be built: types (none: all that the engagement asks for), formats, whether edited outputs are
    overwritten, what a .pdf is to be, whether warnings forbid it, and whether files carry no record."""

    types: tuple[str, ...]
    formats: tuple[str, ...]
    force: bool = False
    paper: Paper = USUAL
    strict: bool = False
    bare: bool = False

    def variant(self, form: str) -> str:
        """The variant of a format, as the manifest names it."""
        return variant(self.paper, form, bare=self.bare)


def variant(paper: Paper, form: str, *, bare: bool) -> str:
    """The variant of a format, as the manifest names it: the kind of .pdf; whether it carries no record."""
    return " ".join([*([paper.label] if form == "pdf" else []), *(["+bare"] if bare else [])])


def untouched(places: Places, target: Target, request: Request) -> Manifest | None:
    """The manifest of the last build, if nothing at all has changed since; None calls for the second glance."""
    folder = places.output / target.name
    manifest = load(folder)
    if manifest is None or request.force or request.strict:
        return None
    seen = seen_digest(places, manifest.language, input_digests(target.folder))
    for kind in request.types or manifest.asked:
        built = manifest.documents.get(kind)
        if built is None:
            if kind in manifest.asked:
                return None
            continue
        if built.seen != seen or any(not _intact(folder, kind, form, built, request) for form in request.formats):
            return None
        if not (folder / f"{kind}.origins.json").is_file():
            return None
    return manifest


def _intact(folder: Path, kind: str, form: str, built: Built, request: Request) -> bool:
    """Whether a file is the one that was written, as it is asked for, from this very state of the document."""
    output = built.outputs.get(form)
    if output is None or output.tree != built.tree or output.program != program_digest():
        return False
    if output.variant != request.variant(form):
        return False
    return file_digest(folder / f"{kind}.{form}") == output.sha256


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of one file: whether it is made anew, why, and whether somebody changed it since it was written; or
    whether only the record in it is."""

    stale: bool
    reason: str = ""
    edited: bool = False
    record_alone: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What a file is to be made from: the digest of the tree, the variant, the digests of what is attached and of the
    record."""

    tree: str
    variant: str = ""
    attached: str = ""
    record: str = ""


def judge(places: Places, name: str, kind: str, form: str, state: State, last: Manifest | None) -> Verdict:
    """Judge one file after the document has been assembled."""
    path = places.output / name / f"{kind}.{form}"
    built = last.documents.get(kind) if last else None
    output = built.outputs.get(form) if built else None
    if last is None or built is None or output is None:
        return Verdict(stale=True, reason="new")
    found = file_digest(path)
    if found and found != output.sha256:
        if found == announced(path):
            return Verdict(stale=True, reason="a build was broken off")
        return Verdict(stale=True, reason="changed by hand", edited=True)
    if not found:
        return Verdict(stale=True, reason="missing")
    if output.program != program_digest():
        return Verdict(stale=True, reason="program")
    if output.tree != state.tree:
        return Verdict(stale=True, reason="content")
    if output.variant != state.variant:
        return Verdict(stale=True, reason="variant")
    if output.attached != state.attached:
        return Verdict(stale=True, reason="attachments")
    if output.look != look_digests(places.templates, places.word_shell)[form]:
        return Verdict(stale=True, reason="look")
    if output.record != state.record:
        return Verdict(stale=True, reason="record", record_alone=True)
    return Verdict(stale=False)


def causes(fields: Mapping[str, str], files: Mapping[str, str], last: Built | None) -> list[str]:
    """The fields and files that changed since the last build of a document, the fields first."""
    if last is None:
        return []
    changed = _differences(fields, last.fields)
    return [*_narrowest(changed), *(_named(file) for file in _differences(files, last.files))]


def _differences(now: Mapping[str, str], then: Mapping[str, str]) -> list[str]:
    return sorted(name for name in {*now, *then} if now.get(name) != then.get(name))


def _narrowest(paths: Sequence[str]) -> list[str]:
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
