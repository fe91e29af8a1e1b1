"""What is recorded of a document: for the manifest, and for those who ask why something stands in it."""

from __future__ import annotations

from typing import Any

from docgen.assembly.assemble import Assembled
from docgen.assembly.document import Block, Clause, Document, Section, Source, Value
from docgen.assembly.walk import inlines, placed, plain
from docgen.build.manifest import Built, lines


def built(assembled: Assembled, tree: str, seen: str, beside: str = "") -> Built:
    """The record of a document as it was assembled, without its files; ``beside`` is the digest of the sidecar."""
    return Built(
        tree=tree,
        seen=seen,
        fingerprint=assembled.document.fingerprint,
        words=words(assembled.document),
        fields=dict(assembled.fields),
        files=dict(assembled.files),
        outputs={},
        origins=beside,
    )


def origins(document: Document) -> bytes:
    """Why each clause stands in a document and where each value in it comes from, as JSON: the sidecar of its files."""
    fields: dict[str, str] = {}
    listed = [_clause(clause, section, fields) for section, clause in placed(document)]
    content = {"document": document.type, "fingerprint": document.fingerprint, "clauses": listed, "fields": fields}
    return lines(content, 2)


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
        "reads": sorted(set(origin.reads)),
    }


def _field(source: Source, fields: dict[str, str]) -> str:
    fields[source.path] = f"{source.file}:{source.line}:{source.column}"
    return source.path


def words(document: Document) -> int:
    """How many words a document holds, tables included."""
    count = 0
    for section, clause in placed(document):
        del section
        count += len(clause.title.split()) + _words(clause.blocks)
    return count


def _words(blocks: tuple[Block, ...]) -> int:
    return sum(len(plain((node,)).split()) for node in inlines(blocks))
