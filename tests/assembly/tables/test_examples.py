"""The tables of the example engagements: well formed, nothing empty, every value with its field."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.assembly.nodes import Cell, Reference, RowKind, Table, Value
from docgen.assembly.walk import inlines, plain
from docgen.finding import FindingsError
from tests.assembly.tables.making import EXAMPLES, LANGUAGES, library, reading, text, workshop

# Why a table can be missing: it would have no row, or the fact that it shows is left out; clauses ask for neither then.
_MISSING = {"CL002", "CL008"}


def _tables(example: str, language: str, document: str, folder: Path) -> Iterator[Table]:
    made = workshop(reading(example, {}, folder), language, document)
    for name in sorted(library(language).tables):
        try:
            if name == "scenario":
                yield from (made.table(name, scenario) for scenario in made.workshop.run.facts.exit.scenarios)
            else:
                yield made.table(name)
        except FindingsError as problem:
            if not {finding.code for finding in problem.findings} <= _MISSING:
                raise


@pytest.mark.parametrize("document", ["rfp", "contract", "governance-charter", "contingency-plan"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_tables_are_well_formed(example: str, language: str, document: str, tmp_path: Path) -> None:
    made = list(_tables(example, language, document, tmp_path))
    assert len(made) > 50
    for table in made:
        body = [row for row in table.rows if row.kind is RowKind.BODY]
        assert body, table.name
        assert plain(table.caption), table.name
        for row in table.rows:
            assert len(row.cells) == (1 if row.kind is RowKind.GROUP else len(table.columns)), table.name
        for position, column in enumerate(table.columns):
            assert plain(column.heading), table.name
            cells = [row.cells[position] for row in table.rows if row.kind is not RowKind.GROUP]
            filled = [cell for cell in cells if cell.blank or text(cell) not in {"", "–"} or _refers(cell)]
            assert filled, f"{table.name}: nothing in the column {plain(column.heading)}"
        for node in inlines((table,)):
            if isinstance(node, Value):
                assert node.text.strip(), table.name
                assert "None" not in node.text, table.name


def _refers(cell: Cell) -> bool:
    """A reference has no words yet: its target bears no number before the document is whole."""
    return any(isinstance(node, Reference) for node in inlines(cell.blocks))


def test_an_rfp_does_not_name_the_supplier(tmp_path: Path) -> None:
    """The tables that an RFP uses keep back who won it."""
    made = workshop(reading("nordwarenhaus-callcenter", {}, tmp_path), "de", "rfp")
    for name in ("contacts", "forums", "reports", "timetable", "functions", "milestones", "price_sheet"):
        for row in made.table(name).rows:
            for cell in row.cells:
                assert "Bernsteinpfad" not in text(cell), name
