"""Tables: caption, header row that repeats on each page, rows that stay whole, note.

In: a table of the tree. Out: caption, table and note. Widths are fixed, so that Word, LibreOffice and every other
reader lay out the same columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.document import Cell, Column, Paragraph, Row, RowKind, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.captions import write_caption
from docgen.writers.docx.columns import column_widths
from docgen.writers.docx.inline import write_inlines
from docgen.writers.docx.names import add, clean, name, paragraph
from docgen.writers.docx.setting import WriteBlocks, cell_setting
from docgen.writers.docx.writing import Writing

if TYPE_CHECKING:
    from lxml import etree

_LINE = 480
_STYLES = {RowKind.BODY: "Table Text", RowKind.GROUP: "Table Group", RowKind.TOTAL: "Table Total"}


def write_table(out: etree._Element, table: Table, writing: Writing, write_blocks: WriteBlocks) -> None:
    """Write ``table`` at the end of ``out``, a wide one on the long side of the page."""
    turned = table.wide and out.tag == name("body")
    if turned:
        writing.page.turn(out)
    write_caption(out, table, writing)
    if len(out) and out[-1].tag == name("tbl"):
        paragraph(out, writing.styles.id("Table End"))  # Word joins tables that touch
    _write_grid(out, table, writing, write_blocks)
    if table.note:
        _keep_with_note(out[-1][-1])
        write_inlines(paragraph(out, writing.styles.id("Table Note")), table.note, writing)
    if turned:
        writing.page.turn_back(out)


def _write_grid(out: etree._Element, table: Table, writing: Writing, write_blocks: WriteBlocks) -> None:
    fill_in = any(cell.blank for row in table.rows for cell in row.cells)
    widths = column_widths(table, writing.page.width, writing.styles.size("Table Text"))
    element = add(out, "tbl")
    properties = add(element, "tblPr")
    add(properties, "tblStyle", val=writing.styles.id("Form Table" if fill_in else "House Table"))
    add(properties, "tblW", w=str(sum(widths)), type="dxa")
    add(properties, "tblLayout", type="fixed")
    total = bool(table.rows) and table.rows[-1].kind is RowKind.TOTAL
    add(properties, "tblLook", val="0060" if total else "0020", firstRow="1", lastRow="1" if total else "0")
    if table.caption:
        add(properties, "tblCaption", val=clean(plain(table.caption)))
    grid = add(element, "tblGrid")
    for width in widths:
        add(grid, "gridCol", w=str(width))
    _write_header(element, table.columns, widths, writing)
    for row in table.rows:
        _write_row(element, row, table.columns, widths, writing, write_blocks)


def _write_header(element: etree._Element, columns: tuple[Column, ...], widths: list[int], writing: Writing) -> None:
    row = add(element, "tr")
    properties = add(row, "trPr")
    add(properties, "cantSplit")
    add(properties, "tblHeader")
    for column, width in zip(columns, widths, strict=True):
        cell = _cell(row, width)
        heading = paragraph(cell, writing.styles.id("Table Heading"))
        _align(cell, column)
        write_inlines(heading, column.heading, writing)


def _write_row(
    element: etree._Element,
    row: Row,
    columns: tuple[Column, ...],
    widths: list[int],
    writing: Writing,
    write_blocks: WriteBlocks,
) -> None:
    written = add(element, "tr")
    properties = add(written, "trPr")
    add(properties, "cantSplit")
    lines = max((cell.blank for cell in row.cells), default=0)
    if lines:
        add(properties, "trHeight", val=str(lines * _LINE), hRule="atLeast")
    if row.kind is RowKind.GROUP:
        cell = _cell(written, sum(widths), len(columns))
        _write_cell(cell, row.cells[0], _STYLES[row.kind], sum(widths), writing, write_blocks)
        return
    for content, column, width in zip(row.cells, columns, widths, strict=True):
        style = _STYLES[row.kind]
        cell = _cell(written, width)
        if content.header and row.kind is RowKind.BODY:
            style = "Table Row Heading"
        _write_cell(cell, content, style, width, writing, write_blocks)
        _align(cell, column)


def _keep_with_note(row: etree._Element) -> None:
    """Let no page begin with the note alone."""
    for properties in row.iter(name("pPr")):
        if properties.find(name("keepNext")) is None:
            properties.insert(1, add(properties, "keepNext"))


def _write_cell(
    cell: etree._Element, content: Cell, style: str, width: int, writing: Writing, write_blocks: WriteBlocks
) -> None:
    write_blocks(cell, content.blocks or (Paragraph(()),), cell_setting(style, width), writing)
    if cell[-1].tag != name("p"):
        paragraph(cell, writing.styles.id("Table End"))


def _cell(row: etree._Element, width: int, span: int = 1) -> etree._Element:
    cell = add(row, "tc")
    properties = add(cell, "tcPr")
    add(properties, "tcW", w=str(width), type="dxa")
    if span > 1:
        add(properties, "gridSpan", val=str(span))
    return cell


def _align(cell: etree._Element, column: Column) -> None:
    if column.align.value != "left":
        for written in cell.findall(name("p")):
            add(written[0], "jc", val=column.align.value)
