"""The gallery shows one light picture of each type of document in each format, and says what it shows."""

from __future__ import annotations

import re
from itertools import product

from docgen.build.places import FORMATS, TYPES
from docs.pictures.make import HERE, LARGEST, SHOWN
from tests import examples

_PICTURE = re.compile(r"\[!\[([^\]]+)\]\(pictures/([\w-]+\.png)\)\]\(pictures/\2\)")


def test_every_type_is_shown_in_every_format_and_no_picture_is_left_over() -> None:
    assert set(SHOWN) == set(product(TYPES, FORMATS))
    shown = _PICTURE.findall((HERE.parent / "gallery.md").read_text("utf-8"))
    assert [file for _, file in shown] == [f"{kind}-{form}.png" for kind, form in product(TYPES, FORMATS)]
    assert len({words for words, _ in shown}) == len(shown)
    assert {file.name for file in HERE.glob("*.png")} == {"overview.png", *(file for _, file in shown)}
    assert max(file.stat().st_size for file in HERE.glob("*.png")) <= LARGEST


def test_what_a_picture_shows_stands_in_its_document() -> None:
    for (kind, _), (engagement, anchor) in SHOWN.items():
        document = examples.example(engagement).documents[kind].document
        there = {clause.id for part in (*document.sections, *document.schedules) for clause in part.clauses}
        assert anchor.removeprefix("clause-") in there or (anchor == "front-heading" and document.front), anchor
