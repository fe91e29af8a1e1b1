"""Whether files are what docgen built, and from what: files and their manifest -> findings.

In: files or folders of documents, the manifest beside them, and the inputs, clauses and templates at hand. Out: a
finding for each file: a note where it is what was built, an error where it is not, a warning where what it was built
from has changed since. Never changes a file. A manifest is not signed: whoever can write it can forge it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.build.manifest import NAME, Built, Manifest, Output, read
from docgen.build.places import Places, Target, file_digest, input_digests, look_digests, program_digest, target
from docgen.finding import Finding, Location, Severity, finding, say

_NAMED = 5  # how many changed files are named


@dataclass(frozen=True, slots=True)
class Genuine:
    """A file that is what was built: its manifest, the document that it is of, and what is recorded of both."""

    file: Path
    manifest: Manifest
    kind: str
    form: str
    built: Built
    output: Output


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found of some files, and which of them are what was built."""

    findings: tuple[Finding, ...]
    genuine: tuple[Genuine, ...]
    files: int

    @property
    def good(self) -> int:
        """How many files are as they were built; the records beside documents too."""
        return sum(one.code == "VER001" for one in self.findings)


def verify(given: Iterable[Path], manifest: Path | None, places: Places) -> Verified:
    """Hold files, and all files of folders, against the manifest beside them or the one that is named."""
    findings: list[Finding] = []
    genuine: list[Genuine] = []
    files = 0
    for path in given:
        for one in _folders(path) if path.is_dir() else [path]:
            found, good, count = _folder(one, manifest) if one.is_dir() else _file(one, manifest or one.parent / NAME)
            findings.extend(found)
            genuine.extend(good)
            files += count
    for file in genuine:
        findings.extend(_since(file, places))
    return Verified(tuple(findings), tuple(genuine), files)


def manifests(given: Iterable[Path], manifest: Path | None) -> list[Path]:
    """The manifests that files and folders are held against."""
    if manifest is not None:
        return [manifest]
    found: dict[Path, None] = {}
    for path in given:
        for one in _folders(path) if path.is_dir() else [path.parent]:
            found[one / NAME] = None
    return list(found)


def _folders(folder: Path) -> list[Path]:
    """The folders with a manifest in and below a folder; itself where there is none."""
    return sorted(one.parent for one in folder.rglob(NAME)) or [folder]


_Found = tuple[list[Finding], list[Genuine], int]


def _folder(folder: Path, named: Path | None) -> _Found:
    """Every file of a folder, and those that are missing from it."""
    record = named or folder / NAME
    manifest = _read(record)
    if manifest is None:
        return [_without(folder, record)], [], 0
    files = sorted(one for one in folder.iterdir() if one.is_file() and not one.name.startswith("."))
    files = [one for one in files if one.name != NAME]
    findings: list[Finding] = []
    genuine: list[Genuine] = []
    for file in files:
        found, good = _held(file, manifest, record)
        findings.extend(found)
        genuine.extend(good)
    missing = sorted(set(manifest.recorded()) - {file.name for file in files})
    findings.extend(
        finding("VER004", Location((folder / name).as_posix()), manifest=record.as_posix()) for name in missing
    )
    return findings, genuine, len(files)


def _file(file: Path, record: Path) -> _Found:
    manifest = _read(record)
    if manifest is None:
        return [_without(file, record)], [], 1
    return *_held(file, manifest, record), 1


def _read(record: Path) -> Manifest | None:
    """A manifest that holds what one holds: it may come from anywhere."""
    manifest = read(record)
    if manifest is None:
        return None
    every: list[object] = [
        manifest.inputs,
        *(text for built in manifest.documents.values() for text in (built.files, built.fields)),
    ]
    texts: list[object] = [manifest.engagement, manifest.language, manifest.version]
    for built in manifest.documents.values():
        texts.append(built.origins)
        for output in built.outputs.values():
            texts += [output.sha256, output.look, output.program, output.variant]
    for record_of in every:
        if not isinstance(record_of, dict):
            return None
        texts += record_of.values()
    return manifest if all(isinstance(text, str) for text in texts) else None


def _without(path: Path, record: Path) -> Finding:
    case = "VER005.unreadable" if record.is_file() else "VER005"
    return finding(case, Location(path.as_posix()), manifest=record.as_posix())


