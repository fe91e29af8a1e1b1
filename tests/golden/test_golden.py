"""The documents of the shipped engagements as Markdown, word for word: what a change does to them is seen in review.

``make golden`` takes over what is built now, after somebody has read the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.carried import markdown
from tests import examples

FOLDER = Path(__file__).parent
FILES = sorted(path.relative_to(FOLDER) for path in FOLDER.glob("*/*.md"))


def test_every_document_has_its_golden_file() -> None:
    expected = {Path(name) / f"{kind}.md" for name in examples.NAMES for kind in examples.example(name).documents}
    assert set(FILES) == expected


@pytest.mark.parametrize("file", FILES, ids=str)
def test_document_is_the_golden_one(file: Path, built: Path) -> None:
    found = markdown.without((built / file).read_bytes()).decode().splitlines()
    golden = (FOLDER / file).read_text("utf-8").splitlines()
    first = next((n for n, pair in enumerate(zip(found, golden, strict=False), 1) if pair[0] != pair[1]), 0)
    assert found == golden, f"{file} differs from line {first} on: read the difference, then run “make golden”"
