"""Another word processor opens every document, and shows the numbers and words of the tree."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import examples
from tests.formats import numbered
from tests.formats.test_numbers import DOCUMENTS, absent
from tests.writers.office import Office


@pytest.fixture(scope="module")
def shown(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """The lines of every document, opened in one go."""
    folder = tmp_path_factory.mktemp("office")
    files = [
        Path(shutil.copy(built / name / f"{kind}.docx", folder / f"{name}-{kind}.docx")) for name, kind in DOCUMENTS
    ]
    lines = Office(folder).shown_each(files)
    return dict(zip(DOCUMENTS, lines, strict=True))


def test_every_document_says_what_the_tree_says(shown: dict[tuple[str, str], list[str]]) -> None:
    for (name, kind), lines in shown.items():
        tree = numbered.tree(examples.example(name).documents[kind].document)
        missing = absent(
            [f"{number} {words}".strip() for number, words in tree], (" ".join(one.split()) for one in lines)
        )
        assert missing == [], f"{name}/{kind}"
