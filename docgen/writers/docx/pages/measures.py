"""How high blocks are in a width: paragraphs with their space, tables row by row.

In: blocks. Out: boxes, which are what is put on pages. Lengths are in twentieths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from docgen.writers.docx.pages.blocks import Block, Cell, Paragraph, Row, Table
from docgen.writers.docx.pages.lines import heights, slack
from docgen.writers.docx.pages.looks import Look
from docgen.writers.remembered import PARAGRAPHS


@dataclass(slots=True)
class Box:
    """Lines that stand one below the other, with space before and after; a row of a table is a single one.

    ``keep`` says that it stays on the page of the next one, ``whole`` that it is not divided, ``widows`` that no single
    line is left on a page. ``head`` is the height of the rows that a table repeats on each page that it goes on to,
    ``foot`` how much of the line under a row has to fit where the page ends before the table does. ``slack`` is the
    part of a line below its type, which may hang out of the page. Not changed once it is made: the next layout of the
    document may hold it too.
    """

    lines: list[int]
    before: int = 0
    after: int = 0
    keep: bool = False
    whole: bool = False
    widows: bool = False
    new_page: bool = False
    marks: list[str] = field(default_factory=list)
    style: str = ""
    contextual: bool = False
    row: bool = False
    head: int = 0
    foot: int = 0
    slack: int = 0
    heading: bool = False

    @property
    def height(self) -> int:
        """All lines together."""
        return sum(self.lines)


def boxes(blocks: list[Block], width: float, stop: int) -> list[Box]:
    """The boxes of ``blocks`` in this ``width``."""
    found: list[Box] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(_paragraph(block, width, stop))
        else:
            found += _table(block, stop)
    return found


@lru_cache(maxsize=PARAGRAPHS)
def _paragraph(block: Paragraph, width: float, stop: int) -> Box:
    look = block.look
    lines = heights(block, width, stop)
    if look.edges != (0, 0):
        lines[0] += look.edges[0]
        lines[-1] += look.edges[1]
    return Box(
        lines,
        look.before,
        look.after,
        keep=look.keep,
        whole=look.whole,
        widows=look.widows,
        new_page=look.new_page,
        marks=block.marks,
        slack=slack(look) if look.edges[1] == 0 else 0,
        style=look.style,
        contextual=look.contextual,
    )


def gap(above: Box | None, below: Box) -> int:
    """The space between two boxes."""
    if above is None:
        return below.before
    if above.style == below.style and above.style:
        return max(0 if above.contextual else above.after, 0 if below.contextual else below.before)
    return max(above.after, below.before)


def stacked(found: list[Box]) -> int:
    """How high ``found`` is, with the space before the first and after the last."""
    height, above = 0, None
    for box in found:
        height += gap(above, box) + box.height
        above = box
    return height + (above.after if above else 0)


def _table(table: Table, stop: int) -> list[Box]:
    found: list[Box] = []
    head = 0
    above: Row | None = None
    for number, row in enumerate(table.rows):
        last = number == len(table.rows) - 1
        edge = _edge(table, above, row, number)
        height = _row(table, row, edge, stop) + (_foot(table, row) if last else 0)
        first = _first(row)
        heading = row.header and (not found or found[-1].heading)
        found.append(
            Box(
                [height],
                keep=heading or (first is not None and first.keep),
                whole=row.whole,
                row=True,
                head=0 if heading else head,
                foot=0 if last else max(_foot(table, row) // 2 - 1, 0),
                heading=heading,
                marks=[mark for cell in row.cells for mark in _marks(cell.blocks)],
                new_page=number == 0 and first is not None and first.new_page,
            )
        )
        head += height if heading else 0
        above = row
    return found


def _row(table: Table, row: Row, edge: int, stop: int) -> int:
    """The height of ``row`` with the ``edge`` above it: that of its highest cell, and no less than it says itself."""
    if row.exact:
        return row.height
    height, column = 0, 0
    for cell in row.cells:
        width = sum(table.columns[column : column + cell.span])
        column += cell.span
        margins = {**table.margins, **cell.margins}
        if cell.merged:
            continue
        inside = width - margins.get("left", 0) - margins.get("right", 0)
        words = stacked(boxes(cell.blocks, inside, stop))
        height = max(height, words + margins.get("top", 0) + margins.get("bottom", 0))
    return max(edge + height, row.height)


def _edge(table: Table, above: Row | None, row: Row, number: int) -> int:
    """The thickness of the line above ``row``: the thicker one of the two that meet there."""
    if above is None:
        return max(_side(table, cell, "top", table.borders.get("top", 0), number) for cell in row.cells or [Cell()])
    inside = table.borders.get("insideH", 0)
    thick = [_side(table, cell, "top", inside, number) for cell in row.cells]
    return max([*thick, *(_side(table, cell, "bottom", inside, number - 1) for cell in above.cells)], default=0)


def _foot(table: Table, row: Row) -> int:
    bottom = table.borders.get("bottom", 0)
    return max((cell.borders.get("bottom", bottom) for cell in row.cells), default=0)


def _side(table: Table, cell: Cell, side: str, usual: int, number: int) -> int:
    style = table.first if number == 0 else table.last if number == len(table.rows) - 1 else {}
    return cell.borders.get(side, style.get(side, usual))


def _first(row: Row) -> Look | None:
    """The look of the first paragraph of ``row``, which speaks for the row."""
    blocks = row.cells[0].blocks if row.cells else []
    return blocks[0].look if blocks and isinstance(blocks[0], Paragraph) else None


def _marks(blocks: list[Block]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += block.marks
        else:
            found += [mark for row in block.rows for cell in row.cells for mark in _marks(cell.blocks)]
    return found
