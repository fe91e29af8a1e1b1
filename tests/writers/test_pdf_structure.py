"""What PDF/UA-1 asks of the structure tree, read back from a written file."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from docgen.assembly.document import Figure
from docgen.assembly.walk import blocks, clauses
from docgen.writers import pdf
from tests.writers.sample import sample

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
