"""Tables declared in ``templates/tables/<name>.yaml``: which records are the rows, and what stands in which column.

In: the declaration and the words of the language. Out: a ``Table``. A table that must compute has a module of its own
in ``tables/``. In every expression all names of clauses are known.

    rows: governance.forums            # the records, each called `row`
    each: row.steps                    # optional: a row for each of these, called `entry`
    group: row.side                    # optional: rows with the same value stand together under a group row
    columns:
      - {id: name, cell: row.name, width: 20, header: true}      # header: the cell names its row
      - {id: members, cell: row.members | names, width: 30}
      - {id: rule, text: true, width: 30}                        # worded under `cells` of the words
      - {id: limit, cell: row.limit, optional: true}             # left out where no row has a value
      - {id: pays, cell: row.pays, money: true}                  # currency in the heading, same places in all rows
      - {id: why, cell: row.why, when: document.type == 'rfp'}   # left out where the condition is not met
      - {id: heads, cell: row.heads, total: calc.trainee_heads}  # shown in a last row, named by the word `total`
      - {id: answer, blank: 2, width: 30}                        # left empty to be filled in, two lines high
    wide: true                         # optional: on the long side of the page

A list of facts or a form has ``entries`` in place of ``rows``; their labels stand under ``labels`` of the words:

    entries:
      - {id: start, cell: dates.start}
      - {id: term, text: true}                                   # worded under `texts`
      - {id: reason, blank: 3, part: request, when: …}           # `part`: under a group row, named under `parts`
    columns: [{id: label, width: 30, header: true}, {id: value, width: 70}]

A third column says what goes with an entry, such as the clause that governs it: worded under `beside` of the words,
by entry, and left empty where nothing stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Any, Literal

from pydantic import Field, model_validator

from docgen.assembly.columns import amount, places
from docgen.assembly.desk import Desk
from docgen.assembly.facts import Items, Leaf
from docgen.assembly.nodes import Align, Cell, Column, Paragraph, Row, RowKind, Table
from docgen.assembly.sandbox import evaluate
from docgen.assembly.walk import plain
from docgen.finding import Finding, FindingsError, Location, finding, say
from docgen.inputs.nodes import Tree
from docgen.inputs.validate import conform
from docgen.model.record import Flag, Id, Record, Text

_PATH = re.compile(r"(?:row|entry|given)(?:\.[a-z]\w*)*")


class ColumnText(Record):
    """One column of a declared table."""

    id: Id
    cell: Text | None = Field(default=None, description="An expression over `row`")
    text: Flag = Field(default=False, description="Whether the cell is worded in the language")
    total: Text | None = Field(default=None, description="An expression for the last row")
    when: Text | None = None
    optional: Flag = Field(default=False, description="Whether it is left out where no row has a value")
    money: Flag = Field(default=False, description="Whether it holds amounts whose currency stands in the heading")
    width: int = Field(default=10, ge=1, le=100)
    align: Literal["left", "right", "center"] = "left"
    header: Flag = False
    blank: int = Field(default=0, ge=0, le=12)


class EntryText(Record):
    """One line of a list of facts or of a form."""

    id: Id
    part: Id | None = None
    cell: Text | None = None
    text: Flag = False
    when: Text | None = None
    blank: int = Field(default=0, ge=0, le=12)


class ShapeError(ValueError):
    """A declared table whose parts don't fit together."""

    def __init__(self, case: str) -> None:
        self.said = say(f"layout.{case}")
        super().__init__(case)


class LayoutText(Record):
    """A declared table."""

    rows: Text | None = None
    each: Text | None = None
    group: Text | None = None
    entries: tuple[EntryText, ...] = ()
    columns: tuple[ColumnText, ...] = Field(min_length=1)
    wide: Flag = False

    @model_validator(mode="after")
    def _one_source(self) -> LayoutText:
        if (self.rows is None) == (not self.entries):
            raise ShapeError("rows")
        if self.entries and len(self.columns) not in (2, 3):
            raise ShapeError("columns")
        return self


def read(tree: Tree) -> tuple[LayoutText | None, list[Finding]]:
    """Check a declaration."""
    return conform(LayoutText, tree)


@dataclass(frozen=True, slots=True)
class _Making:
    """One table in the making."""

    name: str
    layout: LayoutText
    desk: Desk
    names: Mapping[str, Any]
    place: Location

    def value(self, expression: str, names: Mapping[str, Any]) -> Any:
        """The value of an expression; most are plain paths, which need no interpreter."""
        if _PATH.fullmatch(expression):
            first, *rest = expression.split(".")
            try:
                return reduce(getattr, rest, names[first])
            except (AttributeError, KeyError):
                pass  # the interpreter explains what is wrong
        return evaluate(expression, names, self.desk.run, self.place)


