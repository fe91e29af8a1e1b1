"""Outputs of what is gone: documents that an engagement no longer asks for, and engagements that were renamed, moved
away or deleted. An old contract that nobody builds any more is easily sent.

In: what was recorded of the last build. Out: what was taken away, since it was ours untouched, and a finding for what
somebody changed and what can't be told. Never touches a file that no build recorded, nor one outside the output folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.build import lock, whole
from docgen.build.manifest import NAME, ORIGINS, Manifest, dump, load
from docgen.build.places import FORMATS, REVIEW, TYPES, Places, Target, file_digest
from docgen.finding import Finding, Location, Severity, finding
from docgen.inputs import plain


@dataclass(frozen=True, slots=True)
class Cleared:
    """What became of files of which nothing asks any more: those taken away, and those left, with the digest that they
    had when they were written."""

    removed: tuple[str, ...]
    left: dict[str, str]
    findings: tuple[Finding, ...]


def no_longer_asked(folder: Path, last: Manifest | None, asked: Collection[str]) -> Cleared:
    """Take away the documents of an engagement for which it no longer asks, where they are ours untouched; of those
    that no record knows any more, nobody can tell."""
    known: dict[str, str] = {} if last is None else {**dict.fromkeys(last.kept, ""), **last.recorded(), **last.left}
    files = {name: digest for name, digest in known.items() if _type(name) not in asked}
    for kind in TYPES:
        for form in (*FORMATS, ORIGINS) if kind not in asked else ():
            files.setdefault(f"{kind}.{form}", "")
    return _clear(folder, files, last.kept if last else {}, "BLD004")


def copies_no_longer_asked(folder: Path, asked: Collection[str]) -> Cleared:
    """The same for the copies for review, in the folder below that of the documents."""
    copies = folder / REVIEW
    last = None if plain.leads_out(copies, folder) else load(copies)
    cleared = no_longer_asked(copies, last, asked)
    findings = cleared.findings
    if last is not None and any(kind not in asked for kind in last.documents):
        documents = {kind: built for kind, built in last.documents.items() if kind in asked}
        after = replace(last, asked=[kind for kind in last.asked if kind in asked], documents=documents)
        if documents:
            findings += tuple(whole.keep(copies, {NAME: dump(replace(after, left=cleared.left))}))
        else:
            findings += tuple(_close(copies, after, cleared))
    return Cleared(tuple(f"{REVIEW}/{name}" for name in cleared.removed), {}, findings)


def _type(name: str) -> str:
    """``governance-charter`` of ``governance-charter.origins.json``."""
    return name.partition(".")[0]


def _clear(folder: Path, files: dict[str, str], kept: Mapping[str, str], code: str) -> Cleared:
    """Take away files that are as they were written; the others stay, with a finding."""
    removed: list[str] = []
    left: dict[str, str] = {}
    findings: list[Finding] = []
    for name, digest in files.items():
        path = folder / name
        found = file_digest(path)
        wanted = found and kept.get(name) == found
        try:
            if found and found == digest and not wanted:
                path.unlink()
                removed.append(name)
                continue
        except OSError as problem:
            findings.append(finding("BLD002.gone", Location(path.as_posix()), problem=problem.strerror or str(problem)))
        if found:
            left[name] = digest
            severity = Severity.INFO if wanted else Severity.WARNING
            key = code if digest or wanted or code != "BLD004" else "BLD004.unknown"
            findings.append(finding(key, Location(path.as_posix()), severity=severity))
    return Cleared(tuple(removed), left, tuple(findings))


@dataclass(frozen=True, slots=True)
class Gone:
    """An engagement of which documents are still there: what was taken away, by file, and what is to be said."""

    name: str
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def gone(places: Places, targets: Sequence[Target]) -> Iterator[Gone]:
    """Go through the folders with the record of a build that no engagement stands behind. They are cleared where they
    were built from this very folder of engagements; where that can't be told, or there is no engagement at all, the
    wrong folder may have been named: then they stay, with a warning."""
    known = {target.name for target in targets}
    built = {path.parent for path in places.output.glob(f"*/{NAME}")}
    built |= {path.parents[1] for path in places.output.glob(f"*/{REVIEW}/{NAME}")}
    for folder in sorted(built):
        if folder.name in known:
            continue
        held = lock.take(folder)
        if held is None:
            continue  # another build clears it up
        try:
            yield _gone(places, folder, targets)
        finally:
            held.release()


def _gone(places: Places, folder: Path, targets: Sequence[Target]) -> Gone:
    """Clear one such folder, if that may be done."""
    place, inputs = Location(folder.as_posix()), f"{places.inputs}/"
    last = load(folder) or load(folder / REVIEW)
    if not targets or last is None or not _from_here(places, folder, last):
        return Gone(folder.name, (), (finding("BLD006", place, severity=Severity.WARNING, inputs=inputs),))
    removed: list[str] = []
    findings: list[Finding] = []
    for some in (folder / REVIEW, folder):
        record_of = load(some)
        if record_of is None or plain.leads_out(some, folder):
            continue
        cleared = _clear(some, record_of.recorded() | record_of.left, record_of.kept, "BLD006.changed")
        prefix = f"{REVIEW}/" if some != folder else ""
        removed.extend(f"{prefix}{name}" for name in cleared.removed)
        findings.extend(cleared.findings)
        findings.extend(_close(some, record_of, cleared))
    if not findings and folder.is_dir():
        findings.append(finding("BLD006.others", place, severity=Severity.WARNING, inputs=inputs))
    return Gone(folder.name, tuple(removed), tuple(findings))


def _from_here(places: Places, folder: Path, last: Manifest) -> bool:
    """Whether a folder was built from an engagement that stood among these ones, and stands nowhere now."""
    source = places.to_output(last.source)
    return (
        bool(last.source)
        and last.engagement in {folder.name, f"{folder.name}/{REVIEW}"}
        and not plain.leads_out(folder, places.output)
        and not folder.is_symlink()
        and source.parent.resolve() == places.inputs.resolve()
        and not (source.exists() or source.is_symlink())
    )


def _close(folder: Path, last: Manifest, cleared: Cleared) -> Iterator[Finding]:
    """Take away the record of a build when nothing of it is left, else record what is; the folder where it is empty."""
    if cleared.left:
        yield from whole.keep(folder, {NAME: dump(replace(last, asked=[], documents={}, left=cleared.left))})
        return
    whole.sweep(folder, {})
    try:
        (folder / NAME).unlink(missing_ok=True)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as problem:
        yield finding("BLD002.gone", Location(folder.as_posix()), problem=problem.strerror or str(problem))
