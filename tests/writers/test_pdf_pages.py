"""Where lines and pages of the PDF end: nothing stands alone that belongs to what comes before or after."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.assembly.document import Document, Section
from docgen.assembly.nodes import Block, Column, Definition, DefinitionList, Figure, Row, RowKind, Strong, Table, Text
from docgen.writers import pdf
from tests.writers.sample import clause, para, sample, words

TEMPLATES = Path("templates")
# So many lines of filling, each of its own paragraph, move what follows over the end of the first page of text.
FILLINGS = range(27, 35)


def pages(*blocks: Block) -> list[list[str]]:
    """The lines of the pages of a document of these blocks, those in the margins included."""
    base = sample()
    part = Section("only", "Only", (clause("a.b", "A", *blocks, titled=False, anchor="a-b"),), anchor="only")
    return shown(replace(base, front=(), opening=(), sections=(part,), closing=(), schedules=()))


def shown(document: Document) -> list[list[str]]:
    """The lines of the pages of a document."""
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf.write(document, TEMPLATES), capture_output=True, check=True
    )
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in text.stdout.decode().split("\f")]


def holding(found: list[list[str]], mark: str) -> list[int]:
    """How many lines with the mark stand on each page that has one."""
    counts = [sum(mark in line for line in page) for page in found]
    return [count for count in counts if count]


def filling(lines: int) -> list[Block]:
    return [para("Filling.") for _ in range(lines)]


def rows(count: int, kind: RowKind = RowKind.BODY) -> tuple[Row, ...]:
    return tuple(Row((words(f"row-{n}", header=True), words("words")), kind) for n in range(count))


def listed(*of: Row) -> Table:
    return Table("listed", (Text("Caption"),), (Column((Text("One"),), 50), Column((Text("Two"),), 50)), of)


def test_no_line_breaks_after_its_first_word() -> None:
    # From one paragraph to the next the words before the element grow by less than the width of a space.
    many = [
        para("Begin " + "word " * 13 + "i" * narrow + " l" * wide + " ", Strong((Text("Element"),)), " follows.")
        for narrow in range(10)
        for wide in range(12)
    ]
    assert not [line for page in pages(*many) for line in page if line == "Begin"]


@pytest.mark.parametrize("fill", FILLINGS)
def test_no_row_stands_alone_on_a_page(fill: int) -> None:
    assert min(holding(pages(*filling(fill), listed(*rows(16))), "row-")) >= 2
    body, total = rows(16), replace(rows(1)[0], kind=RowKind.TOTAL)
    assert holding(pages(*filling(fill), listed(*body, total)), "row-")[-1] != 1


@pytest.mark.parametrize("fill", FILLINGS)
def test_a_short_table_stays_whole_and_with_what_announces_it(fill: int) -> None:
    found = pages(*filling(fill), para("Announced-row-as-follows:"), listed(*rows(4)))
    assert holding(found, "row-") == [5]


@pytest.mark.parametrize("fill", FILLINGS)
def test_a_short_group_of_rows_stays_whole(fill: int) -> None:
    heads = [Row((words(f"group-{n}", header=True),), RowKind.GROUP) for n in range(6)]
    table = listed(*(row for head in heads for row in (head, *rows(4))))
    assert {count % 4 for count in holding(pages(*filling(fill), table), "row-")} == {0}


@pytest.mark.parametrize(("lines", "page"), [(18, 2), (20, 2), (21, 2), (22, 3), (29, 3)])
def test_a_picture_that_lacks_little_room_is_set_smaller(lines: int, page: int) -> None:
    """It shares the page with 21 lines instead of 18; it never moves past words."""
    drawn = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><text x="1" y="5">drawn</text></svg>'
    picture = Figure("seen", (Text("Seen-caption"),), "A word.", drawn, 100, 100, anchor="figure-seen")
    found = pages(*filling(lines), picture, *filling(40))
    assert [number for number, text in enumerate(found) if any("Seen-caption" in line for line in text)] == [page]
    assert holding(found, "Filling.")[0] == lines


@pytest.mark.parametrize("fill", FILLINGS)
def test_the_last_term_has_company(fill: int) -> None:
    terms = tuple(Definition(f"t{n}", f"Term-{n}", (Text("what it means"),), f"t-{n}") for n in range(6))
    assert holding(pages(*filling(fill), DefinitionList(terms)), "Term-")[-1] >= 3


@pytest.mark.parametrize("fill", FILLINGS)
def test_no_heading_stands_last_on_a_page(fill: int) -> None:
    base = sample()
    headed = [clause(f"a.h{n}", f"Heading-{n}", para("Words below it."), anchor=f"a-h{n}") for n in range(3)]
    first = clause("a.b", "A", *filling(fill), titled=False, anchor="a-b")
    parts = (
        Section("one", "One", (first, *headed), anchor="one"),
        Section("two", "Last-heading", headed[:1], anchor="t"),
    )
    found = shown(replace(base, front=(), opening=(), sections=parts, closing=(), schedules=()))
    lasts = [page[-2] for page in found[2:] if len(page) > 2]  # the last line is the number of the page
    assert [line for line in lasts if "eading" in line] == []


@pytest.mark.parametrize("fill", FILLINGS)
def test_signatures_stay_together(fill: int) -> None:
    base = sample()
    section = Section("only", "Only", (clause("a.b", "A", *filling(fill), titled=False, anchor="a-b"),), anchor="only")
    found = shown(replace(base, front=(), opening=(), sections=(section,), schedules=()))
    assert (
        len([page for page in found[2:] if any("Signature" in line or "Date and place" in line for line in page)]) == 1
    )
