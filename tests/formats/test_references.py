"""A reference names the number that its target bears, whichever format shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html as parser

from tests import examples
from tests.examples import DOCUMENTS
from tests.writers import word
from tests.writers.word import W


@pytest.fixture(params=DOCUMENTS, ids="/".join)
def file(request: pytest.FixtureRequest, built: Path) -> Path:
    """The path of a document without its ending."""
    name, kind = request.param
    return built / name / kind


def test_word_computes_the_number_that_a_field_shows(file: Path) -> None:
    data = file.with_suffix(".docx").read_bytes()
    count = word.counter(data)
    borne: dict[str, str] = {}
    shown: list[tuple[str, str]] = []
    for paragraph in word.body(data).iter(f"{W}p"):
        label = count.label(paragraph)
        borne |= {mark.get(f"{W}name", ""): label for mark in paragraph.iter(f"{W}bookmarkStart")}
        shown += _fields(paragraph)
    assert [(target, text) for target, text in shown if borne[target].rstrip(".") != text] == []


def _fields(paragraph: word.etree._Element) -> list[tuple[str, str]]:
    """The target of each field that asks for a paragraph's number, and what it shows."""
    found, target, open_ = [], "", False
    for run in paragraph.iter(f"{W}r"):
        code = re.match(r" REF (\w+) \\n", run.findtext(f"{W}instrText") or "")
        mark = run.find(f"{W}fldChar")
        if code:
            target = code[1]
        elif mark is not None:
            open_ = mark.get(f"{W}fldCharType") == "separate"
        elif open_ and target:
            found.append((target, "".join(t.text or "" for t in run.iter(f"{W}t"))))
            target = ""
    return found


def test_the_page_links_to_what_bears_the_number(file: Path) -> None:
    text = parser.document_fromstring(file.with_suffix(".html").read_text("utf-8")).find_class("text")[0]
    links = text.xpath(".//a[@class='reference']")
    wrong = []
    for link in links:
        (number,) = text.xpath(
            "(.//*[@id=$target]/descendant-or-self::*/span[@class='number'])[1]", target=link.get("href")[1:]
        )
        shown = number.text_content().strip()
        if not _names(link.text_content(), shown):
            wrong.append((link.text_content(), shown))
    assert wrong == []


def test_markdown_links_to_what_bears_the_number(file: Path) -> None:
    text = file.with_suffix(".md").read_text("utf-8")
    borne = dict(re.findall(r'<a id="([^"]+)"></a>\s*#*\s*(?:\w+ )?([\d.]+)', text))
    links = re.findall(r"(?<!- )\[([^\]]+)\]\(#((?:section|schedule|clause)-[^)]+)\)", text)
    assert [(shown, borne[target]) for shown, target in links if not _names(shown, borne[target])] == []


def _names(words: str, number: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(number)}(?![\w.])", words) is not None


def test_contracts_refer_at_all(built: Path) -> None:
    for name in examples.NAMES:
        text = (built / name / "contract.md").read_text("utf-8")
        assert len(re.findall(r"\]\(#(?:section|schedule|clause)-", text)) > 100
