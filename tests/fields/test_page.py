"""The pages that list all fields are those of the words, and each row is whole."""

from pathlib import Path

import pytest

from docgen.fields.page import PAGES, page
from docgen.messages import LANGUAGES

DOCS = Path("docs")


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_fresh(language: str) -> None:
    assert (DOCS / PAGES[language]).read_text(encoding="utf-8") == page(language), "run: make fields"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_cell_for_each_column(language: str) -> None:
    rows = [line for line in page(language).splitlines() if line.startswith("|")]
    assert [row for row in rows if row.count("|") != 5] == []


def test_both_pages_list_the_same_fields() -> None:
    one, other = (_fields(language) for language in LANGUAGES)
    assert one == other
    assert len(one) > 600


def _fields(language: str) -> list[str]:
    return [line.split(" | ")[0] for line in page(language).splitlines() if line.startswith("| `")]
