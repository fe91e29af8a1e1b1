"""The Word writer: what the file holds, read back from its parts."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest
from openxml_audit import OpenXmlValidator

from docgen.assembly.document import Document, Section
from docgen.assembly.nodes import Cell, Column, Emphasis, ItemList, Reference, ReferencePart, Row, RowKind, Table, Text
from docgen.assembly.walk import clauses, inlines
from docgen.writers.docx import write
from docgen.writers.docx.columns import column_widths
from docgen.writers.docx.measure import measure
from tests.writers import word
from tests.writers.sample import HOSTILE, clause, item, para, part, reference, sample, value, words
from tests.writers.word import W

if TYPE_CHECKING:
    from lxml import etree

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SHOWN = HOSTILE.replace("\x0b", "\ufffd").replace("\x1b", "\ufffd")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module", params=["en", "de"])
def document(request: pytest.FixtureRequest) -> Document:
    return sample(request.param)


@pytest.fixture(scope="module")
def english() -> bytes:
    return write(sample("en"), TEMPLATES)


def with_section(*blocks: object, **changes: object) -> Document:
    """The sample with one section alone, whose only clause holds ``blocks``."""
    only = clause("a.b", "Clause", *blocks, number="1.1", anchor="a-b")  # type: ignore[arg-type]
    section = Section("a", "Section", (only,), number="1", label="1", anchor="a")
    return replace(sample(), sections=(section,), schedules=(), **changes)  # type: ignore[arg-type]


def test_no_repair_prompt(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(write(document, TEMPLATES))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_same_bytes_in_another_process(english: bytes) -> None:
    code = (
        "import hashlib, pathlib; from docgen.writers.docx import write; from tests.writers.sample import sample;"
        "print(hashlib.sha256(write(sample('en'), pathlib.Path('templates'))).hexdigest())"
    )
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert run.stdout.strip() == hashlib.sha256(english).hexdigest()


def test_fields_are_whole_and_references_find_their_bookmark(document: Document) -> None:
    body = word.body(write(document, TEMPLATES))
    kinds = [field.get(f"{W}fldCharType") for field in body.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0
    names = Counter(mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart"))
    assert set(names.values()) == {1}
    assert all(len(name) <= 40 and re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name) for name in names)
    starts = [mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkStart")]
    assert sorted(starts) == sorted(mark.get(f"{W}id") for mark in body.iter(f"{W}bookmarkEnd"))
    codes = [(code.text or "").split() for code in body.iter(f"{W}instrText")]
    referred = [code[1] for code in codes if code[0] == "REF"]
    parts = [p for c in clauses(document) for n in inlines(c.blocks) if isinstance(n, Reference) for p in n.parts]
    assert len(referred) == sum(bool(p.anchor) for p in parts)
    linked = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert {*referred, *linked} <= set(names)


def test_every_anchor_is_bookmarked(document: Document) -> None:
    from docgen.writers.docx.targets import bookmark, targets

    body = word.body(write(document, TEMPLATES))
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {bookmark(anchor) for anchor in targets(document)} - names == {bookmark("table-key-terms")} & {
        bookmark(table.anchor) for table in document.front
    }


def test_reference_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        write(with_section(para(reference("x", part("7.7", "nowhere")))), TEMPLATES)


def test_reference_to_sibling_is_words() -> None:
    document = with_section(para(Reference("x", "charter", "number", (ReferencePart("clause 4", "clause-x"),))))
    assert "clause 4" in [word.words(p) for p in word.body(write(document, TEMPLATES)).iter(f"{W}p")]


def test_contents_and_no_prompt_to_update(english: bytes) -> None:
    body = word.body(english)
    lines = [p for p in body.iter(f"{W}p") if word.style(p).startswith("TOC") and word.style(p) != "TOCHeading"]
    shown = [(word.style(p), word.words(p)) for p in lines]
    assert shown[:3] == [
        ("TOC1", "Parties4"),
        ("TOC1", "1Definitions and interpretation4"),
        ("TOC2", "1.1Definitions4"),
    ]
    assert [text for _, text in shown if re.fullmatch(r"Schedule 2Data protection\d+", text)]
    assert not any("Interpretation" in text for _, text in shown)
    settings = word.part(english, "word/settings.xml")
    assert settings.find(f"{W}updateFields") is None
    assert not [field for field in body.iter(f"{W}fldChar") if field.get(f"{W}dirty")]


def test_contents_are_as_deep_as_the_outline_says() -> None:
    body = word.body(write(sample("de"), TEMPLATES))
    assert {word.style(p) for p in body.iter(f"{W}p")} & {"TOC1", "TOC2"} == {"TOC1"}
    assert any('\\o "1-1"' in (code.text or "") for code in body.iter(f"{W}instrText"))


def test_hostile_value_stays_words_everywhere(english: bytes) -> None:
    assert sum(word.words(p).count(SHOWN) for p in word.body(english).iter(f"{W}p")) == 4
    head = replace(sample().cover, running_head=HOSTILE, title=HOSTILE, status=HOSTILE)
    data = write(replace(sample(), cover=head), TEMPLATES)
    header = [word.words(p) for p in word.part(data, "word/header1.xml").iter(f"{W}p")]
    assert header[:2] == [SHOWN, SHOWN]
    assert docx.Document(BytesIO(data)).core_properties.title == SHOWN


def test_origin_in_content_controls(english: bytes) -> None:
    body = word.body(english)
    tags = [word.value(tag) for tag in body.iter(f"{W}tag")]
    assert [tag for tag in tags if "|" in tag] == [f"{one.id}|1.0.0|balanced" for one in clauses(sample())]
    assert "incentives.at_risk" in tags
    for control in body.iter(f"{W}sdt"):
        assert control.getparent().tag in (f"{W}p", f"{W}sdtContent")
        assert not list(control.iter(f"{W}instrText"))
    long = with_section(para(value("x", "requirements." + "very_long." * 12)))
    assert max(len(word.value(t)) for t in word.body(write(long, TEMPLATES)).iter(f"{W}tag")) == 64


def test_tables(english: bytes) -> None:
    body = word.body(english)
    for table in body.iter(f"{W}tbl"):
        widths = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            assert sum(int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in row.findall(f"{W}tc")) == sum(widths)
        assert all(cell[-1].tag == f"{W}p" for cell in table.iter(f"{W}tc"))
        assert all(e.getnext() is not None and e.getnext().tag != f"{W}tbl" for e in [table])
    captions = [word.words(p) for p in body.iter(f"{W}p") if word.style(p) == "Caption"]
    assert captions == [
        "Figure 1\u2003Ramp-up over the first four months",
        "Table 1\u2003Service levels and credits of Example Retail Ltd",
        "Table 2\u2003Volumes by month",
        "Table 3\u2003Monthly report",
    ]
    codes = [code.text for code in body.iter(f"{W}instrText") if "SEQ" in (code.text or "")]
    assert codes == [" SEQ Figure \\* ARABIC ", *[" SEQ Table \\* ARABIC "] * 3]
    levels = next(t for t in body.iter(f"{W}tbl") if "Service level" in word.words(t))
    rows = levels.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert rows[1].find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "4"
    assert [word.style(p) for p in rows[-1].iter(f"{W}p")] == ["TableTotal"] * 4
    form = next(t for t in body.iter(f"{W}tbl") if "Question" in word.words(t))
    heights = [height.get(f"{W}val") for height in form.iter(f"{W}trHeight")]
    assert heights == ["1440", "480"]


def sections(data: bytes) -> list[tuple[str, int]]:
    """Orientation of every section and how many heads and feet it names."""
    found = []
    for section in word.body(data).iter(f"{W}sectPr"):
        orientation = section.find(f"{W}pgSz").get(f"{W}orient", "portrait")
        found.append(
            (orientation, len(section.findall(f"{W}headerReference") + section.findall(f"{W}footerReference")))
        )
    return found


def test_wide_table_on_the_long_side(english: bytes) -> None:
    assert sections(english) == [("portrait", 0), ("portrait", 2), ("landscape", 0), ("portrait", 0)]


def test_wide_tables_side_by_side_share_a_section_and_leave_no_empty_page_at_the_end() -> None:
    table = next(b for c in clauses(sample()) for b in c.blocks if isinstance(b, Table) and b.wide)
    second = replace(table, label="Table 3", number="3", anchor="again")
    document = replace(with_section(table, second), closing=())
    assert sections(write(document, TEMPLATES)) == [("portrait", 0), ("portrait", 2), ("landscape", 0)]


def test_heading_goes_along_with_its_wide_table() -> None:
    table = next(b for c in clauses(sample()) for b in c.blocks if isinstance(b, Table) and b.wide)
    body = word.body(write(with_section(table), TEMPLATES))
    ended = [p for p in body.findall(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None][1]
    following = [word.words(p) for p in list(ended.itersiblings(f"{W}p"))[:2]]
    assert following == ["Section", "Clause"]


def test_schedule_that_has_hardly_begun_goes_along_with_its_wide_table() -> None:
    table = next(b for c in clauses(sample()) for b in c.blocks if isinstance(b, Table) and b.wide)
    only = clause("a.b", "Form", para("Fill in."), table, number="1", anchor="a-b")
    form = Section("f", "Form", (only,), schedule=True, number="1", label="Form 1", anchor="form")
    body = word.body(write(replace(sample("de"), sections=(), schedules=(form,)), TEMPLATES))
    ended = [p for p in body.findall(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None][1]
    assert word.style(next(ended.itersiblings(f"{W}p"))) == "ScheduleHeading"


def test_columns_give_each_word_room() -> None:
    table = Table(
        "t",
        (),
        (Column((Text("Servicegutschriften"),), 5), Column((Text("x"),), 80), Column((Text("y"),), 15)),
        (Row((words("kurz"), words("viele Wörter " * 9), words("Datenschutzbeauftragter"))),),
    )
    widths = column_widths(table, 8788, measure(table, 180, ""))
    assert sum(widths) == 8788
    assert widths[0] > 19 * 90
    assert widths[2] > 23 * 85
    endless = replace(table, rows=(Row((words("a" * 200), words("b" * 90), words("kurz"))),))
    widths = column_widths(endless, 8788, measure(endless, 180, ""))
    assert sum(widths) == 8788
    assert widths[2] < min(widths[:2])
    roomy = replace(table, columns=tuple(Column((Text("z"),), width) for width in (1, 2, 1)), rows=())
    assert column_widths(roomy, 8000, measure(roomy, 180, "")) == [2000, 4000, 2000]


def test_columns_give_room_to_texts_that_make_rows_high() -> None:
    columns = tuple(Column((Text(heading),), 1) for heading in ("Name", "What is done", "When"))
    table = Table("t", (), columns, (Row((words("A"), words("many words that go on " * 9), words("now"))),))
    widths = column_widths(table, 9000, measure(table, 180, "en-GB"))
    assert sum(widths) == 9000
    assert widths[1] > 4000
    assert min(widths) >= 1500
    form = replace(table, rows=(*table.rows, Row((words("B"), words("x"), Cell(blank=1)))))
    assert column_widths(form, 9000, measure(form, 180, "en-GB")) == [3000, 3000, 3000]


def test_word_too_long_for_its_column_holds_soft_hyphens_and_keeps_its_letters() -> None:
    long, address = "Datenschutzfolgenabschätzungsverantwortliche", "sehrlangername@unternehmensbeispiel.example"
    columns = tuple(Column((Text("x"),), 1) for _ in range(6))
    table = Table("t", (), columns, (Row((words(long), words(address), *[words("kurz")] * 4)),))
    body = word.body(write(replace(with_section(table), language="de"), TEMPLATES))
    cells = [p for p in body.iter(f"{W}p") if word.words(p) in (long, address, "kurz")]
    assert [len(list(p.iter(f"{W}softHyphen"))) > 0 for p in cells] == [True, False, False, False, False, False]


def kept(body: etree._Element, among: tuple[str, ...]) -> list[bool]:
    """Whether the paragraphs with these words stay with what follows."""
    found = [p for p in body.iter(f"{W}p") if word.words(p) in among]
    return [p.find(f"{W}pPr/{W}keepNext") is not None for p in found]


@pytest.mark.parametrize(
    ("rows", "note", "expected"),
    [
        (3, False, [True, True, False]),
        (3, True, [True, True, True]),
        (40, False, [True, *[False] * 37, True, False]),
        (40, True, [True, *[False] * 37, True, True]),
    ],
)
def test_small_table_stays_whole_and_large_one_leaves_no_row_alone(rows: int, note: bool, expected: list[bool]) -> None:
    column = Column((Text("x"),), 1)
    body_rows = tuple(Row((words(f"row {number}"),)) for number in range(rows))
    table = Table("t", (), (column,), body_rows, note=(Text("note"),) if note else ())
    body = word.body(write(with_section(table), TEMPLATES))
    assert kept(body, tuple(f"row {number}" for number in range(rows))) == expected


def test_group_of_rows_stays_whole() -> None:
    rows = [Row((words("head"),), RowKind.GROUP), *[Row((words("one"),)) for _ in range(5)]] * 8
    table = Table("t", (), (Column((Text("x"),), 1),), tuple(rows))
    body = word.body(write(with_section(table), TEMPLATES))
    assert kept(body, ("head", "one")) == [*[True] * 5, False] * 8


def test_item_with_a_list_stays_whole_unless_it_is_long() -> None:
    def listed(count: int) -> ItemList:
        inner = ItemList(tuple(item("–", para("inner")) for _ in range(count)), ordered=False)
        return ItemList((item("•", para("outer"), inner),), ordered=False)

    body = word.body(write(with_section(listed(3), para("between"), listed(30)), TEMPLATES))
    assert kept(body, ("outer", "inner")) == [True, True, True, False, True, *[False] * 30]


def test_no_page_begins_with_the_last_words_of_a_schedule_alone() -> None:
    blocks = tuple(para(f"para {number}") for number in range(6))
    schedule = Section("s", "S", (clause("a.b", "A", *blocks, anchor="a-b"),), anchor="s", number="1", schedule=True)
    schedule = replace(schedule, label="Schedule 1")
    body = word.body(write(replace(with_section(para("before")), schedules=(schedule,)), TEMPLATES))
    shown = tuple(f"para {number}" for number in range(6))
    assert kept(body, shown) == [False, False, True, True, True, False]
    assert [p for p in body.iter(f"{W}p") if word.words(p) == "para 5" and p.find(f"{W}pPr/{W}keepLines") is not None]


def test_hyphen_of_e_mail_ends_no_line() -> None:
    body = word.body(write(with_section(para("by E-Mail, to a-b@e-mail.example")), TEMPLATES))
    [paragraph] = [p for p in body.iter(f"{W}p") if word.words(p).startswith("by E")]
    assert word.words(paragraph) == "by E-Mail, to a-b@e-mail.example"
    assert len(list(paragraph.iter(f"{W}noBreakHyphen"))) == 1


def test_who_signs_has_a_line_to_write_on_only_where_nothing_is_printed(english: bytes) -> None:
    [table] = [
        t
        for t in word.body(english).iter(f"{W}tbl")
        if word.child_value(t.find(f"{W}tblPr"), "tblStyle") == "SignatureTable"
    ]
    rows = [(len(list(row.iter(f"{W}bottom"))), word.words(row)) for row in table.iter(f"{W}tr")]
    drawn = [(lines, after) for (lines, _), (_, after) in pairwise(rows) if lines]
    assert drawn == [(2, "SignatureSignature"), (1, "NameAda ExampleName"), (2, "Date and placeDate and place")]


def test_words_stay_with_what_they_announce() -> None:
    inner = ItemList((item("–", para("inner")),), ordered=False)
    listed = ItemList((item("•", para("outer"), inner),), ordered=False)
    table = Table("t", (), (Column((Text("x"),), 1),), ())
    blocks = (para("alone"), para("before list"), listed, para("before table"), table, para("last"))
    body = word.body(write(with_section(*blocks), TEMPLATES))
    shown = ("alone", "before list", "outer", "inner", "before table", "last")
    assert kept(body, shown) == [False, True, True, False, True, False]


def test_guide_to_the_shell_names_every_style_that_the_text_takes(english: bytes) -> None:
    guide = (ROOT / "docs" / "word-shell.md").read_text(encoding="utf-8")
    named = {e.get(f"{W}styleId"): word.child_value(e, "name") for e in word.part(english, "word/styles.xml")}
    own = ("Cover", "Title", "PlainTable", "FrontHeading", "TOCHeading", "BodyTitle")
    kinds = ("pStyle", "rStyle", "tblStyle")
    used = {word.value(e) for kind in kinds for e in word.body(english).iter(f"{W}{kind}")}
    missing = [named[s] for s in used if not s.startswith(own) and named[s].lower() not in guide.lower()]
    assert missing == []


def test_figure_has_alternative_and_picture(english: bytes) -> None:
    body = word.body(english)
    [properties] = [e for e in body.iter() if e.tag.endswith("}docPr")]
    assert properties.get("descr", "").startswith("Bar chart: 60 agents")
    [relation] = [e.get(f"{R}embed") for e in body.iter() if e.tag.endswith("}blip")]
    relations = {e.get("Id"): e.get("Target") for e in word.part(english, "word/_rels/document.xml.rels")}
    with ZipFile(BytesIO(english)) as archive:
        assert archive.read(f"word/{relations[relation]}").startswith(b"\x89PNG")


def test_properties_and_language(document: Document) -> None:
    data = write(document, TEMPLATES)
    properties = docx.Document(BytesIO(data)).core_properties
    assert (properties.title, properties.subject) == (document.cover.title, document.cover.kind)
    assert (properties.author, properties.revision) == (document.cover.author, 1)
    assert f"{properties.created:%Y-%m-%d}" == f"{properties.modified:%Y-%m-%d}" == document.cover.date
    language = word.part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == {"en": "en-GB", "de": "de-DE"}[document.language]


def test_draft_status_stands_in_the_running_head() -> None:
    heads = {language: word.part(write(sample(language), TEMPLATES), "word/header1.xml") for language in ("en", "de")}
    assert "Draft for review" in [word.words(p) for p in heads["en"].iter(f"{W}p")]
    assert "Ausgefertigt" not in [word.words(p) for p in heads["de"].iter(f"{W}p")]
    foot = word.part(write(sample("de"), TEMPLATES), "word/footer1.xml")
    assert [code.text for code in foot.iter(f"{W}instrText")] == [" PAGE ", " NUMPAGES "]
    assert word.words(foot) == "Seite 1 von 1"


def test_tables_without_caption_that_touch_stay_two_tables(tmp_path: Path) -> None:
    table = next(b for c in clauses(sample()) for b in c.blocks if isinstance(b, Table))
    bare = replace(table, caption=(), label="", note=(), rows=(Row((words(""),) * 4),), anchor="")
    data = write(replace(with_section(bare, replace(bare, rows=())), front=(), closing=()), TEMPLATES)
    tables = word.body(data).findall(f"{W}tbl")
    assert len(tables) == 3  # with that of the cover
    assert all(each.getnext().tag == f"{W}p" for each in tables[:2])
    file = tmp_path / "file.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_words_of_another_language_are_said_to_be_so() -> None:
    blocks = para("intent (", Emphasis((Text("Vorsatz"),), "de"), ") and ", Emphasis((Text("stress"),)))
    body = word.body(write(with_section(blocks), TEMPLATES))
    found = {word.words(run): word.child_value(pr, "lang") for run, pr in runs(body)}
    assert (found["Vorsatz"], found["stress"]) == ("de-DE", "")


def runs(body: etree._Element) -> list[tuple[etree._Element, etree._Element]]:
    """The runs that say something of themselves, and what they say."""
    return [(run, pr) for run in body.iter(f"{W}r") if (pr := run.find(f"{W}rPr")) is not None]


def test_language_is_that_of_the_law() -> None:
    data = write(replace(sample(), locale="en_US"), TEMPLATES)
    language = word.part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "en-US"
