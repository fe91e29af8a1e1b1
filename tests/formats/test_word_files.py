"""The Word files of all examples: whole, native, and read alike by whoever opens them."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from docgen.assembly import walk
from docgen.assembly.document import Document
from docgen.assembly.nodes import DefinitionList, Paragraph, Signatures, Table
from docgen.writers.characters import NO_BREAK_HYPHEN, kept_together, printable
from tests import examples
from tests.examples import DOCUMENTS
from tests.formats import numbered
from tests.verdicts import Verdict
from tests.writers import word
from tests.writers.word import W

# What is said directly and not by a style, and why no style can say it.
DIRECT = {
    "jc": "how a column is aligned stands in the layout of its table; heading, text and total of it follow",
    "keepNext": "which rows and paragraphs stay together is reckoned for each table and announcement",
    "keepLines": "the last paragraph before a new page stands there whole",
    "numPr": "each list begins anew, in a list of its own; level 2 of the headings' list is linked to Heading 2",
    "ind": "a further paragraph of an item stands where the list of the item indents its words; and an entry "
    "of the contents without a number, for its tab would end there",
    "sectPr": "a section ends within a paragraph",
    "lang": "a term of the governing law stands in its own language",
}
# Paragraphs without words, which the file format demands.
EMPTY = {"TableText", "TableTotal", "SignatureSpace", "SectionBreak", "TableEnd"}


@pytest.fixture(params=DOCUMENTS, ids="/".join)
def name(request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param[0], request.param[1]


@pytest.fixture
def case(name: tuple[str, str], built: Path) -> tuple[Document, Path]:
    return examples.example(name[0]).documents[name[1]].document, built / name[0] / f"{name[1]}.docx"


def test_nothing_calls_for_a_repair(name: tuple[str, str], case: tuple[Document, Path], verdict: Verdict) -> None:
    _, file = case
    found = OpenXmlValidator().validate(file)
    verdict(name, "docx", "openxml-audit", found.error_count, found.warning_count)
    assert [str(error) for error in found.errors] == []
    with ZipFile(file) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def test_styles_say_how_it_looks(case: tuple[Document, Path]) -> None:
    body = word.body(case[1].read_bytes())
    said = Counter(etree.QName(one).localname for one in body.iter(f"{W}rPr", f"{W}pPr") for one in one)
    assert set(said) - DIRECT.keys() == {"pStyle", "rStyle"}


def test_nothing_is_typed_to_make_room(case: tuple[Document, Path]) -> None:
    body = word.body(case[1].read_bytes())
    lines = [p for p in body.iter(f"{W}p") if p.find(f".//{W}drawing") is None]
    assert {word.style(p) for p in lines if not word.words(p).strip()} <= EMPTY
    tabbed = {word.style(p) for p in lines if list(p.iterfind(f".//{W}r/{W}tab"))}
    assert tabbed <= {"TOC1", "TOC2"}  # as Word writes an entry: number, tab, heading, tab, page
    assert [p for p in lines if "  " in word.words(p).strip() or "\t" in word.words(p)] == []


def test_no_number_is_typed(case: tuple[Document, Path]) -> None:
    document, file = case
    headings = [p for p in word.body(file.read_bytes()).iter(f"{W}p") if "Heading" in word.style(p)]
    named = {one.heading for one in (*document.sections, *document.schedules)}
    named |= {clause.title for clause in walk.clauses(document)}
    shown = [word.words(p) for p in headings if word.style(p).startswith(("Heading", "ScheduleHeading"))]
    assert len(shown) > 10
    assert [words for words in shown if words not in {kept_together(printable(name)) for name in named}] == []


def test_signatures_stay_on_one_page(built: Path) -> None:
    for name in examples.NAMES:
        body = word.body((built / name / "contract.docx").read_bytes())
        [table] = [
            t for t in body.iter(f"{W}tbl") if word.child_value(t.find(f"{W}tblPr"), "tblStyle") == "SignatureTable"
        ]
        assert [word.words(p) for p in table.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is None] == []


@pytest.mark.parametrize("name", examples.NAMES)
def test_each_who_signs_dates_and_is_named(name: str) -> None:
    document = examples.example(name).documents["contract"].document
    [signatures] = [
        block for part in walk.clauses(document) for block in walk.blocks(part.blocks) if isinstance(block, Signatures)
    ]
    for block in signatures.blocks:
        labels = [line.label for line in block.lines]
        assert len(set(labels)) == 4
        assert labels == labels[:4] * sum(line.signs for line in block.lines)


def lines(document: Document) -> Counter[str]:
    """All that the paragraphs of a document say, without numbers and captions."""
    parts = [document.front, *(clause.blocks for clause in walk.clauses(document))]
    found: list[str] = [clause.title for clause in walk.clauses(document) if clause.titled]
    found += [section.heading for section in (*document.sections, *document.schedules)]
    for block in (block for part in parts for block in walk.blocks(part)):
        match block:
            case Paragraph():
                found.append(walk.plain(block.content))
            case Table():
                found += [walk.plain(column.heading) for column in block.columns]
                found.append(walk.plain(block.note))
            case DefinitionList():
                found += [f"{one.name} {walk.plain(one.content)}" for one in block.definitions]
            case Signatures():
                for party in block.blocks:
                    found.append(walk.plain(party.party))
                    found += [text for line in party.lines for text in (line.label, walk.plain(line.content))]
    return Counter(filter(None, map(folded, found)))


def folded(text: str) -> str:
    return " ".join(printable(text).replace("\u00ad", "").replace(NO_BREAK_HYPHEN, "-").split())


@pytest.mark.parametrize("engagement", examples.NAMES)
def test_pandoc_reads_the_words_of_the_tree(engagement: str, built: Path) -> None:
    file = built / engagement / "contract.docx"
    done = subprocess.run(["pandoc", "-t", "json", file], capture_output=True, check=True, timeout=120)
    read = Counter(folded(text) for text in paragraphs(json.loads(done.stdout)["blocks"]))
    assert lines(examples.example(engagement).documents["contract"].document) - read == Counter()


def paragraphs(node: Any) -> Iterator[str]:
    """The words of all paragraphs and headings of pandoc's own tree."""
    if isinstance(node, dict) and node.get("t") in ("Para", "Plain", "Header"):
        yield inline(node["c"])
    elif isinstance(node, dict):
        yield from paragraphs(node.get("c"))
    elif isinstance(node, list):
        for one in node:
            yield from paragraphs(one)


