"""Tables: caption, header row that repeats on each page, rows that stay whole, note.

In: a table of the tree. Out: caption, table and note. Widths are fixed, so that Word, LibreOffice and every other
reader lay out the same columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from docgen.assembly.nodes import Align, Cell, Column, Paragraph, Row, RowKind, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.captions import write_caption
from docgen.writers.docx.columns import column_widths
from docgen.writers.docx.inline import inlines
from docgen.writers.docx.markup import attribute
from docgen.writers.docx.measure import measure
from docgen.writers.docx.pieces import Line, Pieces, markup
from docgen.writers.docx.setting import WriteBlocks, cell_setting
from docgen.writers.docx.together import LINE_TO_WRITE_ON, kept_rows
from docgen.writers.docx.writing import Writing
from docgen.writers.remembered import TABLES

_STYLES = {RowKind.BODY: "Table Text", RowKind.GROUP: "Table Group", RowKind.TOTAL: "Table Total"}


def write_table(out: Pieces, table: Table, writing: Writing, write_blocks: WriteBlocks, *, nested: bool) -> None:
    """Write ``table``, a wide one on the long side of the page unless it is ``nested`` in another."""
    turned = table.wide and not nested
    if turned:
        writing.page.turn(out)
    write_caption(out, table, writing)
    if out and isinstance(out[-1], str):
        out.append(Line(writing.styles.id("Table End")))  # Word joins tables that touch
    out.append(_table(table, writing, write_blocks))
    if table.note:
        out.append(Line(writing.styles.id("Table Note"), inlines(table.note, writing)))
    if turned:
        writing.page.turn_back(out)


def grid(widths: Sequence[int]) -> str:
    """The widths of the columns of a table."""
    columns = "".join([f'<w:gridCol w:w="{width}"/>' for width in widths])
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _table(table: Table, writing: Writing, write_blocks: WriteBlocks) -> str:
    fill_in = any(cell.blank for row in table.rows for cell in row.cells)
    styles, page = writing.styles, writing.page
    type_ = styles.size("Table Text"), styles.breadth("Table Text"), writing.language
    widths, kept = _measures(table, *type_, page.width, page.height)
    style = writing.styles.id("Form Table" if fill_in else "House Table")
    look = 'w:val="0020" w:firstRow="1" w:lastRow="0"'
    if table.rows and table.rows[-1].kind is RowKind.TOTAL:
        look = 'w:val="0060" w:firstRow="1" w:lastRow="1"'
    caption = f'<w:tblCaption w:val="{attribute(plain(table.caption))}"/>' if table.caption else ""
    rows = [_header(table.columns, widths, writing)]
    for row, keep in zip(table.rows, kept, strict=True):
        rows.append(_row(row, table.columns, widths, writing, write_blocks, keep=keep))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {look}/>{caption}</w:tblPr>{grid(widths)}{"".join(rows)}</w:tbl>'
    )


@lru_cache(maxsize=TABLES)
def _measures(
    table: Table, size: int, breadth: int, language: str, width: int, height: int
) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """The widths of the columns of a table, and which rows stay with what follows them."""
    measured = measure(table, breadth, language)
    widths = column_widths(table, width, measured)
    return tuple(widths), tuple(kept_rows(table, widths, size, measured, height))


def _header(columns: tuple[Column, ...], widths: Sequence[int], writing: Writing) -> str:
    style = writing.styles.id("Table Heading")
    cells = []
    for column, width in zip(columns, widths, strict=True):
        writing.room = width
        cells.append(_cell([Line(style, inlines(column.heading, writing), _aligned(column))], width))
    writing.room = 0
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _row(
    row: Row,
    columns: tuple[Column, ...],
    widths: Sequence[int],
    writing: Writing,
    write_blocks: WriteBlocks,
    *,
    keep: bool,
) -> str:
    """A row; it stays on the page of what follows if it is to ``keep`` to it."""
    style = _STYLES[row.kind]
    lines = max((cell.blank for cell in row.cells), default=0)
    height = f'<w:trHeight w:val="{lines * LINE_TO_WRITE_ON}" w:hRule="atLeast"/>' if lines else ""
    cells = []
    if row.kind is RowKind.GROUP:
        content = _content(row.cells[0], style, sum(widths), writing, write_blocks)
        cells.append(_cell(_completed(content, "", keep=keep), sum(widths), len(columns)))
    else:
        for cell, column, width in zip(row.cells, columns, widths, strict=True):
            own = "Table Row Heading" if cell.header and row.kind is RowKind.BODY else style
            content = _content(cell, own, width, writing, write_blocks)
            cells.append(_cell(_completed(content, _aligned(column), keep=keep), width))
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{''.join(cells)}</w:tr>"


def _content(cell: Cell, style: str, width: int, writing: Writing, write_blocks: WriteBlocks) -> Pieces:
    """What a cell holds; a cell that does not end in a paragraph is one that Word wants to repair."""
    content: Pieces = []
    around, writing.room = writing.room, width
    write_blocks(content, cell.blocks or (Paragraph(()),), cell_setting(style, width), writing)
    writing.room = around
    if isinstance(content[-1], str):
        content.append(Line(writing.styles.id("Table End")))
    return content


def _cell(content: Pieces, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{markup(content)}</w:tc>'


def _completed(content: Pieces, after: str, *, keep: bool) -> Pieces:
    """The content with these properties after those that its paragraphs have."""
    for piece in content:
        if isinstance(piece, Line):
            piece.properties += after
            piece.keep = piece.keep or keep
    return content


def _aligned(column: Column) -> str:
    return "" if column.align is Align.LEFT else f'<w:jc w:val="{column.align.value}"/>'
