"""What stays on one page: rows of a table, items of a list, the last words before a new page.

In: a table of the tree as it is measured, the widths of its columns, and the height of the page; a list; what is
written. Out: which rows, items and paragraphs stay on the page of what follows. A small table stays whole, and so does
each group of rows in a larger one; of that no single row is left behind or carried over, and no note stands alone.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil

from docgen.assembly.nodes import Block, Item, ItemList, Paragraph, RowKind, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.measure import Measured
from docgen.writers.docx.pieces import Line, Pieces

LINE_TO_WRITE_ON = 480
_LINE = 1.38  # the height of a line in sizes of its type
_PADDING = 122
_SMALL = 3  # a table of a third of the page is small
_ENTRY = 1.8  # what belongs together on a form, such as all that is asked of one reference, may take more than half
_ITEM = 15  # lines of an item that stays whole: a third of a page
_LETTERS = 75  # in a line of an item
_LAST = 4  # terms, or paragraphs, that no page begins with fewer of before the next one is new


def kept_rows(table: Table, widths: list[int], size: int, measured: Measured, page: int) -> list[bool]:
    """Whether each row of ``table`` stays with what follows it, on a ``page`` of this height."""
    header, *heights = _heights(table, widths, size, measured)
    last = len(heights) - 1
    kept = [row.kind is RowKind.GROUP for row in table.rows]
    small = page / _SMALL
    if header + sum(heights) <= small:
        kept[:last] = [True] * last
    elif last > 0:
        if header + heights[0] + heights[1] <= small:
            kept[0] = True
        before = last - 1
        kept[before] = kept[before] or heights[before] + heights[last] <= small
        while before > 0 and table.rows[before].kind is RowKind.TOTAL:
            before -= 1
            kept[before] = True
    limit = page / _ENTRY if any(cell.blank for row in table.rows for cell in row.cells) else small
    for begin, end in _groups(table):
        if sum(heights[begin : end + 1]) <= limit:
            kept[begin:end] = [True] * (end - begin)
    if heights:
        kept[last] = bool(table.note)
    return kept


def whole_item(item: Item) -> bool:
    """Whether an item with lists in it is small enough to stay on one page, such as whom to call and when."""
    lines = _lines(item.blocks)
    return lines is not None and lines <= _ITEM


def keep_end(written: Pieces) -> None:
    """Let no page begin with the last paragraphs of ``written`` alone, for a new page follows."""
    if written and isinstance(written[-1], Line):
        keep_with_next(written[-_LAST:-1])
        written[-1].whole = True


def keep_with_next(written: Pieces) -> None:
    """Let each paragraph of ``written`` stay on the page of what follows it."""
    for piece in written:
        if isinstance(piece, Line):
            piece.keep = True


def _groups(table: Table) -> list[tuple[int, int]]:
    """The first and the last row of each group of rows, its heading included."""
    starts = [number for number, row in enumerate(table.rows) if row.kind is RowKind.GROUP]
    return [(start, end - 1) for start, end in pairwise([*starts, len(table.rows)])]


def _lines(blocks: tuple[Block, ...]) -> int | None:
    """About how many lines ``blocks`` take; None if there is more in them than paragraphs and lists."""
    lines = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            lines += ceil(len(plain(block.content)) / _LETTERS)
        elif isinstance(block, ItemList):
            inner = [_lines(item.blocks) for item in block.items]
            if None in inner:
                return None
            lines += sum(filter(None, inner))
        else:
            return None
    return lines


def _heights(table: Table, widths: list[int], size: int, measured: Measured) -> list[float]:
    """The height of the header row and of each row."""
    columns = [measured.lines(column, width)[0] for column, width in enumerate(widths)]
    lines = [max(cells) for cells in zip(*columns, strict=True)]
    heights = [lines[0] * size * _LINE + _PADDING]
    rest = iter(lines[1:])
    for row in table.rows:
        words = (1 if row.kind is RowKind.GROUP else next(rest)) * size * _LINE + _PADDING
        heights.append(max(words, LINE_TO_WRITE_ON * max((cell.blank for cell in row.cells), default=0)))
    return heights
