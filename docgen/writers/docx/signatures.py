"""Signatures: the parties side by side, each with its lines, never split over two pages.

In: the signature blocks of the tree. Out: tables without borders but for the lines that people sign on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.document import SignatureBlock, SignatureLine, Signatures
from docgen.writers.docx.inline import write_inlines
from docgen.writers.docx.names import add, name, paragraph, text_run
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree

_GAP = 567
_ROOM_TO_SIGN = 680


def write_signatures(out: etree._Element, signatures: Signatures, writing: Writing) -> None:
    """Write the blocks in pairs at the end of ``out``."""
    for first in range(0, len(signatures.blocks), 2):
        if len(out) and out[-1].tag == name("tbl"):
            paragraph(out, writing.styles.id("Table End"))
        _write_pair(out, signatures.blocks[first : first + 2], writing)


def _write_pair(out: etree._Element, pair: tuple[SignatureBlock, ...], writing: Writing) -> None:
    half = (writing.page.width - _GAP) // 2
    table = add(out, "tbl")
    properties = add(table, "tblPr")
    add(properties, "tblStyle", val=writing.styles.id("Signature Table"))
    add(properties, "tblW", w=str(2 * half + _GAP), type="dxa")
    add(properties, "tblLayout", type="fixed")
    add(properties, "tblLook", val="0000")
    grid = add(table, "tblGrid")
    for width in (half, _GAP, half):
        add(grid, "gridCol", w=str(width))
    parties = _row(table, half, writing)
    for side, block in zip((0, 2), pair, strict=False):
        written = _fill(parties[side], "Signature Party", writing)
        write_inlines(written, block.party, writing)
    for position in range(max(len(block.lines) for block in pair)):
        room, labels = _row(table, half, writing, _ROOM_TO_SIGN), _row(table, half, writing)
        for side, block in zip((0, 2), pair, strict=False):
            if position < len(block.lines):
                _write_line(room[side], labels[side], block.lines[position], writing)


def _write_line(room: etree._Element, below: etree._Element, line: SignatureLine, writing: Writing) -> None:
    borders = add(room[0], "tcBorders")
    edge = add(borders, "bottom", val="single", sz="4", space="0", color="auto")
    assert edge is not None
    text_run(_fill(below, "Signature Label", writing), line.label)
    if line.content:
        write_inlines(paragraph(below, writing.styles.id("Signature Text")), line.content, writing)


def _row(table: etree._Element, half: int, writing: Writing, height: int = 0) -> list[etree._Element]:
    row = add(table, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    if height:
        add(properties, "trHeight", val=str(height), hRule="atLeast")
    cells = []
    for width in (half, _GAP, half):
        cell = add(row, "tc")
        add(add(cell, "tcPr"), "tcW", w=str(width), type="dxa")
        paragraph(cell, writing.styles.id("Signature Space"))
        cells.append(cell)
    return cells


def _fill(cell: etree._Element, style: str, writing: Writing) -> etree._Element:
    """The paragraph that stands in the empty ``cell``, in this style from now on."""
    cell.remove(cell[-1])
    return paragraph(cell, writing.styles.id(style))
