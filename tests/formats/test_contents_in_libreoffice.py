"""LibreOffice computes the contents and all fields of every Word file anew: words and pages stay as they are."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from docgen.writers.docx.contents import entries
from tests import examples
from tests.writers.office import Office, lines


@pytest.fixture(scope="module")
def updated(shown: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """The lines of every document after the update, by engagement and type."""
    folder = tmp_path_factory.mktemp("updated")
    files = [Path(shutil.copy(shown / f"{'-'.join(name)}.docx", folder)) for name in examples.DOCUMENTS]
    return dict(zip(examples.DOCUMENTS, Office(folder).updated_each(files), strict=True))


@pytest.mark.parametrize("name", examples.DOCUMENTS, ids="/".join)
def test_nothing_changes(name: tuple[str, str], shown: Path, updated: dict[tuple[str, str], list[str]]) -> None:
    document = examples.example(name[0]).documents[name[1]].document
    before, after = lines(shown / f"{'-'.join(name)}.txt"), updated[name]
    begin = before.index(document.cover.contents_heading) + 1
    end = begin + len(list(entries(document)))
    assert after[:begin] + after[end:] == before[:begin] + before[end:]
    said, anew = ([entry(line) for line in whole[begin:end]] for whole in (before, after))
    assert len(said) > 10
    assert [words for words, _ in anew] == [words for words, _ in said]
    assert Counter(new - old for (_, new), (_, old) in zip(anew, said, strict=True)) == {0: len(said)}


def entry(line: str) -> tuple[str, int]:
    """Words and page of an entry; behind its number LibreOffice puts a space where Word puts a tab."""
    words, _, page = line.rpartition("\t")
    return re.sub(r"\s+", " ", words), int(page)
