"""One document in the making: what it is made from, and what is known of it so far.

In: an engagement as it was read, the wording and order for its language. Out: a ``Draft``, ready to be filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from docgen.assembly import front, terms
from docgen.assembly.calculations import Calculations
from docgen.assembly.facts import Facts, plain
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.memo import Memo
from docgen.assembly.nodes import DefinitionList
from docgen.assembly.workshop import Layouts, Workshop
from docgen.finding import Finding
from docgen.inputs.folder import Reading
from docgen.library.outline import Outline
from docgen.library.shelf import Library


@dataclass(frozen=True, slots=True)
class Materials:
    """Wording and order for one language, read once and used for every engagement in it."""

    library: Library
    layouts: Layouts
    outlines: Mapping[str, Outline]


@dataclass(slots=True)
class Draft:
    """One document in the making."""

    kind: str
    outline: Outline
    materials: Materials
    facts: Facts
    formatter: Formatter
    glossary: terms.Glossary
    workshop: Workshop
    annotated: bool
    memo: Memo | None = None
    names: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    failed: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def run(self) -> Run:
        return self.workshop.run


def ground(reading: Reading, materials: Materials, kind: str) -> tuple[dict[str, Any], Run]:
    """What the conditions of a type of document are evaluated with: the names that they may use, and the run that notes
    what they read."""
    draft = begin(reading, materials, kind, annotated=False)
    return draft.names, draft.run


def lacking(kind: str, materials: Materials) -> str:
    """The file without which a type of document can't be made, if it is not there."""
    if kind not in materials.outlines:
        return f"{kind}/outline.yaml under templates"
    if kind not in materials.library.headings:
        return f"{materials.library.language}/headings/{kind}.yaml under clauses"
    return ""


def begin(reading: Reading, materials: Materials, kind: str, *, annotated: bool) -> Draft:
    assert reading.engagement is not None
    library = materials.library
    facts = Facts(reading.engagement, Ledger(reading.places))
    formatter = Formatter(library.labels.data, str(plain(facts.governing_law)))
    run = Run(facts, formatter)
    workshop = Workshop(materials.layouts, library, run, Calculations(facts))
    glossary = terms.glossary(library.terms, kind, library.language)
    draft = Draft(kind, materials.outlines[kind], materials, facts, formatter, glossary, workshop, annotated)
    draft.names = {
        "calc": workshop.calc,
        "document": {"type": kind},
        "table": workshop.table,
        "figure": workshop.figure,
        "definitions": lambda: (DefinitionList(()),),
        "signatures": lambda: (front.signatures(facts, run, library.labels.data),),
    }
    workshop.names = draft.names
    for words in (library.labels, library.terms_file):
        draft.files[words.file] = words.digest
    draft.files[draft.outline.file] = draft.outline.digest
    shelf = library.labels.file.rpartition("/")[0]
    for file in (f"{shelf}/headings/{kind}.yaml", f"{shelf}/spelling.yaml"):
        draft.files[file] = library.digests.get(file, "")
    return draft