def inline(node: Any) -> str:
    if isinstance(node, dict):
        kind = node.get("t")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            return " "
        return str(node["c"]) if kind == "Str" else inline(node.get("c"))
    return "".join(inline(one) for one in node) if isinstance(node, list) else ""


def test_another_word_processor_saves_what_it_opened(
    name: tuple[str, str], case: tuple[Document, Path], saved: Path, verdict: Verdict
) -> None:
    """Words, numbers, headings, fields, tables and bound facts survive LibreOffice."""
    before, after = case[1].read_bytes(), (saved / f"{'-'.join(name)}.docx").read_bytes()
    lost = [kept.__name__ for kept in (written, word.numbered, fields, shapes, facts) if kept(before) != kept(after)]
    verdict(name, "docx", "round trip", len(lost))
    for kept in (written, word.numbered, fields, shapes, facts):
        assert kept(after) == kept(before)


def test_word_counts_as_the_tree_does(case: tuple[Document, Path]) -> None:
    """By the rules of the file format; LibreOffice, which counts for itself, follows most of them."""
    document, file = case
    assert numbered.docx(file.read_bytes()) == numbered.tree(document)


def written(data: bytes) -> list[tuple[str, str]]:
    """The words of all paragraphs, and of headings the style."""
    found = [(word.style(p), word.words(p)) for p in word.body(data).iter(f"{W}p")]
    headings = ("Heading1", "Heading2", "ScheduleHeading", "ScheduleHeading2")
    return [(style if style in headings else "", words) for style, words in found if words.strip()]


def shapes(data: bytes) -> list[list[int]]:
    """The number of cells of each row of each table."""
    tables = word.body(data).iter(f"{W}tbl")
    return [[len(row.findall(f"{W}tc")) for row in table.findall(f"{W}tr")] for table in tables]


def facts(data: bytes) -> tuple[list[str], set[tuple[str, ...]]]:
    """What bound controls of the text show; and of all, with the nodes that they are bound to, each once, for
    LibreOffice writes heads and feet anew for a section that has those of the one before it."""
    controls = word.body(data).iter(f"{W}sdt")
    shown = [word.words(one) for one in controls if one.find(f"{W}sdtPr/{W}dataBinding") is not None]
    return shown, {(one.words, *one.nodes) for one in word.bound(data)}


def fields(data: bytes) -> Counter[str]:
    """The fields of the text; LibreOffice makes words of those within the contents, the pages."""
    codes = ((code.text or "").split() for code in word.body(data).iter(f"{W}instrText"))
    return Counter(" ".join(code[: 1 if code[0] == "TOC" else 2]) for code in codes if code and code[0] != "PAGEREF")


def test_terms_of_the_law_bear_their_language(built: Path) -> None:
    """German terms in an English contract under German law; no word of a German one under German law."""
    marked = {name: languages(word.body((built / name / "contract.docx").read_bytes())) for name in examples.NAMES}
    assert marked["uferstrom-staffing"]["Vorsatz"] == "de-DE"
    assert set(marked["uferstrom-staffing"].values()) == {"de-DE"}
    assert marked["harborlight-training"] == marked["nordwarenhaus-callcenter"] == {}
    page = (built / "uferstrom-staffing" / "contract.html").read_text("utf-8")
    assert '<em lang="de">Vorsatz</em>' in page
    styles = word.part((built / "harborlight-training" / "contract.docx").read_bytes(), "word/styles.xml")
    assert {lang.get(f"{W}val") for lang in styles.iter(f"{W}lang")} == {"en-US"}


def languages(body: etree._Element) -> dict[str, str]:
    """The words of all runs that name their language."""
    found = ((run, run.find(f"{W}rPr/{W}lang")) for run in body.iter(f"{W}r"))
    return {word.words(run): word.value(language) for run, language in found if language is not None}
