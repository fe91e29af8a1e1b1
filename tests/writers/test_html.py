"""The HTML page: the words of the tree unchanged, structure that a screen reader can follow, nothing from outside."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html as parser

from docgen.assembly.document import Document
from docgen.assembly.nodes import Figure
from docgen.assembly.walk import blocks, clauses
from docgen.writers import html
from docgen.writers.characters import printable
from tests.writers.expected import NASTY, cells, headings, nasty_document, paragraphs
from tests.writers.sample import sample

TEMPLATES = Path("templates")
DOCUMENTS = {"english": sample(), "german": sample("de"), "nasty": nasty_document()}


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def read(document: Document) -> parser.HtmlElement:
    page = parser.document_fromstring(html.write(document, TEMPLATES).decode())
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return page


def words(element: parser.HtmlElement) -> str:
    return str(element.text_content())


def shown(text: str) -> str:
    """How HTML can hold words: it knows no carriage return."""
    return printable(text).replace("\r", "\n")


def test_the_words_are_those_of_the_tree(document: Document) -> None:
    text = read(document).find_class("text")[0]
    found = [words(one) for one in text.iter("p") if one.get("class") not in ("note", "party")]
    found = [one for one in found if one]
    expected = [shown(one) for one in paragraphs(document)]
    assert [one for one in found if one in set(expected)] == expected


def test_headings_and_their_numbers_are_those_of_the_tree(document: Document) -> None:
    text = read(document).find_class("text")[0]
    assert [(int(one.tag[1]), words(one)) for one in text.iter("h2", "h3")] == headings(document)


def test_cells_are_those_of_the_tree(document: Document) -> None:
    text = read(document).find_class("text")[0]
    rows = [[words(cell) for cell in row] for row in text.iterfind(".//tbody/tr") if row.get("class") != "group"]
    expected = [[shown(one) for one in row] for row in cells(document)]
    assert len(rows) == len(expected)
    for row, said in zip(rows, expected, strict=True):
        assert [one if one == other else other and one for one, other in zip(row, said, strict=True)] == said


def test_the_head_names_the_document(document: Document) -> None:
    page = read(document)
    assert page.get("lang") == document.language
    assert page.findtext("head/title") == printable(f"{document.cover.kind}: {document.cover.title}")
    meta = {one.get("name"): one.get("content") for one in page.iter("meta")}
    assert meta["author"] == printable(document.cover.author)
    assert meta["status"] == printable(document.cover.status)
    assert meta["fingerprint"] == document.fingerprint


def test_nothing_comes_from_outside(document: Document) -> None:
    page = html.write(document, TEMPLATES).decode()
    tree = parser.document_fromstring(page)
    assert not list(tree.iter("link", "iframe", "object", "embed", "img", "base"))
    for element in tree.iter():
        for name, value in element.attrib.items():
            if name in ("href", "src", "xlink:href", "action", "poster", "srcset"):
                assert value.startswith("#")
            assert not name.startswith("on")
    style = tree.findtext("head/style") or ""
    assert "@import" not in style
    assert all(url.startswith("data:font/woff2;base64,") for url in re.findall(r"url\(([^)]*)\)", style))


def test_one_script_may_run_the_same_in_every_document(document: Document) -> None:
    page = html.write(document, TEMPLATES).decode()
    tree = parser.document_fromstring(page)
    (code,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert code == (TEMPLATES / "house" / "page.js").read_text("utf-8")
    assert len(code) < 16 * 1024
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = b64encode(sha256(code.encode()).digest()).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["script-src"] == f"'sha256-{digest}'"
    assert {rules[name] for name in ("default-src", "connect-src", "form-action", "base-uri")} == {"'none'"}


@pytest.mark.parametrize("words", ["</script>", "<!--"])
def test_a_script_that_would_end_early_is_refused(words: str, tmp_path: Path) -> None:
    templates = Path(shutil.copytree(TEMPLATES, tmp_path / "templates"))
    script = templates / "house" / "page.js"
    script.write_text(f"{script.read_text('utf-8')}/* {words} */", "utf-8")
    with pytest.raises(ValueError, match="may stand in a script"):
        html.write(sample(), templates)


def test_what_a_reader_can_use_is_named_by_the_tree() -> None:
    document = nasty_document()
    screen = replace(document.screen, search=NASTY[0], copy=NASTY[1], skip=NASTY[0], hits=NASTY[1])
    page = read(replace(document, screen=screen))
    assert words(page.find_class("skip")[0]) == NASTY[0]
    assert words(page.xpath("//template//label")[0]) == NASTY[0]
    assert page.xpath("//template//button/@aria-label") == [NASTY[1]]
    assert page.xpath("//template/@data-hits") == [NASTY[1]]


def test_every_link_leads_somewhere_and_every_place_has_one_name(document: Document) -> None:
    page = read(document)
    names = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(names) == len(set(names))
    targets = {element.get("href")[1:] for element in page.iter("a")}
    assert targets - set(names) == set()


def test_a_clause_says_where_it_comes_from() -> None:
    article = read(sample()).xpath("//article[@id='services-scope']")[0]
    assert article.get("data-clause") == "services.scope"
    assert article.get("data-version") == "1.0.0"
    assert article.get("data-position") == "balanced"
    assert article.get("data-condition") == "engagement.term is not none"
    assert article.get("data-source") == "engagement.yaml"


def test_a_value_says_where_it_comes_from() -> None:
    total = read(sample()).xpath("//span[@class='value'][text()='£ 1,234,567.89']")[0]
    assert total.get("data-path") == "costs.total"
    assert total.get("data-source") == "costs.yaml"
    assert total.get("data-calculation") == "sum of lines"


def test_references_and_terms_are_links() -> None:
    page = read(sample())
    assert page.xpath("//a[@class='reference'][@href='#service-levels']/text()") == ["Schedule 1"]
    assert page.xpath("//a[@class='term'][@href='#term-service-credit']/text()") == ["Service Credits"]
    assert page.xpath("//dt[@id='term-service-credit']/dfn/text()") == ["Service Credit"]


def test_tables_name_their_parts() -> None:
    page = read(sample())
    for table in page.iter("table"):
        assert all(cell.get("scope") == "col" for cell in table.iterfind("thead/tr/th"))
        assert {cell.get("scope") for cell in table.iterfind("tbody/tr/th")} <= {"row", "rowgroup"}
        assert table.getparent().get("tabindex") == "0"
    (levels,) = page.xpath("//div[@id='table-service-levels']")
    assert words(levels.find("table/caption")) == "Table 1 Service levels and credits of Example Retail Ltd"
    assert page.get_element_by_id(levels.get("aria-labelledby")) is levels.find("table/caption")


def test_a_picture_says_what_it_shows() -> None:
    figure = next(block for one in clauses(sample()) for block in blocks(one.blocks) if isinstance(block, Figure))
    (picture,) = read(sample()).xpath("//figure//*[@role='img']")
    (title,) = picture.xpath("*[local-name()='title']")
    assert title.text == figure.alternative
    assert picture.get("aria-labelledby") == title.get("id")


@pytest.mark.parametrize(
    "drawing",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://example.org"><rect/></a>',
        '<use href="http://example.org/#x"/>',
        '<rect fill="url(http://example.org/#x)"/>',
        '<rect style="fill: URL(http://example.org/#x)"/>',
        "<style>@import 'http://example.org'</style>",
        "<foreignObject/>",
        "<rect>",
    ],
)
def test_a_picture_that_could_run_or_fetch_is_refused(drawing: str) -> None:
    with pytest.raises(ValueError, match="figure ramp_up"):
        html.write(with_picture(drawing), TEMPLATES)


def test_pictures_do_not_share_names() -> None:
    gradient = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>'
    page = html.write(with_picture(gradient), TEMPLATES).decode()
    assert 'id="figure-ramp-up-g"' in page
    assert 'fill="url(#figure-ramp-up-g)"' in page
    assert 'href="#figure-ramp-up-g"' in page


def test_a_style_sheet_cannot_take_in_files_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.woff2").write_bytes(b"secret")
    sheet = Path(shutil.copytree(TEMPLATES, tmp_path / "templates")) / "house" / "screen.css"
    sheet.write_text("@font-face { src: url('../../secret.woff2') }")
    with pytest.raises(ValueError, match="lies outside"):
        html.write(sample(), tmp_path / "templates")


def with_picture(drawing: str) -> Document:
    """The sample with another picture in its place."""
    base = sample()
    section = base.sections[1]
    staffing = section.clauses[1]
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{drawing}</svg>'
    changed = tuple(replace(one, svg=picture) if isinstance(one, Figure) else one for one in staffing.blocks)
    scope, _, levels = section.clauses
    section = replace(section, clauses=(scope, replace(staffing, blocks=changed), levels))
    return replace(base, sections=(base.sections[0], section, base.sections[2]))
