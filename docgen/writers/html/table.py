"""Tables: caption, column headings, groups and totals, cells that somebody fills in by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from docgen.assembly.nodes import Align, Block, Cell, Column, Paragraph, Row, RowKind, Table
from docgen.assembly.walk import blocks, plain
from docgen.writers.html.inline import inline
from docgen.writers.html.markup import Medium, attributes, text

CellBlocks = Callable[[tuple[Block, ...], Medium], str]

# So many millimetres stay on one page: of a table, of one of two columns, which says step by step what to do, of a
# calculation that ends in a sum, of a group of rows. What is taller breaks between rows, and a table repeats its
# headings. Rows of so many do not stand alone on a page, at its foot or at its head.
_KEPT, _STEPS, _SUMMED, _GROUP, _HELD = 45, 65, 80, 48, 30
# Millimetres: the width of a page upright and across, what stands left and right of the words of a cell and above and
# below them, a line of words, a line for handwriting. A millimetre holds so many characters.
_UPRIGHT, _ACROSS, _BESIDE, _AROUND, _LINE, _BLANK = 162, 249, 4.0, 2.8, 4.0, 7.0
_PER_MILLIMETRE = 0.66


def table(block: Table, medium: Medium, cell_blocks: CellBlocks) -> str:
    """The table with its note. ``cell_blocks`` renders what stands in a cell: paragraphs and lists."""
    caption = _caption(block, medium)
    groups = [f"<tbody>{''.join(rows)}</tbody>\n" for rows in _groups(block, medium, cell_blocks)]
    note = inline(block.note, medium)
    if note and medium is Medium.PAPER:
        # A row of the table, so that it never stands on a page without the table.
        groups.append(f'<tbody class="note"><tr><td colspan="{len(block.columns)}">{note}</td></tr></tbody>\n')
    whole = f"{caption}{_widths(block.columns)}{_head(block.columns, medium)}{''.join(groups)}"
    kept = "kept" if sum(_height(row, block) for row in block.rows) <= _most(block) else ""
    if medium is Medium.PAPER:
        whole = f"<table{attributes(id=block.anchor, class_=kept)}>{whole}</table>\n"
        return f'<div class="wide">{whole}</div>\n' if block.wide else whole
    # A table wider than the screen scrolls in a frame that the keyboard can reach; the page never scrolls sideways.
    named = f' role="region"{attributes(aria_labelledby=_caption_id(block))}' if caption else ""
    columns = f'{attributes(class_=kept)} style="--columns:{len(block.columns)}"'
    place = attributes(class_="frame wide" if block.wide else "frame", id=block.anchor)
    frame = f'<div{place} tabindex="0"{named}><table{columns}>{whole}</table></div>\n'
    return frame + (f'<p class="note">{note}</p>\n' if note else "")


def caption_words(label: str, caption: str) -> str:
    """``Table 3`` and what it shows, as markup. The weight parts the two on the page, the space in copied text."""
    parts = (f'<span class="label">{text(label)}</span>' if label else "", caption)
    return " ".join(part for part in parts if part)


def _most(block: Table) -> int:
    """How high a table may be, in millimetres, to stay on one page."""
    if any(row.kind is RowKind.TOTAL for row in block.rows):
        return _SUMMED
    return _STEPS if len(block.columns) == 2 else _KEPT


def _height(row: Row, block: Table) -> float:
    """About how high a row is, in millimetres."""
    page, total = _ACROSS if block.wide else _UPRIGHT, sum(column.width for column in block.columns) or 1
    heights = [_BLANK]
    for cell, column in zip(row.cells, block.columns, strict=False):
        wide = page * (1 if row.kind is RowKind.GROUP else column.width / total) - _BESIDE
        line = max(1, int(wide * _PER_MILLIMETRE))
        words = [len(plain(one.content)) for one in blocks(cell.blocks) if isinstance(one, Paragraph)]
        heights.append(_LINE * sum(1 + length // line for length in words) + _BLANK * cell.blank + _AROUND)
    return max(heights)


def _caption_id(block: Table) -> str:
    return f"caption-{block.anchor or block.name}"


def _caption(block: Table, medium: Medium) -> str:
    words = caption_words(block.label, inline(block.caption, medium))
    return f"<caption{attributes(id=_caption_id(block))}>{words}</caption>\n" if words else ""


def _widths(columns: tuple[Column, ...]) -> str:
    total = sum(column.width for column in columns) or 1
    widths = [f'<col style="width:{100 * column.width / total:.4g}%">' for column in columns]
    return f"<colgroup>{''.join(widths)}</colgroup>\n"


def _head(columns: tuple[Column, ...], medium: Medium) -> str:
    if not any(plain(column.heading) for column in columns):
        return ""
    cells = [f'<th scope="col"{_class(column)}>{inline(column.heading, medium)}</th>' for column in columns]
    return f"<thead><tr>{''.join(cells)}</tr></thead>\n"


def _groups(block: Table, medium: Medium, cell_blocks: CellBlocks) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    whole = _short_groups(block)
    for number, row in enumerate(block.rows):
        if row.kind is RowKind.GROUP:
            groups.append([])
        held = number in whole or _held(block, number)
        groups[-1].append(_row(row, block.columns, medium, cell_blocks, held=held))
    return [group for group in groups if group]


def _short_groups(block: Table) -> set[int]:
    """The numbers of rows that stay with the heading of their group; WeasyPrint 70 would break the first body of a
    table, whatever its style."""
    starts = [number for number, row in enumerate(block.rows) if row.kind is RowKind.GROUP]
    groups = [range(start, end) for start, end in pairwise([*starts, len(block.rows)])]
    short = [group for group in groups if sum(_height(block.rows[number], block) for number in group) <= _GROUP]
    return {number for group in short for number in group[1:]}


def _held(block: Table, number: int) -> bool:
    """Whether a row stays with the one before it: a total, and what else would leave one row alone on a page."""
    row, after = block.rows[number], block.rows[number + 1 : number + 2]
    if row.kind is not RowKind.BODY or number == 0:
        return row.kind is RowKind.TOTAL
    ends = not after or after[0].kind is RowKind.GROUP
    return (ends or number == 1) and all(_height(one, block) <= _HELD for one in block.rows[number - 1 : number + 1])


def _row(row: Row, columns: tuple[Column, ...], medium: Medium, cell_blocks: CellBlocks, *, held: bool = False) -> str:
    if row.kind is RowKind.GROUP:
        words = "".join([_content(cell, medium, cell_blocks) for cell in row.cells])
        return f'<tr class="group"><th scope="rowgroup" colspan="{len(columns)}">{words}</th></tr>\n'
    kind = attributes(class_=f"{'total' if row.kind is RowKind.TOTAL else ''}{' held' if held else ''}".strip())
    cells = [_cell(cell, column, medium, cell_blocks) for cell, column in zip(row.cells, columns, strict=True)]
    return f"<tr{kind}>{''.join(cells)}</tr>\n"


def _cell(cell: Cell, column: Column, medium: Medium, cell_blocks: CellBlocks) -> str:
    content = _content(cell, medium, cell_blocks)
    # A hyphen in an address at the end of a line would be taken for a part of it.
    literal = "literal" if "@" in content or "://" in content else ""
    if cell.header:
        return f'<th scope="row"{_class(column, literal)}>{content}</th>'
    return f"<td{_class(column, literal)}>{content}</td>"


def _content(cell: Cell, medium: Medium, cell_blocks: CellBlocks) -> str:
    lines = '<span class="blank"></span>' * cell.blank
    match cell.blocks:
        case (Paragraph(level=0, anchor="") as only,):
            return inline(only.content, medium) + lines
        case _:
            return cell_blocks(cell.blocks, medium) + lines


def _class(column: Column, more: str = "") -> str:
    align = "" if column.align is Align.LEFT else str(column.align)
    return attributes(class_=f"{align} {more}".strip())
