"""Numbers of a .docx are those that Word prints, and what nobody can read is a finding."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from docgen import outside
from docgen.outside import word
from docgen.outside.counting import figures
from docgen.outside.reading import read
from tests.outside.word import level, listed, packed, plain, reference

ABSTRACT = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
    + "</w:abstractNum>"
)
NUMS = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
ANEW = (
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
SECTION = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:sectPr/></w:pPr></w:p>'


def labels(content: bytes) -> list[str]:
    return [one.label for one in word.read("x.docx", content)]


def test_levels_count_and_begin_anew_below_the_one_above() -> None:
    body = "".join(listed("x", depth) for depth in (0, 1, 1, 2, 2, 3, 0, 1, 2))
    assert labels(packed(body, ABSTRACT + NUMS)) == ["1.", "1.1", "1.2", "(a)", "(b)", "(i)", "2.", "2.1", "(a)"]


def test_lists_of_one_kind_go_on_counting_unless_one_has_a_start_of_its_own() -> None:
    again = '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    body = listed("x", 0) + listed("x", 0, 3) + listed("x", 0, 2) + listed("x", 0, 2)
    assert labels(packed(body, ABSTRACT + NUMS + again + ANEW)) == ["1.", "2.", "1.", "2."]


def test_a_style_brings_its_number_and_a_paragraph_can_take_it_off() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="G"><w:name w:val="Mine"/><w:basedOn w:val="H"/></w:style>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{off}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for style, off in (("H", ""), ("G", ""), ("H", '<w:numPr><w:numId w:val="0"/></w:numPr>'), ("H", ""))
    )
    assert labels(packed(body, ABSTRACT + NUMS, styles)) == ["1.", "2.", "", "3."]


def test_the_end_of_a_section_does_not_count() -> None:
    assert labels(packed(SECTION + listed("x", 0), ABSTRACT + NUMS)) == ["1."]


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (3, "upperLetter", "C"),
        (7, "decimalZero", "07"),
        (9, "x", "9"),
    ],
)
def test_figures_are_those_of_word(number: int, form: str, printed: str) -> None:
    assert figures(number, form) == printed


def test_struck_words_are_left_out_and_words_put_in_stand() -> None:
    body = (
        "<w:p><w:r><w:t>one </w:t></w:r><w:del><w:r><w:delText>two </w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>three</w:t></w:r></w:ins></w:p>"
    )
    assert [one.words for one in word.read("x.docx", packed(body))] == ["one three"]


def test_a_field_that_shows_an_old_number_is_found(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_Ref1"/>'
    fields = f'<w:p><w:r><w:t xml:space="preserve">See clause </w:t></w:r>{reference("_Ref1", "1.1")}</w:p>'
    lost = plain("Error! Reference source not found.")
    body = listed("One", 0) + listed("New", 1) + listed("Old", 1, more=mark) + fields + lost
    (tmp_path / "x.docx").write_bytes(packed(body, ABSTRACT + NUMS))
    found = [one for one in outside.check(tmp_path / "x.docx", "en") if one.code == "TXT007"]
    assert sorted((one.said.key, one.location.line) for one in found) == [
        ("TXT007.differs", 4),
        ("TXT007.lost", 5),
    ]


def test_lists_that_make_no_sense_give_no_traceback() -> None:
    odd = ABSTRACT.replace('w:ilvl="1"', 'w:ilvl="x"').replace('w:val="1"', 'w:val="999999999"')
    loop = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    styled = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>y</w:t></w:r></w:p>'
    stray = '<w:p><w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>z</w:t></w:r></w:p>'
    body = listed("x", 0) + listed("x", 1) + listed("x", 7, 99) + styled + stray
    assert len(labels(packed(body, odd + NUMS, loop))) == 5


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return stream.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
DEEP = b"<w:p>" * 5000


@pytest.mark.parametrize(
    ("name", "content", "case"),
    [
        ("x.docx", b"no archive", "archive"),
        ("x.docx", b"PK\x03\x04" + b"\x00" * 40, "archive"),
        ("x.docx", zipped(styles=b"<x/>"), "word"),
        ("x.docx", zipped(document=b"<w:document"), "xml"),
        ("x.docx", zipped(document=DEEP), "xml"),
        ("x.docx", zipped(document=b" " * 70_000_000), "bomb"),
        ("x.docx", packed(""), "empty"),
        ("x.docx", zipped(document=ENTITIES + b"<x>&b;&c;</x>"), "word"),
        ("x.md", b"\xff\xfe\x00", "letters"),
        ("x.md", b"", "empty"),
        ("x.pdf", b"%PDF", "kind"),
        ("y.docx", None, "missing"),
    ],
)
def test_what_nobody_can_read_is_a_finding(name: str, content: bytes | None, case: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    text, (found,) = read(tmp_path / name)
    assert text is None
    assert found.said.key == f"TXT001.{case}"


def test_a_file_cut_short_is_a_finding_wherever_it_was_cut(tmp_path: Path) -> None:
    whole = packed(listed("words", 0), ABSTRACT + NUMS)
    for length in range(0, len(whole), 37):
        (tmp_path / "x.docx").write_bytes(whole[:length])
        assert [one.code for one in outside.check(tmp_path / "x.docx")] == ["TXT001"]


@pytest.mark.parametrize(
    "words", ["Alpha Beta ", "clause 1, ", "1.", "(", "“Alpha” means ", "the Alpha Beta GmbH ", "§ 5 Abs. 2, "]
)
def test_a_paragraph_of_great_length_is_read_in_good_time(words: str, tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text(words * 10_000, "utf-8")
    began = time.monotonic()
    for language in ("en", "de"):
        outside.check(tmp_path / "x.md", language)
    assert time.monotonic() - began < 20  # what looks back to the beginning at each word takes minutes
