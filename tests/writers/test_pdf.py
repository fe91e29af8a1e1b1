"""The PDF file: the words of the tree, bookmarks and metadata, the same bytes in every process."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from pypdf.generic import ByteStringObject, ContentStream, TextStringObject

from docgen.assembly.document import Document
from docgen.assembly.nodes import Column, Row, Table, Text
from docgen.writers import pdf
from docgen.writers.characters import printable
from tests.writers.expected import cells, headings, nasty_document, paragraphs
from tests.writers.sample import clause, para, sample, words

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import Destination

TEMPLATES = Path("templates")
DOCUMENTS = {"english": sample, "german": lambda: sample("de"), "nasty": nasty_document}
# Written from right to left, letters come back in the order in which they are seen: no text tool restores the other.
RIGHT_TO_LEFT = ("R", "AL")


@pytest.fixture(params=DOCUMENTS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def written(name: str) -> bytes:
    return pdf.write(DOCUMENTS[name](), TEMPLATES)


def reader(name: str) -> PdfReader:
    return PdfReader(io.BytesIO(written(name)))


@cache
def text(name: str) -> str:
    """What Poppler reads, without white space: where a line ends is the layout's business."""
    result = subprocess.run(["pdftotext", "-raw", "-", "-"], input=written(name), capture_output=True, check=True)
    return folded(result.stdout.decode())


def folded(words: str) -> str:
    """Without white space and signs that show nothing; a hyphen is a hyphen, whichever the font draws it with."""
    return re.sub(r"[\s\u00ad\u200b]", "", words).replace("\u2011", "-").replace("\u2010", "-")


def readable(words: str) -> bool:
    return not any(unicodedata.bidirectional(character) in RIGHT_TO_LEFT for character in words)


def test_the_words_are_those_of_the_tree(name: str) -> None:
    document = DOCUMENTS[name]()
    rows = [cell for row in cells(document) for cell in row]
    missing = [one for one in (*paragraphs(document), *rows) if readable(one) and folded(one) not in text(name)]
    assert missing == []


