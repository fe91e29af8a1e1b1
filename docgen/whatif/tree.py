"""The tree of a document -> its edition: each passage with its values, references and terms.

In: the tree, with the digests of what it was made from. Out: an ``Edition``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    DefinitionList,
    Figure,
    Inline,
    Inlines,
    ItemList,
    Paragraph,
    Reference,
    Signatures,
    Table,
    TermUse,
    Text,
    Value,
)
from docgen.assembly.walk import inlines, placed, plain
from docgen.whatif.passages import REFERENCE, VALUE, Edition, Entry, Link, Passage, Printed


def edition(
    document: Document, fields: Mapping[str, str], files: Mapping[str, str], digests: Mapping[str, str]
) -> Edition:
    """The edition of a tree; ``digests`` are those of the files of wording by their names in the tree."""
    entries: dict[str, Entry] = {}
    numbers: dict[str, str] = {}
    for section in (*document.sections, *document.schedules):
        numbers[section.id] = section.label
    for at, clause in placed(document):
        entries[clause.id] = _entry(clause, at, digests)
        numbers[clause.id] = entries[clause.id].number
    sections = tuple(section.id for section in (*document.sections, *document.schedules))
    return Edition(
        document.type,
        document.locale or document.language,
        tuple(_passages(document)),
        entries,
        sections,
        numbers,
        fields,
        files,
    )


def _entry(clause: Clause, section: Section | None, digests: Mapping[str, str]) -> Entry:
    origin = clause.origin
    outside = section.label if section else ""
    number = f"{outside}, {clause.number}" if section and section.schedule and clause.number else clause.number
    return Entry(
        *(clause.id, clause.title if clause.titled else "", number or outside, section.id if section else ""),
        *(origin.version, origin.position, origin.file, digests.get(origin.file, ""), origin.condition),
        tuple(source.path for source in origin.condition_sources),
        origin.reads,
    )


def _passages(document: Document) -> Iterator[Passage]:
    yield from _cover(document)
    for table in document.front:
        yield from _blocks((table,), "front")
    for clause in document.opening:
        yield from _clause(clause)
    for section in document.sections:
        yield from _section(section)
    for clause in document.closing:
        yield from _clause(clause)
    for schedule in document.schedules:
        yield from _section(schedule)


def _cover(document: Document) -> Iterator[Passage]:
    cover = document.cover
    known = [_printed(value) for value in cover.values]
    lines = (cover.title, cover.kind, *cover.parties, cover.notice, *(f"{name}: {said}" for name, said in cover.facts))
    for line in lines:
        here = tuple(one for one in known if one.text and one.text in line)
        bare = line
        for one in here:
            bare = bare.replace(one.text, VALUE)
        yield Passage("cover", "cover", line, bare=bare, values=here)


def _section(section: Section) -> Iterator[Passage]:
    yield Passage(section.id, "heading", section.heading, section.label, section.heading)
    for clause in section.clauses:
        yield from _clause(clause)


def _clause(clause: Clause) -> Iterator[Passage]:
    if clause.titled:
        yield Passage(clause.id, "title", clause.title, clause.number, clause.title)
    yield from _blocks(clause.blocks, clause.id)


def _blocks(content: Iterable[Block], group: str) -> Iterator[Passage]:
    for block in content:
        match block:
            case Paragraph():
                yield _passage(group, "paragraph", block.content, block.number)
            case ItemList():
                for item in block.items:
                    inner = list(_blocks(item.blocks, group))
                    yield from (replace(one, kind="item", label=item.label) for one in inner[:1])
                    yield from inner[1:]
            case Table():
                yield from _table(block, group)
            case Figure():
                drawn = hashlib.sha256(block.svg.encode()).hexdigest()[:16]
                behind = (Printed("", tuple(source.path for source in block.sources)),)
                yield replace(_passage(group, "caption", block.caption, block.label), block=block.name)
                yield Passage(
                    *(group, "figure", block.alternative, "", block.alternative, behind), block=block.name, drawn=drawn
                )
            case DefinitionList():
                for one in block.definitions:
                    made = _passage(group, "definition", one.content)
                    yield replace(made, text=f"{one.name}: {made.text}", block=one.term)
            case Signatures():
                for place in block.blocks:
                    yield _passage(group, "signature", place.party)
                    for line in place.lines:
                        if line.content:
                            yield _passage(group, "signature", (Text(f"{line.label}: "), *line.content))


def _table(block: Table, group: str) -> Iterator[Passage]:
    yield replace(_passage(group, "caption", block.caption, block.label), block=block.name)
    head = [column.heading for column in block.columns]
    yield replace(_joined(group, "header", head), block=block.name)
    for row in block.rows:
        cells = [tuple(_run(cell.blocks)) for cell in row.cells]
        yield replace(_joined(group, "row", cells), block=block.name)
    if block.note:
        yield replace(_passage(group, "note", block.note), block=block.name)


def _run(content: tuple[Block, ...]) -> Iterator[Inline]:
    """The words of a cell in one line."""
    for number, one in enumerate(_flat(content)):
        yield from ((Text(" "), *one) if number else one)


def _flat(content: tuple[Block, ...]) -> Iterator[Inlines]:
    for block in content:
        match block:
            case Paragraph():
                yield block.content
            case ItemList():
                for item in block.items:
                    label = (Text(f"{item.label} "),) if item.label else ()
                    yield (*label, *(node for one in _flat(item.blocks) for node in one))
            case _:
                yield tuple(inlines((block,)))


def _joined(group: str, kind: str, cells: Iterable[Inlines]) -> Passage:
    content: list[Inline] = []
    for number, cell in enumerate(cells):
        content.extend((Text(" | "), *cell) if number else cell)
    return _passage(group, kind, tuple(content))


def _passage(group: str, kind: str, content: Inlines, label: str = "") -> Passage:
    bare, values, links, terms = [], [], [], set()
    for node in inlines((Paragraph(content),)):
        match node:
            case Value():
                values.append(_printed(node))
                bare.append(VALUE)
            case Reference():
                links.append(Link("".join(part.text for part in node.parts), node.target, node.document))
                bare.append(f"{REFERENCE}{node.document}:{node.target}")
            case TermUse():
                terms.add(node.term)
                bare.append(node.text)
            case Text():
                bare.append(node.text)
    found = (tuple(values), tuple(links), frozenset(terms))
    return Passage(group, kind, plain(content), label, "".join(bare), *found)


def _printed(value: Value) -> Printed:
    return Printed(value.text, tuple(source.path for source in value.sources), value.calculation)
