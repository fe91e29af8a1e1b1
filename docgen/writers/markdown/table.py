"""Tables as pipe tables: a row is a line, so what stands in a cell is strung together with line breaks."""

from __future__ import annotations

from docgen.assembly.nodes import Align, Block, Cell, ItemList, Paragraph, Row, RowKind, Strong, Table
from docgen.writers.markdown.escaping import escape, line
from docgen.writers.markdown.inline import inline

_RULES = {Align.LEFT: "---", Align.RIGHT: "---:", Align.CENTER: ":---:"}
_BREAK = "<br>"


def table(block: Table) -> list[str]:
    """The lines of the table itself, without caption and note."""
    headings = [inline(column.heading, None) for column in block.columns]
    rules = [_RULES[column.align] for column in block.columns]
    return [_line(headings), f"| {' | '.join(rules)} |", *(_line(_cells(row, len(rules))) for row in block.rows)]


def blank_line() -> str:
    """A line that somebody fills in by hand."""
    return r"\_" * 12


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(line(cell) for cell in cells)} |"


def _cells(row: Row, columns: int) -> list[str]:
    if row.kind is RowKind.GROUP:
        return [_content(row.cells[0], stressed=True), *[""] * (columns - 1)]
    return [_content(cell) for cell in row.cells]


def _content(cell: Cell, *, stressed: bool = False) -> str:
    return _BREAK.join([*_words(cell.blocks, stressed=stressed), *[blank_line()] * cell.blank])


def _words(blocks: tuple[Block, ...], *, stressed: bool = False) -> list[str]:
    words: list[str] = []
    for block in blocks:
        match block:
            case Paragraph():
                number = f"{escape(block.number)} " if block.number else ""
                content = (Strong(block.content),) if stressed else block.content
                words.append(number + inline(content, None))
            case ItemList():
                for item in block.items:
                    own = _words(item.blocks) or [""]
                    words += [f"{escape(item.label)} {own[0]}".strip(), *own[1:]]
            case _:
                raise ValueError(f"a cell holds paragraphs and lists, not a {type(block).__name__}")
    return words
