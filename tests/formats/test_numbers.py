"""The same clause bears the same number in all four formats, and so does every reference to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from docgen.assembly.document import Document
from tests import examples
from tests.formats import numbered

TYPES = ("rfp", "contract", "governance-charter", "contingency-plan")
DOCUMENTS = [(name, kind) for name in examples.NAMES for kind in TYPES]


@pytest.fixture(params=DOCUMENTS, ids="/".join)
def case(request: pytest.FixtureRequest, built: Path) -> tuple[Document, Path]:
    """A document as assembled, and the path of its files without their endings."""
    name, kind = request.param
    return examples.example(name).documents[kind].document, built / name / kind


def absent(expected: Iterable[str], found: Iterator[str]) -> list[str]:
    """What is expected and does not come in this order."""
    return [one for one in expected if not any(one == other for other in found)]


def test_word_counts_as_the_tree_does(case: tuple[Document, Path]) -> None:
    document, file = case
    assert numbered.docx(file.with_suffix(".docx").read_bytes()) == numbered.tree(document)


def test_the_page_bears_the_numbers_of_the_tree(case: tuple[Document, Path]) -> None:
    document, file = case
    assert numbered.html(file.with_suffix(".html").read_bytes()) == numbered.tree(document)


def test_markdown_bears_the_numbers_of_the_tree(case: tuple[Document, Path]) -> None:
    document, file = case
    lines = [f"{number} {words}".strip() for number, words in numbered.tree(document)]
    assert absent(lines, iter(numbered.markdown(file.with_suffix(".md").read_bytes()))) == []


def test_the_pdf_bears_the_numbers_of_the_tree(case: tuple[Document, Path]) -> None:
    document, file = case
    text, place = numbered.pdf(file.with_suffix(".pdf").read_bytes(), document.cover), 0
    for number, words in numbered.tree(document):
        line = numbered.folded(f"{number}{words}")
        place = text.find(line, place)
        assert place >= 0, f"{number} {words}"
        place += len(number)
