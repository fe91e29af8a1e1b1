"""How much room the words of a table need: widths of words and, for a width of the column, lines of cells.

In: a table of the tree, the size of its type and the language. Out: widths in twentieths of a point, numbers of lines.
Estimates, rounded up; nothing opens a font.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.assembly.nodes import Block, Cell, ItemList, Paragraph, RowKind, Table
from docgen.assembly.walk import plain
from docgen.writers.docx.hyphens import SOFT, divided

PADDING = 2 * 85 + 20
LIST_INDENT = 283
_REGULAR = 0.95  # how much narrower than bold
_LOOSENED = 1.5  # what a line costs that ends within a number and its unit, in lines
_DIVIDED = 2.0  # what each hyphen in a word costs
_TORN = 4.0  # and each place where one is torn between any letters
_HEADING = 3  # how much more in the heading of a column
# Widths of Source Sans 3 Bold in thousandths of its size, in classes and rounded up; the rest are 580, capitals 680.
_CLASSES = (
    ("ijlI.,:;'|!\u00a0\u202f", 310),
    ("frt()[]/-\u2011", 390),
    ("acegksvxyzäEFJLYZ0123456789€", 540),
    ("mwMW%@", 860),
)
_WIDTHS = {letter: width for letters, width in _CLASSES for letter in letters} | {SOFT: 0}
_SPACE = 210
_LONG = 6.5  # sizes: a shorter word is not worth a division, nor the time to load the patterns
_NBSP = "\u00a0"
_UNIT = re.compile(r"(?<=\d)\u00a0(?=[^\W\d_]{3})")
_PIECES = re.compile("([ \n\t]*)((?:[^ \n\t\u2013-]|(?<=[0-9])[\u2013-](?=[0-9]))+[\u2013-]?|[\u2013-])")


@dataclass(frozen=True, slots=True)
class Piece:
    """What no line break divides: its width, that of its widest part where protected spaces give way, that of its
    widest part between hyphens, and the space before it."""

    width: float
    loose: float
    least: float
    space: float


@dataclass(frozen=True, slots=True)
class Extent:
    """How wide the words of a paragraph are: in one line, the widest of their pieces, and the widest of its parts."""

    line: float
    widest: float
    least: float
    pieces: tuple[Piece, ...]


Words = tuple[tuple[int, Extent], ...]  # of a cell: each paragraph with its indent


@dataclass(frozen=True, slots=True)
class Measured:
    """The words of a table by column and row; the header row is the first. Rows that group are left out."""

    columns: tuple[tuple[Words, ...], ...]
    known: dict[tuple[int, int], tuple[list[int], float]] = field(default_factory=dict)

    def needs(self) -> list[float]:
        """How wide each column is where no word is divided."""
        return [
            max([e.widest + i for cell in column for i, e in cell], default=0.0) + PADDING for column in self.columns
        ]

    def least(self) -> list[float]:
        """How wide each column is where every word is divided as often as it can be."""
        return [
            max([e.least + i for cell in column for i, e in cell], default=0.0) + PADDING for column in self.columns
        ]

    def headed(self) -> list[float]:
        """The same where no word in a heading is divided."""
        headings = [max([e.widest for _, e in column[0]], default=0.0) + PADDING for column in self.columns]
        return [max(pair) for pair in zip(headings, self.least(), strict=True)]

    def lines(self, column: int, width: int) -> tuple[list[int], float]:
        """How many lines each cell of ``column`` takes at this width, and what its divided words cost, in lines."""
        known = self.known.get((column, width))
        if known is None:
            cells = [_lines(cell, width - PADDING) for cell in self.columns[column]]
            cost = sum([cost for _, cost in cells]) + cells[0][1] * (_HEADING - 1)
            known = self.known[column, width] = [lines for lines, _ in cells], cost
        return known


def measure(table: Table, size: int, language: str) -> Measured:
    """Measure the words of ``table`` in type of ``size``, in twentieths of a point."""
    columns: list[tuple[Words, ...]] = []
    rows = [row for row in table.rows if row.kind is not RowKind.GROUP]
    for position, column in enumerate(table.columns):
        cells: list[Words] = [((0, _extent(plain(column.heading), size, 1.0, language)),)]
        for row in rows:
            cell = row.cells[position]
            factor = 1.0 if cell.header or row.kind is RowKind.TOTAL else _REGULAR
            cells.append(_measured(cell, size, factor, language))
        columns.append(tuple(cells))
    return Measured(tuple(columns))


def first_word_fits(text: str, width: int, size: int) -> bool:
    """Whether a line in a cell of this width can begin with ``text``."""
    return widest_piece(text.partition(" ")[0], size) + PADDING <= width


def fitted(text: str, width: int, size: int, language: str) -> str:
    """``text`` for a cell of this width: what is wider than a line may end it within a number and its unit, and has
    soft hyphens if that is not enough."""
    room = width - PADDING
    if widest_piece(text, size) <= room:
        return text

    def parted(found: re.Match[str]) -> str:
        if _width(found[2], size) <= room:
            return found[0]
        parts = _loosened(found[2]).split(" ")
        return found[1] + " ".join([divided(part, language) if _width(part, size) > room else part for part in parts])

    return _PIECES.sub(parted, text)


def _loosened(word: str) -> str:
    """``word`` with a space before a unit in letters (``285 Sekunden``), where a line of a narrow cell may end."""
    return _UNIT.sub(" ", word)


@lru_cache(maxsize=4096)
def widest_piece(text: str, size: int) -> float:
    """The width of the widest piece of ``text`` that no line break divides."""
    return max((_width(found[1], size) for found in _PIECES.findall(text)), default=0.0)


def _measured(cell: Cell, size: int, factor: float, language: str) -> Words:
    return tuple([(indent, _extent(text, size, factor, language)) for text, indent in _texts(cell.blocks, 0)])


def _texts(blocks: tuple[Block, ...], indent: int) -> Iterator[tuple[str, int]]:
    """The paragraphs of a cell and how far each is indented."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from ((line, indent) for line in plain(block.content).split("\n"))
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _texts(item.blocks, indent + LIST_INDENT)