def _held(file: Path, manifest: Manifest, record: Path) -> tuple[list[Finding], list[Genuine]]:
    """One file against a manifest: by its name, or by what it holds where somebody gave it another name."""
    place, digest = Location(file.as_posix()), file_digest(file)
    if not digest:
        return [finding("VER003.unreadable", place)], []
    known = [
        Genuine(file, manifest, kind, form, built, output)
        for kind, built in manifest.documents.items()
        for form, output in built.outputs.items()
    ]
    for one in known:
        name = f"{one.kind}.{one.form}"
        if one.output.sha256 == digest and (name == file.name or file.name not in _names(known)):
            case = "VER001" if name == file.name else "VER001.renamed"
            named = say(case, version=manifest.version, engagement=manifest.engagement, name=name, digest=digest)
            return [finding(named, place, severity=Severity.INFO)], [one]
    recorded = manifest.recorded()
    if recorded.get(file.name) == digest:  # the record beside a document: what it is made from, the document says
        named = say("VER001", version=manifest.version, engagement=manifest.engagement)
        return [finding(named, place, severity=Severity.INFO)], []
    case = "VER002" if file.name in recorded else "VER003"
    return [finding(case, place, manifest=record.as_posix(), digest=digest)], []


def _names(known: Iterable[Genuine]) -> set[str]:
    return {f"{one.kind}.{one.form}" for one in known}


def engagement_of(manifest: Manifest, places: Places) -> Target | None:
    """The engagement of a manifest as it stands at hand; a copy for review is one of the same engagement."""
    name, _, review = manifest.engagement.partition("/")
    found = target(places, name) if name not in ("", ".", "..") else None
    return found.review() if found and review else found


def _since(one: Genuine, places: Places) -> Iterator[Finding]:
    """What is not any more what a file was built from."""
    place = Location(one.file.as_posix())
    for case, names in changes(one, places).items():
        more = len(names) - _NAMED
        listed = tuple(names[:_NAMED]) + ((f"+{more}",) if more > 0 else ())
        yield finding(f"VER006.{case}", place, severity=Severity.WARNING, names=listed, version=one.manifest.version)


def changes(one: Genuine, places: Places) -> dict[str, list[str]]:
    """Of ``inputs``, ``wording``, ``look`` and ``program`` those that differ from what a file was built from, each
    with the names of what differs."""
    differ: dict[str, list[str]] = {}
    engagement = engagement_of(one.manifest, places)
    if engagement is None:
        differ["gone"] = [f"{places.inputs.as_posix()}/{one.manifest.engagement.partition('/')[0]}"]
    else:
        now, then = input_digests(engagement.folder), one.manifest.inputs
        differ["inputs"] = sorted(name for name in {*now, *then} if now.get(name, "") != then.get(name, ""))
    differ["wording"] = sorted(_wording(one.built, one.manifest.language, places))
    looks = look_digests(places.templates, places.word_shell)
    differ["look"] = [one.form] if looks.get(one.form) != one.output.look else []
    differ["program"] = [one.manifest.version] if one.output.program != program_digest() else []
    return {case: names for case, names in differ.items() if names}


def _wording(built: Built, language: str, places: Places) -> Iterator[str]:
    """The clauses and files of a document that are not what they were."""
    from docgen.library import shelf

    library, _ = shelf.read(places.clauses / language, language)
    for name, digest in built.files.items():
        if name.startswith("clause:"):
            clause = name.split(":", 2)[2]
            if library is None or library.digest(clause) != digest:
                yield clause
        elif digest and not any(file_digest(path)[:16] == digest for path in _at_hand(name, places)):
            yield Path(name).name if len(Path(name).parts) < 2 else "/".join(Path(name).parts[-2:])


def _at_hand(name: str, places: Places) -> Iterator[Path]:
    """Where a file stands that a manifest names as it stood where the documents were built."""
    parts = [part for part in Path(name).parts if part not in ("/", "..")]
    for folder in (places.clauses, places.templates):
        for length in range(len(parts), 0, -1):
            path = folder.joinpath(*parts[-length:])
            if path.is_file():
                yield path
                break


def digest_of(manifest: Path) -> str:
    """The SHA-256 of a manifest, which stands for all that it records. Raises OSError."""
    return hashlib.sha256(manifest.read_bytes()).hexdigest()
