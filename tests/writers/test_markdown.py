"""The Markdown text: a CommonMark parser gives back the words of the tree, and no structure that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from docgen.assembly.document import Document
from docgen.assembly.nodes import ItemList
from docgen.writers import markdown
from docgen.writers.characters import printable
from docgen.writers.markdown.sentences import read_abbreviations, sentence_gaps
from tests.writers.expected import NASTY, cells, headings, nasty_document, paragraphs
from tests.writers.sample import clause, item, para, part, reference, sample

if TYPE_CHECKING:
    from markdown_it.token import Token

TEMPLATES = Path("templates")
ABBREVIATIONS = read_abbreviations(TEMPLATES / "house" / "abbreviations.txt")
DOCUMENTS = {"english": sample(), "german": sample("de"), "nasty": nasty_document()}
OWN_HTML = re.compile(r'<a id="[\w.-]+">|</a>|</?strong>|</?em>|<br>')


@pytest.fixture(params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> Document:
    return DOCUMENTS[request.param]


def source(document: Document) -> str:
    return markdown.write(document, TEMPLATES).decode()


def parse(document: Document) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(source(document))


def words(token: Token) -> str:
    """What a reader sees of an inline token."""
    seen = ""
    for child in token.children or []:
        if child.type == "text":
            seen += child.content
        elif child.type == "softbreak":
            seen += "" if seen.endswith("\n") else " "
        elif child.type == "html_inline" and child.content == "<br>":
            seen += "\n"
    return seen


def seen(tokens: list[Token], kind: str) -> list[str]:
    return [words(after) for before, after in pairwise(tokens) if before.type == kind]


def test_the_words_are_those_of_the_tree(document: Document) -> None:
    expected = [re.sub(r"^[•–] ", "", one) for one in paragraphs(document)]
    found = seen(parse(document), "paragraph_open")
    start = len(found) - len(found[found.index(expected[0]) :])
    assert [one for one in found[start:] if one in set(expected)] == expected


def test_headings_and_their_numbers_are_those_of_the_tree(document: Document) -> None:
    tokens = parse(document)
    found = [(int(before.tag[1]), words(after)) for before, after in pairwise(tokens) if before.type == "heading_open"]
    cover = document.cover
    front = [(2, cover.front_heading)] if document.front else []
    expected = [(1, printable(cover.title)), *front, (2, cover.contents_heading), *headings(document)]
    assert found == expected


def test_cells_are_those_of_the_tree(document: Document) -> None:
    tokens = parse(document)
    rows: list[list[str]] = []
    for before, after in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type == "td_open":
            rows[-1].append(words(after))
    expected = [row for row in cells(document) if all(row)]
    assert [row for row in rows if row in expected] == expected


def test_no_string_becomes_structure() -> None:
    tokens = parse(nasty_document())
    assert {token.type for token in tokens}.isdisjoint({"hr", "code_block", "fence", "ordered_list_open"})
    assert {token.content for token in tokens if token.type == "html_block"} <= {"<!-- -->\n"}
    inline = [child for token in tokens for child in token.children or []]
    assert {child.type for child in inline} <= {
        *("text", "softbreak", "html_inline", "link_open", "link_close"),
        *("strong_open", "strong_close", "em_open", "em_close"),
    }
    assert all(OWN_HTML.fullmatch(child.content) for child in inline if child.type == "html_inline")
    links = [str(child.attrs["href"]) for child in inline if child.type == "link_open"]
    assert all(link.startswith("#") for link in links)


def test_every_link_leads_to_a_place(document: Document) -> None:
    text = source(document)
    targets = set(re.findall(r"\]\(#([^)]+)\)", text))
    places = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(places) == len(set(places))
    assert targets == set(places)


def test_lists_keep_their_labels() -> None:
    text = source(sample())
    assert "\n- (a) answering contacts by telephone" in text
    assert "\n  - (i) orders and returns;" in text
    assert "\n    - (B) escalation;" in text


def test_a_sentence_has_a_line_of_its_own() -> None:
    lines = source(sample()).splitlines()
    assert "The Supplier shall staff the Services as [Figure 1](#figure-ramp-up) shows." in lines


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The Supplier pays. The Client thanks.", 2),
        ("Is it so? Yes! It is.", 3),
        ("Er zahlt z. B. Beträge nach Art. 28 Abs. 3 DSGVO.", 1),
        ("Es gilt § 314 BGB. Die Frist beginnt am 1. Mai 2026. Sie endet am 31. Dezember.", 3),
        ("Use e.g. Alpha Inc. or vs. Beta Co. Ltd. for it.", 1),
        ("The Charges (see Schedule 4). The rest follows.", 2),
        ("„Er zahlt.“ Das ist alles.", 2),
        ("It costs 3.5 million. and more", 1),
        ("The limit is EUR 100. No more is owed.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, sentences: int) -> None:
    assert len(list(sentence_gaps(text, ABBREVIATIONS))) == sentences - 1


def test_a_reference_may_end_a_sentence() -> None:
    lines = source(german_reference()).splitlines()
    assert "- (a) Es gilt [Anlage 1](#pflichten)." in lines
    assert "  Der 1. Mai ist frei." in lines


def german_reference() -> Document:
    base = sample("de")
    link = reference("pflichten", part("Anlage 1", "pflichten"))
    words = ItemList((item("(a)", para("Es gilt ", link, ". Der 1. Mai ist frei.")),), ordered=True)
    section = replace(base.sections[0], clauses=(clause("a.b", "A", words, anchor="a-b"),))
    return replace(base, sections=(section,))


def test_a_value_is_never_divided() -> None:
    text = source(nasty_document())
    company = next(string for string in NASTY if string.startswith("Dr. Smith"))
    assert f"Between {company} and" in text
