"""What every format must show of a document, gathered from the tree, and the strings that careless writers change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docgen.assembly.document import Clause, Document, Section
from docgen.assembly.nodes import (
    Block,
    Cell,
    Column,
    Emphasis,
    ItemList,
    LineBreak,
    Paragraph,
    Row,
    RowKind,
    Strong,
    Table,
    Text,
)
from docgen.assembly.walk import blocks, clauses, plain
from docgen.writers.characters import printable
from tests.writers.sample import clause, english, item, para, value, words

# Each holds what is markup in one of the formats, or what a parser, a font or a terminal stumbles over.
NASTY = (
    "<script>alert(1)</script> & <b>bold</b> </style> <!-- c --> ]]> &amp; &#65; &nbsp;",
    "\"double\" 'single' `code` ``two`` \\ back\\slash \\* \\",
    "*a* **b** _c_ __d__ ~~e~~ ***f*** snake_case_name * _",
    "# heading #",
    "- item",
    "+ item",
    "1. first",
    "2026) year",
    "> quotation",
    "---",
    "===",
    ":-: | :-",
    "| a | b |\\| c",
    "[link](http://example.org) ![picture](x.png) [a]: /b <http://example.org>",
    "{{ 7 * 7 }} {% if %} ${x} $y$ {#c#} {page} of {pages}",
    "    four spaces before and two after  ",
    "line one\nline two\r\n- line three\ttab",
    "ends with AT&",
    "control \x00\x07\x1b\x7f\x85 and \ufffe",
    "Grüße, ŁÓDŹ, naïve, ½ × ≤ ≥ − → ☐ ☑ ☒ ⚠ €",
    "emoji 😀 👍",
    "עברית and العربية",
    "non-breaking\u00a0space, soft\u00adhyphen, zero\u200bwidth, \u2028 separator",
    "Dr. Smith. Jones & Co. Ltd. Berlin. Done",
    "\u00a0.5 %\u2003",
)


def headings(document: Document) -> list[tuple[int, str]]:
    """Level and words of every heading of the text, in reading order."""
    found: list[tuple[int, str]] = []
    for one in (*document.opening, *document.sections, *document.closing, *document.schedules):
        if isinstance(one, Section):
            found.append((2, f"{one.label} {one.heading}".strip()))
            found += [(3, _heading(below)) for below in one.clauses if below.titled]
        elif one.titled:
            found.append((2, _heading(one)))
    return [(level, printable(heading)) for level, heading in found]


def _heading(one: Clause) -> str:
    return f"{one.number} {one.title}".strip()


def paragraphs(document: Document) -> list[str]:
    """The words of all paragraphs outside tables in reading order, each after its label and number."""
    return [printable(text) for one in clauses(document) for text in _paragraphs(one.blocks)]


def _paragraphs(content: tuple[Block, ...], label: str = "") -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield f"{label}{f'{block.number} ' if block.number else ''}{plain(block.content)}"
            label = ""
        elif isinstance(block, ItemList):
            for one in block.items:
                yield from _paragraphs(one.blocks, f"{one.label} ")


def cells(document: Document) -> list[list[str]]:
    """The rows of all tables below the headings of the columns: what the cells say, if they say it in one paragraph."""
    tables = [block for one in clauses(document) for block in blocks(one.blocks) if isinstance(block, Table)]
    return [
        [printable(plain(cell.blocks[0].content)) if _single(cell) else "" for cell in row.cells]
        for table in tables
        for row in table.rows
        if row.kind is not RowKind.GROUP
    ]


def _single(cell: Cell) -> bool:
    return len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) and not cell.blank


def nasty_document() -> Document:
    """The sample with every nasty string wherever words can stand."""
    body: list[Block] = []
    for index, string in enumerate(NASTY):
        body += [
            para(value(string, "client.name")),
            para(Text(string)),
            para("Between ", value(string, "client.name"), " and ", Text(string), " stands a word."),
            para("a", Strong((Text(string),)), "b ", Emphasis((value(string, "x"), Strong((Text("y"),)))), "."),
            para(Strong((value(string, "x"),)), Emphasis((Text(string),)), LineBreak(), Text(string)),
            para(Text(string), level=1, number=f"4.{index + 2}", anchor=f"nasty-{index}"),
        ]
    lists = ItemList(tuple(item(f"({index})", para(Text(string))) for index, string in enumerate(NASTY)), ordered=True)
    rows = tuple(Row((words(string, header=True), words(f"and {string} too"))) for string in NASTY)
    table = Table("nasty", (Text(f"Of {NASTY[0]}"),), (Column((Text(NASTY[1]),)), Column((Text(NASTY[12]),))), rows)
    base = english()
    whole = clause("nasty.all", NASTY[2], *body, lists, table, number="4.1", anchor="nasty-all")
    section = replace(base.sections[0], heading=NASTY[0], clauses=(whole,))
    cover = replace(
        base.cover, title=NASTY[1], status=NASTY[0], running_head=NASTY[0], notice=NASTY[3], author=NASTY[1]
    )
    return replace(base, cover=cover, sections=(section, *base.sections[1:]))