def test_bookmarks_are_the_headings_of_the_tree(name: str) -> None:
    document = DOCUMENTS[name]()
    found: list[tuple[int, str]] = []

    def gather(entries: list[Destination | list[Destination]], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                gather(entry, level + 1)
            else:
                found.append((level, str(entry.title)))

    gather(reader(name).outline, 2)
    cover = document.cover
    front = [(2, cover.front_heading)] if document.front else []
    expected = [*front, (2, cover.contents_heading), *headings(document)]
    assert [(level, folded(title)) for level, title in found] == [(level, folded(title)) for level, title in expected]


def test_the_file_names_the_document(name: str) -> None:
    document = DOCUMENTS[name]()
    file = reader(name)
    root = file.root_object
    assert root["/Lang"] == document.language
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert file.metadata is not None
    assert file.metadata.title == printable(f"{document.cover.kind}: {document.cover.title}")
    assert file.metadata.author == printable(document.cover.author)
    assert file.metadata["/CreationDate"] == "D:20260314"
    assert file.metadata["/fingerprint"] == document.fingerprint
    assert b'pdfuaid:part="1"' in root["/Metadata"].get_data()


def test_every_page_but_the_cover_says_what_it_is_of() -> None:
    pages = reader("english").pages
    for index, page in enumerate(pages, start=1):
        said = page.extract_text()
        assert ("Example Retail Ltd – Contract for customer service" in said) == (index > 1)
        assert (f"Page {index} of {len(pages)}" in said) == (index > 1)
    assert "Seite 2 von 4" in reader("german").pages[1].extract_text()


def test_the_pattern_of_page_numbers_may_come_in_any_order() -> None:
    document = sample()
    cover = replace(document.cover, page='{pages} "pages", this is {page}; {other} \\ </style>')
    pages = PdfReader(io.BytesIO(pdf.write(replace(document, cover=cover), TEMPLATES))).pages
    assert f'{len(pages)} "pages", this is 2; {{other}} \\ </style>' in pages[1].extract_text()


def lie_across(document: Document) -> dict[str, bool]:
    """Whether the page lies across on which each of these words stand for the last time."""
    pages = PdfReader(io.BytesIO(pdf.write(document, TEMPLATES))).pages
    said = ("3.1 Amounts", "Volumes by month", "Volumes are estimates", "Signed by the parties")
    return {
        words: page.mediabox.width > page.mediabox.height for page in pages for words in said if words in seen(page)
    }


def seen(page: PageObject) -> str:
    return page.extract_text().replace("\t", " ")


def test_a_clause_lies_across_with_its_wide_table() -> None:
    assert list(lie_across(sample()).values()) == [True, True, True, False]


def test_in_a_clause_of_many_words_the_wide_table_alone_lies_across() -> None:
    base = sample()
    section = base.sections[2]
    (amounts,) = section.clauses
    many = para("The Client shall pay all amounts that are due under this Agreement on time. " * 30)
    section = replace(section, clauses=(replace(amounts, blocks=(many, *amounts.blocks)),))
    document = replace(base, sections=(*base.sections[:2], section))
    assert list(lie_across(document).values()) == [False, True, False, False]


def test_an_address_gets_no_hyphen_at_the_end_of_a_line() -> None:
    address = "customer-service.procurement@electronics-warehouse.example"
    columns = (Column((Text("Address"),), 15), Column((Text("Long words"),), 15), Column((Text("Rest"),), 70))
    row = Row((words(address), words("Telecommunications responsibilities"), words("")))
    table = Table("addresses", (), columns, (row,))
    base = sample("de")
    section = replace(base.sections[0], clauses=(clause("a.b", "A", table, anchor="a-b"),))
    file = pdf.write(replace(base, language="en", sections=(section,)), TEMPLATES)
    result = subprocess.run(["pdftotext", "-raw", "-", "-"], input=file, capture_output=True, check=True)
    said = re.sub(r"\s", "", result.stdout.decode())
    assert address in said
    assert "Telecommunicationsresponsibilities" not in said


def test_all_fonts_are_those_of_the_project_and_embedded() -> None:
    families = set()
    for page in reader("nasty").pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font["/DescendantFonts"]
            families.add(str(font["/BaseFont"]).split("+")[1].rstrip(","))
            assert "/FontFile2" in descendant["/FontDescriptor"]
            assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"])), "not a subset"
    assert all(re.match(r"Source-(Serif-4|Sans-3)|DejaVu-Sans|Noto-Emoji", family) for family in families), families


def test_every_character_has_a_glyph(name: str) -> None:
    file = reader(name)
    shown = [
        piece.original_bytes
        for page in file.pages
        for operands, operator in ContentStream(page.get_contents(), file).operations
        if operator == b"TJ"
        for piece in operands[0]
        if isinstance(piece, TextStringObject | ByteStringObject)
    ]
    assert shown
    assert [glyphs for glyphs in shown if b"\0\0" in (glyphs[at : at + 2] for at in range(0, len(glyphs), 2))] == []


def test_another_process_writes_the_same_bytes(name: str) -> None:
    digests = {hashlib.sha256(written(name)).hexdigest()}
    for seed in ("0", "4711"):
        script = (
            "import hashlib; from tests.writers.test_pdf import written;"
            f"print(hashlib.sha256(written({name!r})).hexdigest())"
        )
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        result = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
        digests.add(result.stdout.decode().strip())
    assert len(digests) == 1


def test_writing_one_document_leaves_no_trace_in_the_next() -> None:
    assert pdf.write(sample(), TEMPLATES) == written("english")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "../../elsewhere.png"])
def test_a_style_sheet_cannot_fetch_from_elsewhere(address: str, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "house").mkdir(parents=True)
    (templates / "fonts").symlink_to((TEMPLATES / "fonts").resolve())
    sheet = (TEMPLATES / "house" / "print.css").read_text("utf-8")
    (templates / "house" / "print.css").write_text(f"{sheet}\nbody {{ background: url({address}) }}", "utf-8")
    with pytest.raises(ValueError, match=re.escape(address.split("/")[-1])):
        pdf.write(sample("de"), templates)


def test_an_edited_style_sheet_is_read_anew(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    (templates / "house").mkdir(parents=True)
    (templates / "fonts").symlink_to((TEMPLATES / "fonts").resolve())
    sheet = templates / "house" / "print.css"
    sizes = []
    for size in ("A4", "A5"):
        sheet.write_text(f"@page {{ size: {size} }}", "utf-8")
        sizes.append(PdfReader(io.BytesIO(pdf.write(sample("de"), templates))).pages[0].mediabox.width)
    assert sizes[0] > sizes[1]