@lru_cache(maxsize=4096)
def _extent(text: str, size: int, factor: float, language: str) -> Extent:
    pieces = []
    for space, word in _PIECES.findall(text):
        width = loose = least = _width(word, size) * factor
        if width > _LONG * size or _NBSP in word:
            parts = _loosened(word).split(" ")
            loose = max([_width(part, size) for part in parts]) * factor
            least = max([_least(part, size, language) for part in parts]) * factor
        pieces.append(Piece(width, loose, least, _SPACE * size / 1000 if space else 0.0))
    line = sum([piece.width + piece.space for piece in pieces])
    widest, least = (max(widths, default=0.0) for widths in ([p.width for p in pieces], [p.least for p in pieces]))
    return Extent(line, widest, least, tuple(pieces))


def _least(word: str, size: int, language: str) -> float:
    parts = divided(word, language).split(SOFT)
    hyphen = _width("-", size) if len(parts) > 1 else 0.0
    return max(_width(part, size) for part in parts) + hyphen


def _lines(cell: Words, room: int) -> tuple[int, float]:
    lines, cost = 0, 0.0
    for indent, extent in cell:
        width = room - indent
        lines += 1
        if extent.line <= width:
            continue
        at = 0.0
        for piece in extent.pieces:
            if at and at + piece.space + piece.width <= width:
                at += piece.space + piece.width
                continue
            lines += bool(at)
            at = piece.width
            if at > width:
                more = int(at / max(width, 1))
                lines += more
                if piece.loose <= width:
                    cost += more * _LOOSENED
                else:  # a word in three parts is much worse than two in two
                    cost += more * more * (_DIVIDED if piece.least <= width else _TORN)
                at = at % max(width, 1)
    return lines, cost


@lru_cache(maxsize=8192)
def _width(word: str, size: int) -> float:
    return sum(map(_letter, word)) * size / 1000


def _letter(letter: str) -> int:
    return _WIDTHS.get(letter, 680 if letter.isupper() else 580)
