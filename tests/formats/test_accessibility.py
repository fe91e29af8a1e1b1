"""Every .pdf of the examples passes a checker of accessibility that is not ours, and another reader finds in it what
those who read by ear need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from outloud import check
from pypdf import PdfReader

from tests.examples import DOCUMENTS
from tests.verdicts import Verdict

Element = dict[str, Any]


@pytest.fixture(params=DOCUMENTS, ids="/".join)
def name(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param[0], request.param[1]


@pytest.fixture
def file(name: tuple[str, str], built: Path) -> Path:
    return built / name[0] / f"{name[1]}.pdf"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the programs that it is made of
def test_a_checker_finds_nothing(name: tuple[str, str], file: Path, verdict: Verdict) -> None:
    found = check(str(file))
    assert found.error is None
    verdict(name, "pdf", "outloud", found.errors, found.warnings)
    said = [f"{one.rule} {one.severity}, page {one.page}: {one.message}" for one in found.sorted_findings()]
    assert [one for one in said if " info," not in one] == []
    assert found.verdict == "pass"


def test_headers_figures_and_links(file: Path) -> None:
    reader = PdfReader(file)
    kinds: dict[str, list[Element]] = {}
    for element in elements(reader):
        kinds.setdefault(element["/S"], []).append(element)
    headers = kinds["/TH"]
    assert {header["/A"]["/Scope"] for header in headers} <= {"/Row", "/Column"}
    assert len({header["/ID"] for header in headers}) == len(headers)
    assert all(figure["/Alt"] for figure in kinds.get("/Figure", []))
    places = reader.named_destinations
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    assert links
    assert {link["/F"] for link in links} == {4}
    assert [link["/Contents"] for link in links if "/Dest" in link and link["/Dest"] not in places] == []


def elements(reader: PdfReader) -> Iterator[Element]:
    waiting = [reader.root_object["/StructTreeRoot"]["/K"][0].get_object()]
    while waiting:
        element = waiting.pop()
        yield element
        kids = [kid.get_object() for kid in element["/K"]]
        waiting += [kid for kid in kids if isinstance(kid, dict) and "/S" in kid]
