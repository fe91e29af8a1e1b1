"""What is read back of a build is what was built."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from docgen.build.places import Target
from docgen.whatif.compare import compare
from docgen.whatif.passages import Edition
from docgen.whatif.records import recorded
from docgen.whatif.sides import Side, side
from tests import examples
from tests.whatif import place


def texts(edition: Edition) -> Counter[tuple[str, str]]:
    """The words of each passage by where they stand; the lines that are filled in by hand hold none."""
    held = ((one.group, " ".join(re.sub(r"_{3,}", "", one.text).strip(" |").split())) for one in edition.passages)
    bare = ((group, re.sub(r"(?: \|)+$", "", words)) for group, words in held)
    return Counter((group, words) for group, words in bare if words and not words.endswith(":"))


def hold(now: Side) -> None:
    back = recorded(now)
    for kind, edition in now.editions.items():
        read = back.editions[kind]
        assert texts(read) == texts(edition)
        assert list(read.entries) == list(edition.entries)
        assert read.numbers == edition.numbers
        assert read.sections == edition.sections
        assert {id: one.section for id, one in read.entries.items()} == {
            id: one.section for id, one in edition.entries.items()
        }
    assert not compare(back, back).changes


def test_the_text_of_a_build_is_read_back(tmp_path: Path) -> None:
    hold(place.state(place.create(tmp_path)))


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", examples.NAMES)
def test_so_is_that_of_each_example(name: str) -> None:
    hold(side(examples.HERE, Target(name, examples.ROOT / "inputs" / name, f"inputs/{name}")))
