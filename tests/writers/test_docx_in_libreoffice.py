"""Another word processor opens the file, counts, and computes every field anew: the words stay as in the tree."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from docgen.assembly.document import Section
from docgen.assembly.nodes import Cell, Column, ItemList, Row, Table
from docgen.writers.docx import write
from docgen.writers.docx.contents import entries
from tests.writers.office import Office
from tests.writers.sample import HOSTILE, clause, item, para, sample, value
from tests.writers.test_docx_numbering import expected
from tests.writers.word import bound

TEMPLATES = Path(__file__).parents[2] / "templates"
_RESULT = re.compile(
    rb'( (?:PAGEREF|REF|SEQ) [^<]*</w:instrText></w:r>.{0,150}?"separate"/></w:r><w:r>.{0,80}?<w:t[^>]*>)[^<]*'
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module", params=["en", "de"])
def case(
    request: pytest.FixtureRequest, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path, list[str]]:
    file = tmp_path_factory.mktemp("docx") / f"{request.param}.docx"
    file.write_bytes(write(sample(request.param), TEMPLATES))
    return request.param, file, office.shown(file)


def test_numbers_as_in_the_tree(case: tuple[str, Path, list[str]]) -> None:
    language, _, shown = case
    lines = iter(shown)
    for number, words in expected(sample(language)):
        assert any(line == f"{number} {words}".replace("\n", " ").strip() for line in lines), f"{number} {words}"


def test_hostile_value_stays_words(case: tuple[str, Path, list[str]]) -> None:
    assert HOSTILE.replace("\x0b", "\ufffd").replace("\x1b", "\ufffd") in case[2]


def test_fields_computed_anew_say_the_same(case: tuple[str, Path, list[str]], office: Office, tmp_path: Path) -> None:
    language, file, shown = case
    emptied = tmp_path / f"{file.stem}-emptied.docx"
    with ZipFile(BytesIO(file.read_bytes())) as source, ZipFile(emptied, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data, count = _RESULT.subn(rb"\1???", data)
                assert count == data.count(b"REF _") + data.count(b" SEQ ")
            target.writestr(name, data)
    updated = office.updated(emptied)
    contents = list(entries(sample(language)))
    begin = shown.index(sample(language).cover.contents_heading) + 1
    end = begin + len(contents)
    assert updated[end:] == shown[end:]
    computed = [re.split(r"\t", line)[0] for line in updated[begin:end]]
    assert computed == [f"{entry.number} {entry.heading}".strip() for entry in contents]


def test_long_word_in_a_narrow_list_is_laid_out(office: Office, tmp_path: Path) -> None:
    """LibreOffice 7.4 never ends where a numbered paragraph begins with a content control that is too wide."""
    long = "Datenschutzfolgenabschätzungsverantwortlicherin"
    cells = [
        Cell((ItemList((item("•", para(*words)),), ordered=False),))
        for words in ((value(long, "a.b"),), (value("", "a.b"), long), (value("Die", "a.b"), value(long, "a.c")))
    ]
    table = Table("t", (), (Column((), 1), Column((), 9)), tuple(Row((cell, Cell())) for cell in cells))
    item_list = ItemList((item("(a)", para(value(long * 9, "a.b"))),), ordered=True)
    numbered = para(value(long * 9, "a.b"), level=2, number="1.1.1")
    only = clause("a.b", long * 3, table, item_list, numbered, number="1.1", anchor="a-b")
    section = Section("s", "S", (only,), number="1", label="1", anchor="s")
    file = tmp_path / "narrow.docx"
    file.write_bytes(write(replace(sample(), sections=(section,), schedules=()), TEMPLATES))
    assert long in "".join(office.laid_out(file))


def test_words_of_any_length_in_lists_of_narrow_columns_are_laid_out(office: Office, tmp_path: Path) -> None:
    """Whichever word is thought to fit behind its number, LibreOffice ends to lay it out."""
    texts = [letter * length for letter in "mWin" for length in range(2, 20)]
    cells = [Cell((ItemList((item("•", para(value(text, "a.b"), " x")),), ordered=False),)) for text in texts]
    tables = [
        Table("t", (), tuple(Column((), 1) for _ in range(columns)), tuple(Row((cell,) * columns) for cell in cells))
        for columns in (4, 6, 9)
    ]
    only = clause("a.b", "T", *tables, number="1.1", anchor="a-b")
    section = Section("s", "S", (only,), number="1", label="1", anchor="s")
    file = tmp_path / "widths.docx"
    data = write(replace(sample(), sections=(section,), schedules=()), TEMPLATES)
    controlled = [control for control in bound(data) if control.tag == "a.b"]
    assert 0.2 < len(controlled) / (len(texts) * (4 + 6 + 9)) < 0.9
    file.write_bytes(data)
    assert "n" * 19 in "".join(office.laid_out(file)).replace(" ", "")
