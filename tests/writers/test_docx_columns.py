"""Widths of columns: each word has room, and no column takes what the texts of the others need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.assembly.nodes import Cell, Column, Paragraph, Row, Table, Text
from docgen.writers.docx.columns import column_widths
from docgen.writers.docx.measure import PADDING, fitted, measure, widest_piece
from tests.writers.sample import value

WIDTH, SIZE = 9184, 180
CASES = yaml.load(Path(__file__).with_name("columns.yaml").read_text("utf-8"), yaml.CSafeLoader)


def cell(text: str) -> Cell:
    words = text.strip("{}").replace("~", "\u00a0")
    return Cell((Paragraph((value(words, "a.fact") if text.startswith("{") else Text(words),)),))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_columns_share_the_width(case: dict[str, Any]) -> None:
    columns = tuple(Column((Text(heading),), share) for heading, share in case["columns"].items())
    table = Table("t", (), columns, tuple(Row(tuple(map(cell, row))) for row in case["rows"]))
    measured = measure(table, SIZE, case["language"])
    widths = column_widths(table, WIDTH, measured)
    assert sum(widths) == WIDTH
    lines = [measured.lines(column, width)[0] for column, width in enumerate(widths)]
    heights = [max(cells) for cells in zip(*lines, strict=True)]
    assert [high for high, most in zip(heights, case["lines"], strict=True) if high > most] == [], (widths, heights)
    texts = [list(case["columns"]), *case["rows"]]
    for word in case["whole"]:
        rooms = [width for row in texts for text, width in zip(row, widths, strict=True) if word in text]
        assert rooms
        assert min(rooms) >= widest_piece(word.replace("~", "\u00a0"), SIZE) * 0.95 + PADDING, word


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("285\u00a0Sekunden", 1400, "285\u00a0Sekunden"),
        ("285\u00a0Sekunden", 1200, "285 Sekunden"),
        ("12\u00a0EUR", 500, "12 EUR"),
        ("80\u00a0%", 300, "80\u00a0%"),
        ("bis Datenschutzbeauftragter", 1900, "bis Daten\u00adschutz\u00adbe\u00adauf\u00adtragter"),
    ],
)
def test_words_fit_into_their_cell(words: str, width: int, shown: str) -> None:
    assert fitted(words, width, SIZE, "de-DE") == shown
