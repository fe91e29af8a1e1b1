"""What PDF/UA-1 asks of the structure tree, read back from a written file."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from docgen.assembly.document import Section
from docgen.assembly.nodes import Column, Figure, Row, Table, Text
from docgen.assembly.walk import blocks, clauses
from docgen.writers import pdf
from tests.writers.sample import clause, para, sample, value, words

TEMPLATES = Path("templates")

# PDF 1.7, 14.8.4: what may stand in what.
CHILDREN = {
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TR": {"/TH", "/TD"},
}
PARENTS = {
    "/LI": {"/L"},
    "/LBody": {"/LI"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TR": {"/Table", "/THead", "/TBody"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
}


@cache
def file() -> PdfReader:
    return PdfReader(io.BytesIO(pdf.write(sample(), TEMPLATES)))


def elements() -> Iterator[tuple[str, Any]]:
    """Each structure element with the kind of its parent, in reading order."""
    waiting: list[tuple[str, Any]] = [("", file().root_object["/StructTreeRoot"]["/K"][0])]
    while waiting:
        parent, element = waiting.pop()
        yield parent, element
        kids = resolve(element.get("/K", []))
        waiting += [(element["/S"], kid) for kid in reversed(kids) if isinstance(kid, dict) and "/S" in kid]


def kind(name: str) -> list[Any]:
    return [element for _, element in elements() if element["/S"] == name]


def test_lists_and_tables_are_well_formed() -> None:
    for parent, element in elements():
        name = element["/S"]
        assert parent in PARENTS.get(name, {parent}), (parent, name)
        assert name in CHILDREN.get(parent, {name}), (parent, name)


def test_heading_levels_leave_none_out() -> None:
    levels = [int(element["/S"][2]) for _, element in elements() if element["/S"] in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_numbers_are_apart_from_their_text() -> None:
    assert spoken("H3")[0] == "1.1 Definitions"
    assert "2.1.2 The Services are:" in spoken("P")
    assert "(a) the clauses;" in spoken("LI")


def test_header_cells_say_what_they_head() -> None:
    scopes = [cell["/A"]["/Scope"] for cell in kind("/TH")]
    in_heads = [cell for head in kind("/THead") for row in resolve(head["/K"]) for cell in row["/K"]]
    assert scopes.count("/Column") == len(in_heads)
    assert scopes.count("/Row") == len(scopes) - len(in_heads)


def test_headers_are_found_by_their_ids() -> None:
    headers = {cell["/ID"]: cell.indirect_reference.idnum for cell in kind("/TH")}
    assert len(headers) == len(kind("/TH"))
    names = file().root_object["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert names[::2] == sorted(headers)
    assert {name: one.get_object().indirect_reference.idnum for name, one in pairs(names)} == headers
    used = {header for cell in kind("/TD") for header in cell["/A"]["/Headers"]}
    assert used <= set(headers)
    assert used > set()


def test_no_header_spans_columns() -> None:
    assert [cell for cell in kind("/TH") if "/ColSpan" in cell["/A"]] == []
    for row in kind("/TR"):
        assert sum(int(cell["/A"].get("/ColSpan", 1)) for cell in resolve(row["/K"])) > 1


def test_headers_do_not_outnumber_data() -> None:
    columns = tuple(Column((Text(name),), 50) for name in ("What", "How much"))
    two = Table("two", (), columns, (Row((words("Calls", header=True), words("700"))),))
    section = Section("only", "Only", (clause("a.b", "A", two, anchor="a-b"),), anchor="only")
    document = replace(sample(), front=(), opening=(), sections=(section,), closing=(), schedules=())
    cells = elements_of(pdf.write(document, TEMPLATES), "/TH", "/TD")
    assert [(cell["/S"], cell["/A"].get("/Scope")) for cell in cells] == [
        ("/TH", "/Column"),
        ("/TH", "/Column"),
        ("/TD", None),
        ("/TD", None),
    ]
    assert [cell["/A"]["/Headers"][0] for cell in cells[2:]] == [cell["/ID"] for cell in cells[:2]]


def test_nothing_in_the_tree_is_empty() -> None:
    empty = [element["/S"] for _, element in elements() if not element["/K"]]
    assert set(empty) <= {"/TD"}


def test_cells_point_to_their_own_headers() -> None:
    names = dict(zip([cell["/ID"] for cell in kind("/TH")], spoken("TH"), strict=True))
    headers = [[names[header] for header in cell["/A"]["/Headers"]] for cell in kind("/TD")]
    pointed = dict(zip(spoken("TD"), headers, strict=True))
    assert pointed["80 %"] == ["Speed of answer", "Target"]
    assert pointed["4 h"] == ["First reply", "Target"]


def test_pictures_say_what_they_show() -> None:
    drawn = [block for one in clauses(sample()) for block in blocks(one.blocks) if isinstance(block, Figure)]
    assert [picture["/Alt"] for picture in kind("/Figure")] == [figure.alternative for figure in drawn]


def test_links_are_printed_and_say_where_they_lead() -> None:
    links = [link.get_object() for page in file().pages for link in page.get("/Annots", [])]
    assert links
    assert all(link["/F"] == 4 for link in links)
    said = [link["/Contents"] for link in links]
    assert "Schedule 1" in said
    assert "2.1.2" in said


def test_an_entry_of_the_contents_is_one_link() -> None:
    (page,) = [page for page in file().pages if page.extract_text().count("Contents")]
    entries = [link.get_object()["/Contents"] for link in page["/Annots"]]
    assert entries[:4] == ["Parties", "1 Definitions and interpretation", "1.1 Definitions", "2 The Services"]
    assert len(set(entries)) == len(entries)


def test_every_link_annotation_belongs_to_a_link() -> None:
    owned = set()
    for element in kind("/Link"):
        for kid in resolve(element["/K"]):
            if isinstance(kid, dict) and kid.get("/Type") == "/OBJR":
                owned.add(kid.raw_get("/Obj").idnum)
    annotations = {link.idnum for page in file().pages for link in page.get("/Annots", [])}
    assert owned == annotations


def test_addresses_can_be_followed() -> None:
    address, page = "ada@example.com", "https://example.com/a?b=c&d"
    said = para(value(f"Ada ({address}), see <{page}>.", "engagement.client.name"))
    section = Section("only", "Only", (clause("a.b", "A", said, anchor="a-b"),), anchor="only")
    document = replace(sample(), sections=(section,))
    reader = PdfReader(io.BytesIO(pdf.write(document, TEMPLATES)))
    links = [link.get_object() for one in reader.pages for link in one.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links if "/A" in link] == [f"mailto:{address}", page]


def test_running_heads_and_page_numbers_are_artifacts() -> None:
    (read,) = spoken("Document")
    assert "The Supplier shall meet these service levels:" in read
    assert read.count("Draft for review") == 1
    assert "Page 2 of" not in read
    assert "Example Retail Ltd – Contract for customer service" not in read
    for page in list(file().pages)[1:]:
        assert page.get_contents().get_data().count(b"/Artifact\n<</Type /Pagination>>\nBDC") == 3


@pytest.mark.parametrize("words_on_page", ["2.1 Scope", "3 Charges"])
def test_what_is_marked_belongs_to_an_element(words_on_page: str) -> None:
    page = next(page for page in list(file().pages)[3:] if words_on_page in page.extract_text())
    owners = file().root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][2 * page["/StructParents"] + 1]
    assert [identifier for identifier in marked(page) if owners[identifier].get_object() is None] == []


def elements_of(written: bytes, *names: str) -> list[Any]:
    """The structure elements of some kinds in another file, in the order of its objects."""
    reader = PdfReader(io.BytesIO(written))
    objects = (reader.get_object(number) for number in range(1, int(reader.trailer["/Size"])))
    return [one for one in objects if isinstance(one, dict) and one.get("/S") in names]


def pairs(names: Any) -> Iterator[tuple[Any, Any]]:
    yield from zip(names[::2], names[1::2], strict=True)


def resolve(references: Any) -> list[Any]:
    return [reference.get_object() for reference in references]


def marked(page: Any) -> list[int]:
    content = page.get_contents().get_data().decode("latin-1")
    return [int(part.split(">>")[0]) for part in content.split("<</MCID ")[1:]]


@cache
def tree() -> list[str]:
    """The structure tree with its words, as Poppler reads it aloud: one element, attribute or piece of text a line."""
    written = pdf.write(sample(), TEMPLATES)
    return (
        subprocess.run(["pdfinfo", "-struct-text", "-"], input=written, capture_output=True, check=True)
        .stdout.decode()
        .splitlines()
    )


def spoken(name: str) -> list[str]:
    """The words below each structure element of a kind, in reading order."""
    found = []
    for index, line in enumerate(tree()):
        if re.match(rf" *{name}\b", line):
            depth = len(line) - len(line.lstrip())
            below = takewhile(lambda other, depth=depth: len(other) - len(other.lstrip()) > depth, tree()[index + 1 :])
            found.append("".join(part.strip()[1:-1] for part in below if part.strip().startswith('"')))
    return found
