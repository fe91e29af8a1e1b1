"""LibreOffice computes the contents and all fields of Word files anew: words and pages stay as they are. ``make test``
takes one document of each type, in both languages; ``make test-all`` takes all of them."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from docgen.writers.docx.contents import entries
from tests import examples
from tests.writers.office import Office, lines

SOME = [
    ("nordwarenhaus-callcenter", "contract"),
    ("uferstrom-staffing", "rfp"),
    ("harborlight-training", "governance-charter"),
    ("nordwarenhaus-callcenter", "contingency-plan"),
]


def test_nothing_changes_in_one_of_each_type(shown: Path, tmp_path: Path) -> None:
    nothing_changes(SOME, shown, tmp_path)


@pytest.mark.exhaustive
def test_nothing_changes(shown: Path, tmp_path: Path) -> None:
    nothing_changes(examples.DOCUMENTS, shown, tmp_path)


def nothing_changes(names: Sequence[tuple[str, str]], shown: Path, folder: Path) -> None:
    """One process of LibreOffice opens all files, for it takes long to start."""
    files = [Path(shutil.copy(shown / f"{'-'.join(name)}.docx", folder)) for name in names]
    for name, after in zip(names, Office(folder).updated_each(files), strict=True):
        stays(name, lines(shown / f"{'-'.join(name)}.txt"), after)


def stays(name: tuple[str, str], before: list[str], after: list[str]) -> None:
    """What was shown is shown after the update too."""
    document = examples.example(name[0]).documents[name[1]].document
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
