"""Numbers: sections, clauses, paragraphs, list items, tables, figures and schedules, each worked out once.

In: an assembled document. Out: the same document with every number, label and anchor. The scheme ``contract`` numbers
each paragraph of a clause that has several; ``plain`` numbers headings alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Block, Figure, Item, ItemList, Paragraph, Row, Table


@dataclass(slots=True)
class _Count:
    """How far tables and figures have been counted."""

    labels: dict[str, Any]
    kind: str
    tables: int = 0
    figures: int = 0


def number(document: Document, labels: dict[str, Any]) -> Document:
    """Number a document; ``labels`` are those of its language."""
    count = _Count(labels, document.type)
    contract = document.numbering == "contract"
    front = tuple(
        replace(table, rows=tuple(_row(row) for row in table.rows), anchor=f"table-{table.name}")
        for table in document.front
    )
    opening = tuple(_unnumbered(clause, count) for clause in document.opening)
    sections = tuple(_section(s, str(n), str(n), contract, count) for n, s in enumerate(document.sections, 1))
    closing = tuple(_unnumbered(clause, count) for clause in document.closing)
    pattern = labels["schedules"][document.type]
    schedules = tuple(
        _section(s, str(n), pattern.format(number=n), contract, count) for n, s in enumerate(document.schedules, 1)
    )
    return replace(document, front=front, opening=opening, sections=sections, closing=closing, schedules=schedules)


def _unnumbered(clause: Clause, count: _Count) -> Clause:
    return replace(clause, anchor=f"clause-{clause.id}", blocks=_blocks(clause.blocks, count))


def _section(section: Section, number: str, label: str, contract: bool, count: _Count) -> Section:
    """In a schedule the numbers of clauses begin at 1; in a section they carry the section's."""
    prefix = "" if section.schedule else f"{number}."
    made: list[Clause] = []
    second = 0
    for clause in section.clauses:
        blocks = _blocks(clause.blocks, count)
        anchor = f"clause-{clause.id}"
        if clause.titled:
            second += 1
            own = f"{prefix}{second}"
            if contract and sum(isinstance(block, Paragraph) for block in blocks) > 1:
                blocks = _paragraphs(blocks, f"{own}.", anchor, 2, 0)
            made.append(replace(clause, number=own, anchor=anchor, blocks=blocks))
        elif contract:
            first = second + 1
            blocks = _paragraphs(blocks, prefix, anchor, 1, second)
            second += sum(isinstance(block, Paragraph) for block in blocks)
            made.append(
                replace(clause, number=f"{prefix}{first}" if second >= first else "", anchor=anchor, blocks=blocks)
            )
        else:
            made.append(replace(clause, anchor=anchor, blocks=blocks))
    kind = "schedule" if section.schedule else "section"
    return replace(
        section,
        clauses=tuple(made),
        number=number,
        label=label,
        anchor=f"{kind}-{section.id.removeprefix('schedule.')}",
    )


def _paragraphs(blocks: tuple[Block, ...], prefix: str, anchor: str, level: int, start: int) -> tuple[Block, ...]:
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            start += 1
            made.append(replace(block, number=f"{prefix}{start}", level=level, anchor=f"{anchor}-{start}"))
        else:
            made.append(block)
    return tuple(made)


def _blocks(blocks: tuple[Block, ...], count: _Count) -> tuple[Block, ...]:
    return tuple(_block(block, count, 0) for block in blocks)


def _block(block: Block, count: _Count, depth: int) -> Block:
    if isinstance(block, ItemList):
        items = []
        for index, item in enumerate(block.items, 1):
            label = _label(index, depth) if block.ordered else "•"
            items.append(Item(tuple(_block(inner, count, depth + 1) for inner in item.blocks), label))
        return replace(block, items=tuple(items), depth=depth)
    if isinstance(block, Table):
        count.tables += 1
        label = count.labels["captions"]["table"].format(number=count.tables)
        rows = tuple(_row(row) for row in block.rows)
        return replace(block, rows=rows, number=str(count.tables), label=label, anchor=f"table-{count.tables}")
    if isinstance(block, Figure):
        count.figures += 1
        label = count.labels["captions"]["figure"].format(number=count.figures)
        return replace(block, number=str(count.figures), label=label, anchor=f"figure-{count.figures}")
    return block


def _row(row: Row) -> Row:
    """Lists in cells carry their labels too."""
    if not any(isinstance(block, ItemList) for cell in row.cells for block in cell.blocks):
        return row
    nothing = _Count({}, "")
    cells = tuple(
        replace(c, blocks=tuple(_block(b, nothing, 0) if isinstance(b, ItemList) else b for b in c.blocks))
        for c in row.cells
    )
    return replace(row, cells=cells)


def _label(index: int, depth: int) -> str:
    """``(a)``, within it ``(i)``, within that ``(A)``; after z comes aa and then bb, which is how Word counts."""
    if depth == 1:
        return f"({_roman(index)})"
    repeat, letter = divmod(index - 1, 26)
    letters = chr(97 + letter) * (repeat + 1)
    return f"({letters.upper() if depth > 1 else letters})"


def _roman(number: int) -> str:
    words = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        words += sign * count
    return words


_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