def build(name: str, layout: LayoutText, desk: Desk, names: Mapping[str, Any], file: str) -> Table:
    """The table; ``names`` are those that clauses know, with what the clause handed over as ``given``."""
    making = _Making(name, layout, desk, names, Location(file, 1, 1))
    shown = [c for c in layout.columns if c.when is None or making.value(c.when, names)]
    if layout.entries:
        rows = list(_entries(making))
    else:
        shown, rows = _records(making, shown)
    if not rows:
        raise FindingsError([finding("CL008", making.place, name=name)])
    columns = tuple(Column(desk.heading(c.id), c.width, Align(c.align)) for c in shown)
    return Table(name, desk.caption(), columns, tuple(rows), note=desk.note(), wide=layout.wide)


def _records(making: _Making, shown: list[ColumnText]) -> tuple[list[ColumnText], list[Row]]:
    """The columns that stay, and the rows in their groups."""
    groups: dict[str, tuple[Cell | None, list[list[Cell | Leaf | None]]]] = {}
    for here in _each(making):
        heading = _group(making, here)
        key = "" if heading is None else "".join(plain(b.content) for b in heading.blocks if isinstance(b, Paragraph))
        groups.setdefault(key, (heading, []))[1].append([_cell(c, here, making) for c in shown])
    every = [cells for _, body in groups.values() for cells in body]
    kept = [i for i, c in enumerate(shown) if not c.optional or any(cells[i] is not None for cells in every)]
    units = {i: places(leaf.value.amount for leaf in _amounts(every, i)) for i in kept if shown[i].money}
    rows: list[Row] = []
    for heading, body in groups.values():
        if heading is not None:
            rows.append(Row((heading,), RowKind.GROUP))
        rows.extend(Row(tuple(_shown(cells[i], units.get(i), making.desk) for i in kept)) for cells in body)
    columns = [shown[i] for i in kept]
    if rows and any(c.total for c in columns):
        rows.append(Row(tuple(_total(c, i, making) for i, c in enumerate(columns)), RowKind.TOTAL))
    return columns, rows


def _amounts(every: list[list[Cell | Leaf | None]], position: int) -> list[Leaf]:
    return [cells[position] for cells in every if isinstance(cells[position], Leaf)]  # type: ignore[misc]


def _shown(cell: Cell | Leaf | None, unit: Decimal | None, desk: Desk) -> Cell:
    """The cell as it is; an amount in the unit of its column."""
    if isinstance(cell, Leaf) and unit is not None:
        return desk.cell(amount(desk, cell, unit))
    return cell if isinstance(cell, Cell) else desk.cell(cell)


def _each(making: _Making) -> Iterator[dict[str, Any]]:
    """The names that are known in each row."""
    layout = making.layout
    assert layout.rows is not None
    for index, record in enumerate(making.value(layout.rows, making.names) or (), 1):
        here = {**making.names, "words": making.desk.words, "row": record, "index": index}
        if layout.each is None:
            yield here
            continue
        for entry in making.value(layout.each, here) or ():
            yield {**here, "entry": entry}


def _group(making: _Making, here: Mapping[str, Any]) -> Cell | None:
    """The heading of the group to which a row belongs: worded under ``group``, else the value itself."""
    if making.layout.group is None:
        return None
    if "group" in making.desk.words:
        return Cell(making.desk.worded(str(making.desk.words["group"]), here), header=True)
    return making.desk.cell(making.value(making.layout.group, here), header=True)


def _cell(column: ColumnText, here: Mapping[str, Any], making: _Making) -> Cell | Leaf | None:
    """A cell, an amount whose places are still open, or None where there is nothing to show."""
    if column.text:
        blocks = making.desk.worded(str(making.desk.words["cells"][column.id]), here)
        return Cell(blocks, header=column.header) if blocks else None
    if column.cell is None:
        return Cell(blank=column.blank)
    value = making.value(column.cell, here)
    if value is None or (isinstance(value, Items | list | tuple) and not len(value)):
        return None
    return value if column.money else making.desk.cell(value, header=column.header)


def _total(column: ColumnText, position: int, making: _Making) -> Cell:
    if column.total is not None:
        return making.desk.cell(making.value(column.total, making.names))
    return making.desk.cell(making.desk.word("total"), header=True) if position == 0 else Cell()


def _entries(making: _Making) -> Iterator[Row]:
    """A row for each entry whose condition is met, under the name of its part."""
    desk, previous = making.desk, None
    names = {**making.names, "words": desk.words}
    for entry in making.layout.entries:
        if entry.when is not None and not making.value(entry.when, names):
            continue
        if entry.part is not None and entry.part != previous:
            yield Row((desk.cell(str(desk.words["parts"][entry.part]), header=True),), RowKind.GROUP)
            previous = entry.part
        cells = [desk.cell(str(desk.words["labels"][entry.id]), header=True), _answer(entry, names, making)]
        if len(making.layout.columns) > len(cells):
            cells.append(Cell(desk.worded(str(desk.words["beside"].get(entry.id, "")), names)))
        yield Row(tuple(cells))


def _answer(entry: EntryText, names: Mapping[str, Any], making: _Making) -> Cell:
    if entry.text:
        blocks = making.desk.worded(str(making.desk.words["texts"][entry.id]), names)
        return Cell(blocks) if blocks else making.desk.cell(None)
    if entry.cell is not None:
        return making.desk.cell(making.value(entry.cell, names))
    return Cell(blank=entry.blank)
