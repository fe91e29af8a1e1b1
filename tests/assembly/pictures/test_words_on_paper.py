"""Widths of words against the fonts that are shipped, and lines that fit the room they were given."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly.drawing.marks import tidy
from docgen.assembly.drawing.metrics import width
from docgen.assembly.drawing.wrapping import MORE, balanced, wrap
from tests.assembly.pictures.making import ROOT

_USED = "".join(map(chr, (*range(0x20, 0x7F), *range(0xC0, 0x180)))) + "ßẞ„“”‚‘’–—…€§×−→≤≥·•\u00a0"


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_those_of_the_font(face: str, bold: bool) -> None:
    font = TTFont(ROOT / f"templates/fonts/SourceSans3-{face}.ttf")
    names, advances = font.getBestCmap(), font["hmtx"]
    for sign in _USED:
        if ord(sign) not in names:
            continue
        real, known = advances[names[ord(sign)]][0], width(sign, 1000, bold)
        # Letters with a caron beside them are a little wider than they are taken to be.
        assert known >= real - 60, sign
        assert known == real or not sign.isascii(), sign


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("abcdefghij -–/ÄöüßMW1.,\u00a0"), max_size=80), st.floats(30, 200), st.booleans())
def test_lines_fit_and_lose_nothing(words: str, room: float, bold: bool) -> None:
    for lines in (wrap(words, room, 8, bold=bold), balanced(words, room, 8, bold=bold)):
        assert all(width(line, 8, bold) <= room for line in lines)
        kept = re.sub(r"[\s\u00a0-]", "", "".join(lines))
        assert kept == re.sub(r"[\s\u00a0-]", "", words)


@pytest.mark.parametrize(
    ("words", "room", "lines"),
    [
        ("Informationssicherheitsbeauftragter", 120, ["Informationssicherheits-", "beauftragter"]),
        ("Wöchentliche Betriebsbesprechung", 80, ["Wöchentliche", "Betriebsbesprechung"]),
        ("Betriebsbesprechung", 60, ["Betriebsbespre-", "chung"]),
        ("Theodora Lindqvist-Ames", 50, ["Theodora", "Lindqvist-", "Ames"]),
        ("am Tag 30\u00a0Minuten", 50, ["am Tag", "30\u00a0Minuten"]),
        ("", 50, [""]),
    ],
)
def test_words_break_where_a_reader_expects_it(words: str, room: float, lines: list[str]) -> None:
    assert list(wrap(words, room, 8)) == lines


def test_what_is_too_long_ends_with_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight nine ten", 50, 8, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith(MORE)
    assert width(lines[-1], 8) <= 50


def test_balanced_lines_are_of_about_the_same_length() -> None:
    lines = balanced("Can the Supplier restore the service itself in time", 150, 8)
    assert len(lines) == len(wrap("Can the Supplier restore the service itself in time", 150, 8)) == 2
    first, second = (width(line, 8) for line in lines)
    assert abs(first - second) < 40


def test_tidy_words_are_one_line_without_what_nobody_sees() -> None:
    assert tidy(" a\u00adb\u200b\n\tc\x0b \u202ed ") == "ab c\ufffd d"
