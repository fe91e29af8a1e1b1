"""Cross-references: each gets the words that its target's number gives it, in the language of the document.

In: numbered documents of one engagement. Out: the same documents with the parts of every reference; or a finding for
each reference without target.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    Cell,
    Definition,
    DefinitionList,
    Emphasis,
    Figure,
    Inline,
    Inlines,
    Item,
    ItemList,
    Paragraph,
    Reference,
    ReferencePart,
    Strong,
    Table,
)
from docgen.assembly.walk import inlines
from docgen.finding import Finding, Location, OneOf, finding, say


@dataclass(frozen=True, slots=True)
class _Target:
    """Something that can be referred to: its pattern, and what fills it."""

    pattern: str
    number: str
    anchor: str
    schedule: str
    schedule_anchor: str
    title: str


@dataclass(slots=True)
class _Desk:
    document: Document
    targets: Mapping[str, Mapping[str, _Target]]
    labels: dict[str, Any]
    known: frozenset[str]
    failed: frozenset[str]
    findings: list[Finding]
    file: str = ""


def resolve(
    documents: Mapping[str, Document], labels: dict[str, Any], known: frozenset[str], failed: frozenset[str]
) -> tuple[dict[str, Document], list[Finding]]:
    """Resolve the references of all documents.

    ``known`` are the clauses of the outlines, to tell one that is left out from one that never was; ``failed`` are
    those whose wording gave findings of its own, about which nothing more is said.
    """
    targets = {kind: _targets(document, labels) for kind, document in documents.items()}
    findings: list[Finding] = []
    resolved = {}
    for kind, document in documents.items():
        desk = _Desk(document, targets, labels, known, failed, findings)
        resolved[kind] = replace(
            document,
            front=tuple(_table(table, desk) for table in document.front),
            opening=_clauses(document.opening, desk),
            sections=tuple(replace(s, clauses=_clauses(s.clauses, desk)) for s in document.sections),
            closing=_clauses(document.closing, desk),
            schedules=tuple(replace(s, clauses=_clauses(s.clauses, desk)) for s in document.schedules),
        )
    return resolved, findings


def _targets(document: Document, labels: dict[str, Any]) -> dict[str, _Target]:
    patterns = labels["references"][document.numbering]
    targets: dict[str, _Target] = {}
    for section in document.sections:
        targets[section.id] = _Target(patterns["section"], section.number, section.anchor, "", "", section.heading)
        for clause in section.clauses:
            number, anchor = _numbered(clause, section)
            targets[clause.id] = _Target(patterns["clause"], number, anchor, "", "", clause.title)
    for schedule in document.schedules:
        targets[schedule.id] = _Target(patterns["schedule"], "", "", schedule.label, schedule.anchor, schedule.heading)
        for clause in schedule.clauses:
            pattern = patterns["inner"] if clause.number else patterns["schedule"]
            number, anchor = _numbered(clause, schedule) if clause.number else ("", "")
            targets[clause.id] = _Target(pattern, number, anchor, schedule.label, schedule.anchor, clause.title)
    return targets


def _numbered(clause: Clause, section: Section) -> tuple[str, str]:
    """The number of a clause and where it stands; without title that of its first paragraph, else of its section."""
    if clause.titled:
        return clause.number, clause.anchor
    first = next((b for b in clause.blocks if isinstance(b, Paragraph) and b.number), None)
    return (first.number, first.anchor) if first else (section.number, section.anchor)


def _clauses(clauses: tuple[Clause, ...], desk: _Desk) -> tuple[Clause, ...]:
    made = []
    for clause in clauses:
        desk.file = clause.origin.file
        made.append(replace(clause, blocks=_blocks(clause.blocks, desk)))
    return tuple(made)


def _blocks(blocks: tuple[Block, ...], desk: _Desk) -> tuple[Block, ...]:
    return tuple(_block(block, desk) for block in blocks)


def _block(block: Block, desk: _Desk) -> Block:
    match block:
        case Paragraph():
            content = _inlines(block.content, desk)
            return block if content is block.content else replace(block, content=content)
        case ItemList():
            return replace(block, items=tuple(Item(_blocks(i.blocks, desk), i.label) for i in block.items))
        case DefinitionList():
            entries = (Definition(d.term, d.name, _inlines(d.content, desk), d.anchor) for d in block.definitions)
            return DefinitionList(tuple(entries))
        case Table():
            return _table(block, desk)
        case Figure():
            return replace(block, caption=_inlines(block.caption, desk))
        case _:
            return block


def _table(table: Table, desk: _Desk) -> Table:
    """The table with its references; most have none and stay as they are."""
    if not any(isinstance(node, Reference) for node in inlines((table,))):
        return table
    columns = tuple(replace(column, heading=_inlines(column.heading, desk)) for column in table.columns)
    rows = tuple(replace(row, cells=_cells(row.cells, desk)) for row in table.rows)
    caption, note = _inlines(table.caption, desk), _inlines(table.note, desk)
    return replace(table, caption=caption, columns=columns, rows=rows, note=note)


def _cells(cells: tuple[Cell, ...], desk: _Desk) -> tuple[Cell, ...]:
    return tuple(replace(cell, blocks=_blocks(cell.blocks, desk)) for cell in cells)


def _inlines(content: Inlines, desk: _Desk) -> Inlines:
    if not any(isinstance(node, Reference | Emphasis | Strong) for node in content):
        return content
    made: list[Inline] = []
    for node in content:
        match node:
            case Reference():
                made.append(replace(node, parts=_parts(node, desk)))
            case Emphasis(children=children):
                made.append(replace(node, children=_inlines(children, desk)))
            case Strong(children=children):
                made.append(Strong(_inlines(children, desk)))
            case _:
                made.append(node)
    return tuple(made)


def _parts(reference: Reference, desk: _Desk) -> tuple[ReferencePart, ...]:
    kind = reference.document or desk.document.type
    target = desk.targets.get(kind, {}).get(reference.target)
    if target is None:
        if reference.target not in desk.failed:
            desk.findings.append(_dangling(reference, kind, desk))
        return (ReferencePart(reference.target),)
    own = kind == desk.document.type
    pattern = target.pattern
    if reference.form == "title":
        pattern = (
            desk.labels["references"]["titled"]
            .replace("{reference}", pattern)
            .replace("{title}", _quoted(target.title))
        )
    if not own:
        pattern = (
            desk.labels["references"]["sibling"]
            .replace("{reference}", pattern)
            .replace("{document}", desk.labels["siblings"][kind])
        )
    parts = []
    for piece in re.split(r"(\{number\}|\{schedule\})", pattern):
        if piece == "{number}":
            parts.append(ReferencePart(target.number, target.anchor if own else ""))
        elif piece == "{schedule}":
            parts.append(ReferencePart(target.schedule, target.schedule_anchor if own else ""))
        elif piece:
            parts.append(ReferencePart(piece.replace("\ue002", "{")))
    return tuple(parts)


def _quoted(title: str) -> str:
    """A title in which braces are no places to fill in."""
    return title.replace("{", "\ue002")


def _dangling(reference: Reference, kind: str, desk: _Desk) -> Finding:
    place = Location(desk.file, 1, 1)
    shown = f"{reference.document}:{reference.target}" if reference.document else reference.target
    if kind not in desk.targets:
        return finding("CL006", place, target=shown, kind=kind)
    moved = sorted(other for other, targets in desk.targets.items() if other != kind and reference.target in targets)
    if moved:
        own = moved[0] == desk.document.type
        right = reference.target if own else f"{moved[0]}:{reference.target}"
        return finding("CL004.moved", place, target=shown, kind=kind, now=moved[0], right=right)
    if reference.target in desk.known:
        return finding("CL005", place, target=shown, kind=kind)
    near = get_close_matches(reference.target, desk.targets[kind], n=2, cutoff=0.6)
    meant = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.outline", kind=kind)
    return finding("CL004", place, target=shown, kind=kind, meant=meant)
