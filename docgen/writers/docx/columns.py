"""The widths of columns: shares of the text's width, widened where a word would not fit.

In: a table of the tree, the width of the text and the size of the type, in twentieths of a point. Out: one width per
column, adding up to the text's width exactly. Word and LibreOffice break a word that is wider than its column anywhere,
without a hyphen; German has many such words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from docgen.assembly.document import Block, ItemList, Paragraph, RowKind, Table
from docgen.assembly.walk import plain

_PADDING = 2 * 85 + 20
_LIST_INDENT = 283
_LARGEST_SHARE = 2
_LEAST = 0.6
_REGULAR = 0.95  # how much narrower than bold
# Widths of Source Sans 3 Bold in thousandths of its size, in classes and rounded up; the rest are 580, capitals 680.
_CLASSES = (
    ("ijlI.,:;'|!\u00a0\u202f", 310),
    ("frt()[]/-", 390),
    ("acegksvxyzäEFJLYZ0123456789€", 540),
    ("mwMW%@", 860),
)
_WIDTHS = {letter: width for letters, width in _CLASSES for letter in letters}
_PIECES = re.compile("[^ \n\t\u2013-]+[\u2013-]?")


def column_widths(table: Table, available: int, size: int) -> list[int]:
    """The widths of the columns of ``table``.

    Each gets its share; a column with a word that is too wide gets what the word needs, at most half of the text's
    width, from those that have more than they need. None falls below ``_LEAST`` of its share: a column of long texts
    would grow down the page. Where all words together need more than there is, each gets the same part of its need.
    """
    shares = sum(column.width for column in table.columns)
    ideal = [available * column.width / shares for column in table.columns]
    least = [share * _LEAST for share in ideal]
    widest = available / _LARGEST_SHARE
    needed = [max(floor, min(need, widest)) for floor, need in zip(least, _needs(table, size), strict=True)]
    if sum(needed) >= available:
        part = (available - sum(least)) / ((sum(needed) - sum(least)) or 1)
        exact = [floor + (need - floor) * part for floor, need in zip(least, needed, strict=True)]
    else:
        wanted = [max(pair) for pair in zip(ideal, needed, strict=True)]
        spare = [want - need for want, need in zip(wanted, needed, strict=True)]
        given = (sum(wanted) - available) / sum(spare)
        exact = [want - given * room for want, room in zip(wanted, spare, strict=True)]
    edges = [round(sum(exact[:count])) for count in range(len(exact) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _needs(table: Table, size: int) -> list[float]:
    widest = [widest_piece(plain(column.heading), size) for column in table.columns]
    for row in table.rows:
        if row.kind is not RowKind.GROUP:
            for position, cell in enumerate(row.cells):
                factor = 1 if cell.header or row.kind is RowKind.TOTAL else _REGULAR
                for text, indent in _texts(cell.blocks, 0):
                    widest[position] = max(widest[position], widest_piece(text, size) * factor + indent)
    return [width + _PADDING for width in widest]


def first_word_fits(text: str, width: int, size: int) -> bool:
    """Whether a line in a cell of this width can begin with ``text``."""
    return widest_piece(text.partition(" ")[0], size) + _PADDING <= width


def _texts(blocks: tuple[Block, ...], indent: int) -> Iterator[tuple[str, int]]:
    """The paragraphs of a cell and how far each is indented."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield plain(block.content), indent
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _texts(item.blocks, indent + _LIST_INDENT)


@lru_cache(maxsize=4096)
def widest_piece(text: str, size: int) -> float:
    """The width of the widest piece of ``text`` that no line break divides."""
    return max((sum(map(_letter, piece)) * size / 1000 for piece in _PIECES.findall(text)), default=0.0)


def _letter(letter: str) -> int:
    return _WIDTHS.get(letter, 680 if letter.isupper() else 580)
