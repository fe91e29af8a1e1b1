"""Another word processor opens every document, and shows the numbers and words of the tree."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from docgen.writers.docx.contents import entries
from tests import examples
from tests.formats import numbered
from tests.formats.test_numbers import DOCUMENTS, absent
from tests.writers.office import Office


@pytest.fixture(scope="module")
def files(built: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """All documents in one folder."""
    folder = tmp_path_factory.mktemp("office")
    return [
        Path(shutil.copy(built / name / f"{kind}.docx", folder / f"{name}-{kind}.docx")) for name, kind in DOCUMENTS
    ]


@pytest.fixture(scope="module")
def shown(files: list[Path]) -> dict[tuple[str, str], list[str]]:
    """The lines of every document, opened in one go."""
    return dict(zip(DOCUMENTS, Office(files[0].parent).shown_each(files), strict=True))


def test_every_document_says_what_the_tree_says(shown: dict[tuple[str, str], list[str]]) -> None:
    for (name, kind), lines in shown.items():
        tree = numbered.tree(examples.example(name).documents[kind].document)
        missing = absent(
            [f"{number} {words}".strip() for number, words in tree], (" ".join(one.split()) for one in lines)
        )
        assert missing == [], f"{name}/{kind}"


def test_contents_and_fields_computed_anew_say_the_same(
    files: list[Path], shown: dict[tuple[str, str], list[str]]
) -> None:
    """Every entry of the contents keeps its words, and its page number as LibreOffice lays the pages out."""
    off: Counter[int] = Counter()
    for case, updated in zip(DOCUMENTS, Office(files[0].parent).updated_each(files), strict=True):
        document = examples.example(case[0]).documents[case[1]].document
        begin = shown[case].index(document.cover.contents_heading) + 1
        end = begin + len(list(entries(document)))
        assert updated[:begin] + updated[end:] == shown[case][:begin] + shown[case][end:], case
        before, after = (list(map(entry, lines[begin:end])) for lines in (shown[case], updated))
        assert [words for words, _ in after] == [words for words, _ in before], case
        off.update(page - anew for (_, page), (_, anew) in zip(before, after, strict=True))
    assert off.total() > 300
    assert set(off) == {0}


def entry(line: str) -> tuple[str, int]:
    """Words and page of an entry; behind the number LibreOffice puts a space where Word puts a tab."""
    words, _, page = line.rpartition("\t")
    return re.sub(r"\s+", " ", words), int(page)
