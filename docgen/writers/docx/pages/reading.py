"""From the mark-up of a part to what takes room in it.

In: a document, running head or foot as text, and the looks. Out: paragraphs, tables and the last section. One search
goes through the text; what takes no room is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from html import unescape

from docgen.writers.docx.hyphens import SOFT
from docgen.writers.docx.pages.blocks import BREAK, PAGE, TAB, Block, Cell, Paragraph, Row, Section, Table
from docgen.writers.docx.pages.faces import Face
from docgen.writers.docx.pages.looks import Looks
from docgen.writers.docx.pages.tablelooks import TableLooks
from docgen.writers.remembered import PARAGRAPHS

_EMU = 635
_TOKEN = re.compile(
    r"<w:(?P<open>p|tbl|tr|tc)[ >]|</w:(?P<close>p|tbl|tr|tc)>|<w:p/(?P<empty>>)"
    r"|<w:t(?: [^>]*)?>(?P<text>[^<]*)</w:t>"
    r"|<w:sdtPr>.*?</w:sdtPr>|<w:r[ >](?P<run>)"
    r"|<w:(?P<properties>pPr|rPr|tblPr|trPr|tcPr|tblGrid)>(?P<inside>.*?)</w:(?P=properties)>"
    r"|<w:(?P<sign>tab|br|cr|softHyphen|noBreakHyphen)\b(?P<kind>[^>]*)/>"
    r'|<w:bookmarkStart [^>]*?w:name="(?P<mark>[^"]*)"'
    r'|<wp:inline.*?<wp:extent [^>]*?cy="(?P<picture>\d+)"|<wp:anchor.*?</wp:anchor>'
    r"|<w:sectPr(?P<section>[ >].*?)</w:sectPr>",
    re.DOTALL,
)
_SECTION = re.compile(r"<w:sectPr([ >].*?)</w:sectPr>", re.DOTALL)
_ALTERNATIVE = re.compile(r"<mc:AlternateContent>.*?</mc:AlternateContent>|<w:pict>.*?</w:pict>", re.DOTALL)
_ATTRIBUTE = re.compile(r'<w:(\w+)((?: [\w:]+="[^"]*")*) ?/>')
_VALUE = re.compile(r'(?:w|r):(\w+)="([^"]*)"')
_END = "</w:p>"
_SIGNS = {"tab": TAB, "cr": BREAK, "softHyphen": SOFT, "noBreakHyphen": "\u2011"}


class _Tokens:
    """What takes room in a text, one after the other, from ``at`` on."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def __iter__(self) -> _Tokens:
        return self

    def __next__(self) -> re.Match[str]:
        found = _TOKEN.search(self.text, self.at)
        if found is None:
            raise StopIteration
        self.at = found.end()
        return found


def read(text: str, looks: Looks) -> tuple[list[Block], Section]:
    """The blocks of the part with this ``text``, and its last section."""
    blocks: list[Block] = []
    reading = _Reading(looks)
    text = text[max(text.find("<w:body>"), 0) :]
    if "<mc:AlternateContent" in text or "<w:pict" in text:
        text = _ALTERNATIVE.sub("", text)
    last = reading.blocks(_Tokens(text), blocks)
    return blocks, last or Section()


