"""From what was made to the manifest: each document with its clauses, values and files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from docgen import __version__
from docgen.assembly.document import Block, Clause, Document, Section, Source, Value
from docgen.assembly.walk import inlines, plain
from docgen.build.manifest import Built, Manifest, Output
from docgen.build.places import Places, program_digest, seen_digest, tree_digest
from docgen.build.work import Prepared


def manifest(prepared: Prepared, places: Places, made: Mapping[str, Mapping[str, Output]]) -> Manifest:
    """The manifest after a build: what was made now, and what stayed from the last one."""
    documents: dict[str, Built] = {}
    seen = seen_digest(places, prepared.language, prepared.inputs)
    for kind in prepared.documents:
        last = prepared.last.documents.get(kind) if prepared.last else None
        if kind not in prepared.stale:
            if last is not None:
                documents[kind] = last
            continue
        outputs = {**(last.outputs if last else {}), **made.get(kind, {})}
        for form in prepared.stale[kind]:
            if form not in made.get(kind, {}):
                outputs.pop(form, None)
        if outputs:
            documents[kind] = _built(prepared, kind, seen, outputs)
    return Manifest(
        engagement=prepared.target.name,
        language=prepared.language,
        version=__version__,
        program=program_digest(),
        clauses=tree_digest(places.clauses / prepared.language),
        templates=tree_digest(places.templates),
        inputs=prepared.inputs,
        asked=list(prepared.documents),
        documents=documents,
    )


def _built(prepared: Prepared, kind: str, seen: str, outputs: dict[str, Output]) -> Built:
    assembled = prepared.documents[kind]
    return Built(
        tree=prepared.trees[kind],
        seen=seen,
        fingerprint=assembled.document.fingerprint,
        words=words(assembled.document),
        fields=dict(assembled.fields),
        files=dict(assembled.files),
        outputs=outputs,
    )


def origins(document: Document) -> bytes:
    """Why each clause stands in a document and where each value in it comes from, as JSON: the sidecar of its files."""
    fields: dict[str, str] = {}
    listed = [_clause(clause, section, fields) for section, clause in _placed(document)]
    content = {"document": document.type, "fingerprint": document.fingerprint, "clauses": listed, "fields": fields}
    return (json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _placed(document: Document) -> Iterator[tuple[Section | None, Clause]]:
    for clause in document.opening:
        yield None, clause
    for section in (*document.sections, *document.schedules):
        for clause in section.clauses:
            yield section, clause
    for clause in document.closing:
        yield None, clause


def _clause(clause: Clause, section: Section | None, fields: dict[str, str]) -> dict[str, Any]:
    """One clause: version, position, the condition that let it in, its values; the places of fields are collected."""
    origin = clause.origin
    values = [v for v in inlines(clause.blocks) if isinstance(v, Value) and v.sources]
    return {
        "id": clause.id,
        "title": clause.title,
        "number": clause.number,
        "section": section.label if section else "",
        "anchor": clause.anchor,
        "version": origin.version,
        "position": origin.position,
        "file": origin.file,
        "condition": origin.condition,
        "condition_fields": [_field(source, fields) for source in origin.condition_sources],
        "covers": list(origin.covers),
        "values": [
            {"text": v.text, "fields": [_field(source, fields) for source in v.sources]}
            | ({"calculation": v.calculation} if v.calculation else {})
            for v in values
        ],
    }


def _field(source: Source, fields: dict[str, str]) -> str:
    fields[source.path] = f"{source.file}:{source.line}:{source.column}"
    return source.path


def words(document: Document) -> int:
    """How many words a document holds, tables included."""
    count = 0
    for section, clause in _placed(document):
        del section
        count += len(clause.title.split()) + _words(clause.blocks)
    return count


def _words(blocks: tuple[Block, ...]) -> int:
    return sum(len(plain((node,)).split()) for node in inlines(blocks))
