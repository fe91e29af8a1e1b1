"""What a declaration can say: columns that come and go, groups, totals, entries, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.assembly import layout
from docgen.assembly.desk import Desk
from docgen.assembly.nodes import RowKind, Table
from docgen.assembly.walk import plain
from docgen.finding import FindingsError
from docgen.inputs import nodes
from tests.assembly.tables.making import Made, line, reading, workshop

_WORDS: dict[str, Any] = {
    "caption": "Of {{ client.short }}",
    "columns": {"name": "Name", "heads": "Heads", "site": "Site", "word": "Word"},
    "cells": {"word": "{% if row.heads > 10 %}many at {{ row.site }}{% endif %}"},
    "labels": {"start": "Start", "reason": "Reason", "never": "Never"},
    "texts": {"start": "on {{ dates.start }}"},
    "parts": {"first": "Part one"},
    "beside": {"start": "at {{ client.short }}"},
    "words": {"total": "All"},
}
_FACTS: dict[str, Any] = {
    "engagement": {"dates": {"start": "2027-07-01"}, "client": {"short": "Uferstrom"}},
    "requirements": {
        "trainees": [
            {"id": "a", "role": "Agents", "heads": 12, "site": "Kiel"},
            {"id": "b", "role": "Leads", "heads": 3, "site": "Flensburg"},
            {"id": "c", "role": "Pool", "heads": 2, "site": "Kiel"},
        ]
    },
}


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return workshop(reading("uferstrom-staffing", _FACTS, tmp_path))


def _build(made: Made, declaration: str) -> Table:
    text, findings = layout.read(_tree(declaration))
    assert text is not None, findings
    names = made.workshop.names
    return layout.build("t", text, Desk(made.workshop.run, made.calc, _WORDS, "words.yaml", names), names, "t.yaml")


def _tree(declaration: str) -> nodes.Tree:
    tree, findings = nodes.read(declaration.encode(), "t.yaml")
    assert tree is not None, findings
    return tree


def test_groups_gather_their_rows_and_totals_close_the_table(made: Made) -> None:
    table = _build(
        made,
        """
        rows: requirements.trainees
        group: row.site
        columns:
          - {id: name, cell: row.role, header: true}
          - {id: heads, cell: row.heads, total: calc.trainee_heads}
        """,
    )
    assert [line(row) for row in table.rows] == [
        "Kiel",
        "Agents | 12",
        "Pool | 2",
        "Flensburg",
        "Leads | 3",
        "All | 17",
    ]
    assert [row.kind for row in table.rows][0::5] == [RowKind.GROUP, RowKind.TOTAL]
    assert plain(table.caption) == "Of Uferstrom"


def test_columns_without_a_value_or_whose_condition_fails_are_left_out(made: Made) -> None:
    table = _build(
        made,
        """
        rows: requirements.trainees | selectattr('heads', 'lt', 10) | list
        columns:
          - {id: name, cell: row.role, header: true}
          - {id: word, text: true, optional: true}
          - {id: site, cell: row.site, when: document.type == 'rfp'}
        """,
    )
    assert [plain(column.heading) for column in table.columns] == ["Name"]


def test_a_worded_cell_that_comes_out_empty_is_a_dash(made: Made) -> None:
    columns = "[{id: name, cell: row.role}, {id: word, text: true, optional: true}]"
    table = _build(made, f"rows: requirements.trainees\ncolumns: {columns}")
    assert [line(row) for row in table.rows] == ["Agents | many at Kiel", "Leads | –", "Pool | –"]


def test_entries_stand_under_their_parts_with_room_to_fill_in(made: Made) -> None:
    table = _build(
        made,
        """
        entries:
          - {id: start, text: true}
          - {id: reason, part: first, blank: 3}
          - {id: never, part: first, blank: 1, when: kind == 'training'}
        columns: [{id: name, header: true}, {id: word}]
        """,
    )
    assert [line(row) for row in table.rows] == ["Start | on 1 July 2027", "Part one", "Reason |"]
    assert table.rows[-1].cells[1].blank == 3


def test_a_third_column_of_entries_says_what_goes_with_them(made: Made) -> None:
    table = _build(
        made,
        """
        entries: [{id: start, text: true}, {id: reason, cell: kind}]
        columns: [{id: name, header: true}, {id: word}, {id: site}]
        """,
    )
    assert [line(row) for row in table.rows] == ["Start | on 1 July 2027 | at Uferstrom", "Reason | Outsourced staff |"]


@pytest.mark.parametrize(
    ("declaration", "code"),
    [
        (
            "rows: requirements.trainees | selectattr('heads', 'gt', 99) | list\ncolumns: [{id: name, cell: row.role}]",
            "CL008",
        ),
        ("rows: requirements.trainees\ncolumns: [{id: name, cell: row.rolle}]", "CL002"),
    ],
)
def test_what_cannot_be_made_is_a_finding(made: Made, declaration: str, code: str) -> None:
    with pytest.raises(FindingsError) as refused:
        _build(made, declaration)
    assert [finding.code for finding in refused.value.findings] == [code]


@pytest.mark.parametrize(
    "declaration",
    [
        yaml.safe_dump({"columns": [{"id": "name", "cell": "row"}]}),
        yaml.safe_dump({"rows": "x", "entries": [{"id": "a"}], "columns": [{"id": "a"}, {"id": "b"}]}),
        yaml.safe_dump({"entries": [{"id": "a"}], "columns": [{"id": "a"}]}),
        yaml.safe_dump({"entries": [{"id": "a"}], "columns": [{"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "d"}]}),
    ],
)
def test_a_declaration_has_rows_or_entries(declaration: str) -> None:
    text, findings = layout.read(_tree(declaration))
    assert text is None
    assert len(findings) == 1
