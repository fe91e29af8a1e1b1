"""A worked example with edited files: what of it the edits change, read anew by the readers of the program.

In: a ``Set`` and the new text of files, by their paths in the project. Out: the set with what they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Document
from docgen.assembly.draft import Materials
from docgen.assembly.workshop import read_layouts
from docgen.finding import Finding
from docgen.inputs import folder
from docgen.inputs.folder import Reading
from docgen.library import outline, shelf
from docgen.library.shelf import Library
from docgen.library.spelling import spelled
from docgen.lint.across.ground.unread import enclosing
from docgen.lint.across.ground.written import leaves
from tests.examples import ROOT

Edits = Mapping[str, str]


@dataclass(frozen=True)
class Set:
    """An engagement with what it is made from, its documents, and what is found in them."""

    name: str
    reading: Reading
    materials: Materials
    documents: Mapping[str, Assembled]
    findings: tuple[Finding, ...] = ()

    @property
    def shown(self) -> str:
        return (ROOT / "inputs" / self.name).as_posix()

    @property
    def language(self) -> str:
        return self.materials.library.language

    @cached_property
    def trees(self) -> dict[str, Document]:
        return {kind: made.document for kind, made in self.documents.items()}

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(name for one in self.materials.outlines.values() for name in one.clause_ids())

    @cached_property
    def told(self) -> frozenset[tuple[str, str, int, int]]:
        return frozenset(key(one) for one in self.findings)


def key(one: Finding) -> tuple[str, str, int, int]:
    """What is said, and where: by this findings are told from each other."""
    return str(one.said), one.location.file, one.location.line, one.location.column


@cache
def _raw(language: str) -> Library:
    library, findings = shelf.read(ROOT / "clauses" / language, (ROOT / "clauses" / language).as_posix())
    assert library is not None
    assert not findings
    return library


def touched(before: Set, after: Set, edits: Edits) -> tuple[str, ...]:
    """The documents that edits can change: those that read an edited file, or a field that holds something else."""
    every = tuple(before.documents)
    kinds: set[str] = set()
    for file in edits:
        if file.startswith("inputs/"):
            kinds |= {one for one in every if not _fields(before, after).isdisjoint(before.documents[one].fields)}
            continue
        read = set(Path(file).parts) | {f"clause:{before.language}:{name}" for name in _ids(before.language, file)}
        read |= {(ROOT / file).as_posix(), Path(file).stem}
        own = {one for one in every if not read.isdisjoint((one, *before.documents[one].files))}
        kinds |= own or set(every)
    return tuple(kind for kind in every if kind in kinds)


def _fields(before: Set, after: Set) -> set[str]:
    """The fields that hold something else, and the records round them."""
    old, new = (dict(_leaves(one)) for one in (before, after))
    return {one for path in old.keys() | new.keys() if old.get(path) != new.get(path) for one in enclosing(path)}


def _leaves(one: Set) -> Iterator[tuple[str, object]]:
    assert one.reading.engagement is not None
    yield from ((path, value) for path, value, _ in leaves(one.reading.engagement))


def _ids(language: str, file: str) -> set[str]:
    shown = (ROOT / file).as_posix()
    return {one.head.id for one in _by_file(language).get(shown, ())}


@cache
def _by_file(language: str) -> dict[str, tuple[shelf.ClauseText, ...]]:
    return {one.file: (one,) for variants in _raw(language).clauses.values() for one in variants}


def changed(before: Set, edits: Edits) -> tuple[Set, list[Finding]]:
    """The example with what the edits change read anew, and what the readers say."""
    findings: list[Finding] = []
    reading, materials = before.reading, before.materials
    with TemporaryDirectory() as made:
        home = Path(made)
        for file, words in edits.items():
            (home / file).parent.mkdir(parents=True, exist_ok=True)
            (home / file).write_text(words, "utf-8")
        areas = {file.partition("/")[0] for file in edits}
        if "clauses" in areas:
            library, problems = _library(before, home, edits)
            findings += problems
            materials = replace(materials, library=library)
        if "templates" in areas:
            templates = (ROOT / "templates").as_posix()
            layouts, problems = read_layouts(home / "templates", templates)
            findings += problems
            known = materials.layouts
            materials = replace(
                materials,
                layouts=replace(known, layouts={**known.layouts, **layouts.layouts}),
                outlines={**materials.outlines, **_outlines(home, templates, findings)},
            )
        if "inputs" in areas:
            own = home / "inputs" / before.name
            for path in (ROOT / "inputs" / before.name).iterdir():
                if not (own / path.name).exists():
                    (own / path.name).write_bytes(path.read_bytes())
            reading = folder.read(own, before.shown)
            findings += reading.findings
            assert reading.engagement is not None, reading.findings
    return Set(before.name, reading, materials, before.documents), findings


def _outlines(home: Path, shown: str, findings: list[Finding]) -> dict[str, outline.Outline]:
    found = {}
    for path in (home / "templates").glob("*/outline.yaml"):
        made, problems = outline.read(home / "templates", path.parent.name, shown)
        findings += problems
        assert made is not None, problems
        found[path.parent.name] = made
    return found


def _library(before: Set, home: Path, edits: Edits) -> tuple[Library, list[Finding]]:
    """The library with the edited files in place of those that it had, in the spelling for the law."""
    language = before.language
    shown = (ROOT / "clauses" / language).as_posix()
    part, findings = shelf.read(home / "clauses" / language, shown)
    assert part is not None
    findings = [one for one in findings if one.code != "LIB007"]
    full = _raw(language)
    anew = {one.file: one for variants in part.clauses.values() for one in variants}
    clauses = {
        name: tuple(anew.get(one.file, one) for one in full.clauses[name])
        for name in {one.head.id for one in anew.values()}
    }
    small = replace(part, clauses=clauses, spellings=full.spellings)
    assert before.reading.engagement is not None
    small = spelled(small, before.reading.engagement.engagement.governing_law.value)
    known = before.materials.library
    return replace(
        known,
        clauses={**known.clauses, **small.clauses},
        terms=small.terms or known.terms,
        terms_file=small.terms_file if small.terms else known.terms_file,
        headings={**known.headings, **small.headings},
        heading_words={**known.heading_words, **small.heading_words},
        tables={**known.tables, **small.tables},
        figures={**known.figures, **small.figures},
        labels=small.labels if any(file.endswith("labels.yaml") for file in edits) else known.labels,
    ), findings
