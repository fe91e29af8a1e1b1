"""Tables that are a list of records, declared in ``templates/tables/<name>.yaml``: which rows, and which field stands in which column.

In: the declaration and the words of the language. Out: a ``Table``. A table that must compute has a module of its own in ``tables/``.

    rows: governance.forums            # an expression that gives the records; in it and in the cells all names of clauses are known
    group: row.side                    # optional: rows with the same value stand together under a group row
    columns:
      - {id: name, cell: row.name, width: 20, header: true}      # header: the cell names its row
      - {id: members, cell: row.members | names, width: 30}
      - {id: answer, blank: 2, width: 30}                        # left empty for somebody to fill in, two lines high
    wide: true                         # optional: on the long side of the page
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from docgen.assembly.desk import Desk
from docgen.assembly.document import Align, Cell, Column, Row, RowKind, Table
from docgen.assembly.sandbox import evaluate
from docgen.finding import Finding, FindingsError, Location
from docgen.inputs.nodes import Tree
from docgen.inputs.validate import conform
from docgen.model.record import Flag, Id, Record, Text


class ColumnText(Record):
    """One column of a declared table."""

    id: Id
    cell: Text | None = Field(default=None, description="An expression over `row`")
    width: int = Field(default=10, ge=1, le=100)
    align: Literal["left", "right", "center"] = "left"
    header: Flag = False
    blank: int = Field(default=0, ge=0, le=12)


class LayoutText(Record):
    """A declared table."""

    rows: Text
    group: Text | None = None
    columns: tuple[ColumnText, ...] = Field(min_length=1)
    wide: Flag = False


def read(tree: Tree) -> tuple[LayoutText | None, list[Finding]]:
    """Check a declaration."""
    return conform(LayoutText, tree)


def build(name: str, layout: LayoutText, desk: Desk, names: Mapping[str, Any], file: str) -> Table:
    """The table; ``names`` are those that clauses know, with what the clause handed over as ``given``."""
    place = Location(file, 1, 1)
    records = list(evaluate(layout.rows, names, desk.run, place) or ())
    if not records:
        message = f"the table {name} would have no row"
        raise FindingsError(
            [Finding("CL008", message, place, "guard the table in the clause with a condition on these records")]
        )
    rows: list[Row] = []
    previous: object = None
    for index, record in enumerate(records, 1):
        here = {**names, "row": record, "index": index}
        if layout.group:
            group = evaluate(layout.group, here, desk.run, place)
            words = desk.run.say(group).text
            if words != previous:
                rows.append(Row((desk.cell(group, header=True),), RowKind.GROUP))
                previous = words
        rows.append(Row(tuple(_cell(column, here, desk, place) for column in layout.columns)))
    columns = tuple(Column(desk.heading(c.id), c.width, Align(c.align)) for c in layout.columns)
    return Table(name, desk.caption(), columns, tuple(rows), note=desk.note(), wide=layout.wide)


def _cell(column: ColumnText, names: Mapping[str, Any], desk: Desk, place: Location) -> Cell:
    if column.cell is None:
        return Cell(blank=column.blank)
    return desk.cell(evaluate(column.cell, names, desk.run, place), header=column.header)
