"""A set of documents that somebody changed: a worked example with other wording, tables, terms or outline, in
memory.

Each is a part of a YAML file in ``cases/``, named after the code that it is about::

    fails:                                # or `passes:`, where nothing of the code is found
      example: harborlight-training       # optional: the engagement under inputs/
      documents: [rfp, contract]          # optional: those of the set
      wording: {exit.assistance: "…"}     # what is added to the end of a clause, in each of its wordings
      instead: {clause: {old: new}}       # what is replaced in a clause
      terms: {start_date: {contract: "…"}}
      columns: {returns: [owner]}         # columns taken out of a table
      drop: {contract: [clause ids]}      # clauses taken out of a document as assembled
    finds:                                # all findings: how often, and of one its file, those of other places, words
      - {said: SET002.differs, times: 1, file: exit.assistance.md, also: [exit.yaml], says: nine months}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from docgen.assembly.assemble import assemble
from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.draft import Materials
from docgen.build import work
from docgen.finding import has_errors
from docgen.library.shelf import Library
from docgen.lint.across.ground.whole import Whole
from docgen.model.engagement import DocumentType
from tests import examples

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Change:
    """What is changed in an example."""

    example: str = "harborlight-training"
    documents: list[str] = field(default_factory=list)
    wording: dict[str, str] = field(default_factory=dict)
    instead: dict[str, dict[str, str]] = field(default_factory=dict)
    terms: dict[str, dict[str, str]] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    drop: dict[str, list[str]] = field(default_factory=dict)


def every() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(FOLDER.glob("*.yaml")):
        yield file.stem, yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def changed(change: Change) -> Whole:
    """The set as it is after the change."""
    reading = examples.example(change.example).reading
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    if change.documents:
        facts = facts.model_copy(update={"documents": tuple(DocumentType(one) for one in change.documents)})
    engagement = reading.engagement.model_copy(update={"engagement": facts})
    materials, _ = work.read_materials(examples.HERE, facts.language.value, facts.governing_law.value)
    assert materials is not None
    library = _library(materials.library, change)
    layouts = dict(materials.layouts.layouts)
    for table, columns in change.columns.items():
        kept = tuple(one for one in layouts[table].columns if one.id not in columns)
        layouts[table] = layouts[table].model_copy(update={"columns": kept})
    given = Materials(library, replace(materials.layouts, layouts=layouts), materials.outlines)
    made, problems = assemble(replace(reading, engagement=engagement), given)
    assert not has_errors(problems), problems
    documents = {kind: _without(one.document, change.drop.get(kind, [])) for kind, one in made.items()}
    read = {kind: frozenset(one.fields) for kind, one in made.items()}
    return Whole(engagement, reading.places, f"inputs/{change.example}", library, documents, read)


def _library(library: Library, change: Change) -> Library:
    clauses = dict(library.clauses)
    for name, words in change.wording.items():
        clauses[name] = tuple(replace(one, body=f"{one.body.rstrip()}\n\n{words}\n") for one in clauses[name])
    for name, pairs in change.instead.items():
        for old, new in pairs.items():
            assert all(old in one.body for one in clauses[name]), f"{name} no longer holds {old!r}"
            clauses[name] = tuple(replace(one, body=one.body.replace(old, new)) for one in clauses[name])
    terms = dict(library.terms)
    for name, means in change.terms.items():
        own = {**terms[name].means_in, **{DocumentType(kind): words for kind, words in means.items()}}
        terms[name] = terms[name].model_copy(update={"means_in": own})
    return replace(library, clauses=clauses, terms=terms)


def _without(document: Document, names: list[str]) -> Document:
    def kept(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        return tuple(one for one in clauses if one.id not in names)

    def rest(sections: tuple[Section, ...]) -> tuple[Section, ...]:
        return tuple(replace(one, clauses=kept(one.clauses)) for one in sections)

    there = {clause.id for section in (*document.sections, *document.schedules) for clause in section.clauses}
    assert set(names) <= there, f"not in the {document.type}: {sorted(set(names) - there)}"
    return replace(document, sections=rest(document.sections), schedules=rest(document.schedules))
