"""The numbers that Word computes are the numbers in the tree."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import Block, ItemList, Paragraph, Table
from docgen.assembly.numbering import number
from docgen.assembly.walk import plain
from docgen.writers.docx import write
from tests.writers import word
from tests.writers.sample import clause, item, para, sample

TEMPLATES = Path(__file__).parents[2] / "templates"
LABELS = {
    "captions": {"table": "Table {number}", "figure": "Figure {number}"},
    "schedules": {"contract": "Schedule {number}"},
}


def expected(document: Document) -> list[tuple[str, str]]:
    """Number and words of everything that bears a number, in reading order."""
    found: list[tuple[str, str]] = []
    for one in document.opening:
        found += _blocks(one.blocks)
    for section in document.sections:
        found += _section(section)
    for one in document.closing:
        found += _blocks(one.blocks)
    for section in document.schedules:
        found += _section(section)
    return found


def _section(section: Section) -> list[tuple[str, str]]:
    found = [(section.label, section.heading)]
    for one in section.clauses:
        if one.titled and one.number:
            found.append((one.number, one.title))
        found += _blocks(one.blocks)
    return found


def _blocks(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.number:
            found.append((block.number, plain(block.content)))
        elif isinstance(block, ItemList):
            for entry in block.items:
                if block.ordered:
                    first = entry.blocks[0] if entry.blocks else None
                    found.append((entry.label, plain(first.content) if isinstance(first, Paragraph) else ""))
                found += _blocks(entry.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    found += _blocks(cell.blocks)
    return found


@pytest.mark.parametrize("language", ["en", "de"])
def test_word_counts_as_the_tree_does(language: str) -> None:
    document = sample(language)
    assert word.numbered(write(document, TEMPLATES)) == expected(document)


def only(one: Clause) -> Document:
    """The sample with ``one`` clause alone."""
    section = Section("s", "S", (one,), number="1", label="1", anchor="s")
    return replace(sample(), sections=(section,), schedules=())


def lists(depth: int) -> st.SearchStrategy[ItemList]:
    """Lists of lists, three deep."""
    inside = st.just(()) if depth == 2 else st.one_of(st.just(()), st.lists(lists(depth + 1), max_size=2).map(tuple))
    entries = st.lists(inside.map(lambda more: item("", para("item"), *more)), min_size=1, max_size=3).map(tuple)
    return st.builds(ItemList, entries, ordered=st.booleans())


CLAUSES = st.builds(
    lambda titled, blocks: clause("a.b", "Title", *blocks, titled=titled),
    st.booleans(),
    st.lists(st.one_of(st.just(para("paragraph")), lists(0)), min_size=1, max_size=4),
)
SECTIONS = st.lists(
    st.builds(lambda clauses: Section("s", "Heading", tuple(clauses)), st.lists(CLAUSES, min_size=1, max_size=3)),
    min_size=1,
    max_size=3,
)


@settings(max_examples=40, deadline=None)
@given(SECTIONS, SECTIONS, st.sampled_from(["contract", "plain"]))
def test_any_outline(sections: list[Section], schedules: list[Section], numbering: str) -> None:
    document = number(
        replace(
            sample(),
            numbering=numbering,
            front=(),
            sections=tuple(_named(sections, "section")),
            schedules=tuple(replace(each, schedule=True) for each in _named(schedules, "schedule")),
        ),
        LABELS,
    )
    assert word.numbered(write(document, TEMPLATES)) == expected(document)


def _named(sections: list[Section], kind: str) -> list[Section]:
    """The sections with ids of their own, for they and their clauses are drawn alike."""
    return [
        replace(
            section,
            id=f"{kind}{n}",
            clauses=tuple(_renamed(each, f"{kind}{n}.clause{m}") for m, each in enumerate(section.clauses)),
        )
        for n, section in enumerate(sections)
    ]


def _renamed(each: Clause, id: str) -> Clause:
    return replace(each, id=id)


@pytest.mark.parametrize(
    "labels",
    [
        ["(a)", "(b)", "(c)"],
        ["(i)", "(ii)"],
        ["(i)"],
        ["(h)", "(i)", "(j)"],
        ["a)", "b)"],
        ["aa)", "bb)", "cc)"],
        ["1.", "2."],
        ["(3)", "(4)"],
        ["I.", "II."],
        ["(A)"],
    ],
)
def test_lists_are_counted_as_their_labels_say(labels: list[str]) -> None:
    made = ItemList(tuple(item(label, para("words")) for label in labels), ordered=True)
    data = write(only(clause("a.b", "T", made, made, number="1.1")), TEMPLATES)
    assert [label for label, text in word.numbered(data) if text == "words"] == labels * 2


def test_labels_that_word_cannot_count_are_refused() -> None:
    made = ItemList((item("(a)", para("x")), item("(c)", para("y"))), ordered=True)
    with pytest.raises(ValueError, match=r"\(a\), \(c\)"):
        write(only(clause("a.b", "T", made, number="1.1")), TEMPLATES)


def test_number_that_word_would_compute_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.1.*1\.2"):
        write(only(clause("a.b", "T", number="1.2")), TEMPLATES)
