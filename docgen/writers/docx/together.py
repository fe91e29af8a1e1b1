"""Which rows of a table stay on the page of the row that follows.

In: a table of the tree as it is measured, the widths of its columns, and the height of the page. Out: one answer per
row. A small table stays whole; of a larger one no single row is left behind or carried over, and no note stands alone.
"""

from __future__ import annotations

from docgen.assembly.document import RowKind, Table
from docgen.writers.docx.measure import Measured

LINE_TO_WRITE_ON = 480
_LINE = 1.38  # the height of a line in sizes of its type
_PADDING = 122
_SMALL = 3  # a table of a third of the page is small


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
    if heights:
        kept[last] = bool(table.note)
    return kept


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
