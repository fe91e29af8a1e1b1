"""Small Word documents, made of blocks that are a number of lines high."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import docx
from lxml import etree

from docgen.writers.docx.names import name

if TYPE_CHECKING:
    from docx.document import Document

LINE = 300
_WIDTH = 9000


def document(blocks: list[dict[str, Any]], *, lines: int, start: int | None = None) -> tuple[str, Document]:
    """A document of these ``blocks`` on pages of so many ``lines``; each paragraph and row is marked m0, m1 ..."""
    package = docx.Document()
    named: list[str] = []
    body = "".join(_table(block["table"], named) if "table" in block else _paragraph(block, named) for block in blocks)
    count = "" if start is None else f'<w:pgNumType w:start="{start}"/>'
    section = (
        f'<w:sectPr><w:pgSz w:w="{_WIDTH + 2000}" w:h="{lines * LINE + 2000}"/>'
        '<w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000" w:header="0" w:footer="0"/>'
        f"{count}</w:sectPr>"
    )
    space = etree.QName(name("p")).namespace
    text = f'<w:document xmlns:w="{space}"><w:body>{body}{section}</w:body></w:document>'
    return text, package


def _paragraph(block: dict[str, Any], named: list[str]) -> str:
    flags = {"keep": "keepNext", "whole": "keepLines", "new_page": "pageBreakBefore"}
    said = "".join(f"<w:{flag}/>" for key, flag in flags.items() if block.get(key))
    before, after = (block.get(side, 0) * LINE for side in ("before", "after"))
    spacing = f'<w:spacing w:before="{before}" w:after="{after}" w:line="{LINE}" w:lineRule="exact"/>'
    words = "<w:r><w:br/></w:r>".join(["<w:r><w:t>words</w:t></w:r>"] * block["lines"])
    return f"<w:p><w:pPr>{said}{spacing}</w:pPr>{_mark(named)}{words}</w:p>"


def _table(rows: list[dict[str, Any]], named: list[str]) -> str:
    made = []
    for row in rows:
        header = "<w:tblHeader/>" if row.get("header") else ""
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr>{_paragraph(row, named)}</w:tc>'
        made.append(f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cell}</w:tr>")
    grid = f'<w:tblGrid><w:gridCol w:w="{_WIDTH}"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblLayout w:type="fixed"/></w:tblPr>{grid}{"".join(made)}</w:tbl>'


def _mark(named: list[str]) -> str:
    named.append(f"m{len(named)}")
    return f'<w:bookmarkStart w:id="{len(named)}" w:name="{named[-1]}"/><w:bookmarkEnd w:id="{len(named)}"/>'
