"""The layout that page numbers come from: what stays together, and where pages end."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from docgen.writers.docx.pages.blocks import Paragraph
from docgen.writers.docx.pages.document import embedded, laid_out
from docgen.writers.docx.pages.faces import Face
from docgen.writers.docx.pages.fonts import Font
from docgen.writers.docx.pages.lines import heights
from docgen.writers.docx.pages.looks import Look
from tests.writers.pages.small import document

CASES: dict[str, Any] = yaml.load((Path(__file__).parent / "cases.yaml").read_text("utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("name", CASES)
def test_each_block_begins_on_its_page(name: str) -> None:
    text, package = document(CASES[name]["blocks"], lines=10)
    found = laid_out(text, package, b"").found
    assert [found[f"m{number}"] for number in range(len(found))] == CASES[name]["pages"]


def test_pages_are_numbered_as_the_section_says() -> None:
    text, package = document([{"lines": 8}, {"lines": 8}, {"lines": 8}], lines=10, start=7)
    assert list(laid_out(text, package, b"").found.values()) == [7, 7, 8]


TYPE = Font(1.0, 0.25, {" ": 0.25, "-": 0.5, "\u2013": 0.5}, 0.5)


@pytest.mark.parametrize(
    ("words", "width", "count"),
    [
        ("one two", 3.5, 1),
        ("one two", 3.2, 2),
        ("one two ", 3.25, 1),
        ("well-known", 3.0, 2),
        ("2026-27", 3.0, 2),
        ("a\u00a0b c", 1.5, 2),
        ("in\u00addi\u00advidual", 4.0, 2),
        ("abcdefghijkl", 2.0, 3),
        ("", 2.0, 1),
    ],
)
def test_lines_end_where_words_do(words: str, width: float, count: int) -> None:
    """Widths in sizes of the type, whose letters are half of it wide and its spaces a quarter."""
    face = Face(TYPE, 200, 0, caps=False)
    look = Look("x", face, {})
    assert len(heights(Paragraph(look, [(face, words)]), width * 200)) == count


def test_fonts_of_the_shell_are_read() -> None:
    """The width of a word in the serif of the house is known without any font on the machine."""
    package = docx.Document("templates/house/shell.docx")
    serif = embedded(package.part)["Source Serif 4", False, False]
    assert (serif.ascent, serif.descent) == (1.036, 0.335)
    assert serif.width("office") == pytest.approx(2.61)  # with the three letters ffi joined