class _Reading:
    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._tables = TableLooks(looks)

    def blocks(self, tokens: _Tokens, into: list[Block]) -> Section | None:
        """Read blocks to the end of the cell or part; the section named there."""
        marks: list[str] = []
        section = None
        for token in tokens:
            kind = token.lastgroup
            if kind == "open":
                if token["open"] == "p":
                    into.append(self._paragraph(tokens, marks))
                    marks = []
                elif token["open"] == "tbl":
                    into.append(self._table(tokens))
            elif kind == "close":
                break
            elif kind == "empty":
                into.append(Paragraph(self._looks.look("")))
            elif kind == "mark":
                marks.append(token["mark"])
            elif kind == "section":
                section = _section(token["section"])
        return section

    def _paragraph(self, tokens: _Tokens, marks: list[str]) -> Paragraph:
        """The paragraph that has begun, with the marks before it."""
        text, start = tokens.text, tokens.at
        end = text.find(_END, start)
        inside = text[start:end]
        if "<w:p>" in inside or "<w:p " in inside or "<wp:anchor" in inside:  # it holds another, or may
            return _paragraph(tokens, self._looks, marks)
        tokens.at = end + len(_END)
        found = _known(inside, self._looks)
        return replace(found, marks=[*marks, *found.marks]) if marks else found

    def _table(self, tokens: _Tokens) -> Table:
        table = Table()
        for token in tokens:
            kind = token.lastgroup
            if kind == "inside" and token["properties"] == "tblPr":
                table = self._tables.table(token["inside"])
            elif kind == "inside" and token["properties"] == "tblGrid":
                table.columns = [int(said.get("w", 0)) for local, said in values(token["inside"]) if local == "gridCol"]
            elif kind == "open" and token["open"] == "tr":
                table.rows.append(self._row(tokens))
            elif kind == "close":
                break
        return table

    def _row(self, tokens: _Tokens) -> Row:
        row = Row()
        for token in tokens:
            kind = token.lastgroup
            if kind == "inside" and token["properties"] == "trPr":
                for local, said in values(token["inside"]):
                    on = said.get("val", "1") not in ("0", "false")
                    if local == "tblHeader":
                        row.header = on
                    elif local == "cantSplit":
                        row.whole = on
                    elif local == "trHeight":
                        row.height, row.exact = int(said.get("val", 0)), said.get("hRule") == "exact"
            elif kind == "open" and token["open"] == "tc":
                row.cells.append(self._cell(tokens))
            elif kind == "close":
                break
        return row

    def _cell(self, tokens: _Tokens) -> Cell:
        cell = Cell()
        for token in tokens:
            kind = token.lastgroup
            if kind == "inside" and token["properties"] == "tcPr":
                self._tables.cell(cell, token["inside"])
            elif kind == "open" and token["open"] == "p":
                cell.blocks.append(self._paragraph(tokens, []))
            elif kind == "open" and token["open"] == "tbl":
                cell.blocks.append(self._table(tokens))
            elif kind == "close":
                break
        return cell


@lru_cache(maxsize=PARAGRAPHS)
def _known(inside: str, looks: Looks) -> Paragraph:
    """The paragraph with this text, which is read once in documents of the same looks."""
    return _paragraph(_TOKEN.finditer(inside), looks, [])


def _paragraph(tokens: Iterator[re.Match[str]], looks: Looks, marks: list[str]) -> Paragraph:
    paragraph = Paragraph(looks.look(""), marks=marks)
    look = paragraph.look
    face = look.face
    words: list[tuple[Face, str]] = []
    for token in tokens:
        kind = token.lastgroup
        if kind == "text":
            text = token["text"]
            words.append((face, unescape(text) if "&" in text else text))
        elif kind == "run":
            face = look.face
        elif kind == "inside":
            inside = token["inside"]
            if token["properties"] == "rPr":
                face = looks.run(look, inside)
            elif token["properties"] == "pPr":
                if "<w:sectPr" in inside and (found := _SECTION.search(inside)):
                    paragraph.section = _section(found[1])
                    inside = inside[: found.start()] + inside[found.end() :]
                look = paragraph.look = looks.look(inside)
                face = look.face
        elif kind == "mark":
            paragraph.marks.append(token["mark"])
        elif kind == "kind":
            sign = token["sign"]
            new = _SIGNS.get(sign) or (PAGE if 'w:type="page"' in token["kind"] else BREAK)
            words.append((face, new))
        elif kind == "picture":
            paragraph.picture = max(paragraph.picture, int(token["picture"]) / _EMU)
        elif kind == "close":
            break
    paragraph.words = tuple(words)
    return paragraph


def values(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements without content in ``text``, each with its attributes."""
    for local, attributes in _ATTRIBUTE.findall(text):
        yield local, dict(_VALUE.findall(attributes))


def _section(text: str) -> Section:
    section = Section()
    for local, said in values(text):
        if local == "pgSz":
            section.width, section.height = int(said["w"]), int(said["h"])
        elif local == "pgMar":
            section.left, section.right = int(said["left"]) + int(said.get("gutter", 0)), int(said["right"])
            section.top, section.bottom = int(said["top"]), int(said["bottom"])
            section.head, section.foot = int(said.get("header", 0)), int(said.get("footer", 0))
        elif local == "type":
            section.continuous = said.get("val") == "continuous"
        elif local == "pgNumType" and "start" in said:
            section.start = int(said["start"])
        elif local == "titlePg":
            section.title = said.get("val", "1") not in ("0", "false")
        elif local in ("headerReference", "footerReference"):
            section.running[local, said.get("type", "default")] = said.get("id", "")
    return section
