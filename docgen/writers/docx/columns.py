"""The widths of columns: shares of the text's width, moved to where words need room and rows would grow high.

In: a table of the tree as it is measured, and the width of the text in twentieths of a point. Out: one width per
column, adding up to the text's width exactly. Word and LibreOffice tear a word that is wider than its column between
any letters; German has many such words.
"""

from __future__ import annotations

from itertools import pairwise

from docgen.assembly.nodes import Table
from docgen.writers.docx.measure import Measured

_LARGEST_SHARE = 2
_LEAST = 0.5
_NARROW = 0.08  # columns of single letters stay alike
_STEP = 0.01
_STEPS = (1, 2, 4, 8)
_MOST_MOVES = 24
_WORTH = 0.9  # lines that a move must save


def column_widths(table: Table, available: int, measured: Measured) -> list[int]:
    """The widths of the columns of ``table``.

    Each gets its share; a column with a word that is too wide gets what the word needs, at most half of the text's
    width, from those that have more than they need. None falls below ``_LEAST`` of its share: a column of long texts
    would grow down the page. Where all words together need more than there is, each first gets what its words need in
    parts, then the same part of the rest. At last columns with room give some of it to those that make rows high,
    unless somebody fills the table in.
    """
    shares = sum(column.width for column in table.columns)
    ideal = [available * column.width / shares for column in table.columns]
    least = _least(ideal, available, measured)
    widest = available / _LARGEST_SHARE
    needed = [max(floor, min(need, widest)) for floor, need in zip(least, measured.needs(), strict=True)]
    if sum(needed) >= available:
        part = (available - sum(least)) / ((sum(needed) - sum(least)) or 1)
        exact = [floor + (need - floor) * part for floor, need in zip(least, needed, strict=True)]
    else:
        wanted = [max(pair) for pair in zip(ideal, needed, strict=True)]
        spare = [want - need for want, need in zip(wanted, needed, strict=True)]
        given = (sum(wanted) - available) / sum(spare)
        exact = [want - given * room for want, room in zip(wanted, spare, strict=True)]
    edges = [round(sum(exact[:count])) for count in range(len(exact) + 1)]
    widths = [right - left for left, right in pairwise(edges)]
    if any(cell.blank for row in table.rows for cell in row.cells):
        return widths
    return _balanced(widths, least, round(available * _STEP), available * _NARROW, measured)


def _least(ideal: list[float], available: int, measured: Measured) -> list[float]:
    """How far each column may shrink: to a part of its share, and, as far as there is room for all, to its heading in
    whole words and its words in parts."""
    floors = [share * _LEAST for share in ideal]
    for words in (measured.headed(), measured.least()):
        wanted = [max(pair) for pair in zip(floors, words, strict=True)]
        if sum(wanted) <= available:
            return wanted
    return floors


def _balanced(widths: list[int], least: list[float], step: int, narrow: float, measured: Measured) -> list[int]:
    """The widths after each move that saves most lines, as long as one saves any."""
    wide = [position for position, width in enumerate(widths) if width >= narrow]
    cost = _cost(widths, measured)
    for _ in range(_MOST_MOVES):
        best, best_cost = widths, cost - _WORTH
        takers = _in_need(widths, measured)
        for giver, taker in ((giver, taker) for giver in wide for taker in wide if taker in takers and taker != giver):
            for count in _STEPS:
                if widths[giver] - count * step < least[giver]:
                    break
                moved = list(widths)
                moved[giver] -= count * step
                moved[taker] += count * step
                if (moved_cost := _cost(moved, measured)) < best_cost:
                    best, best_cost = moved, moved_cost
        if best is widths:
            break
        widths, cost = best, best_cost
    return widths


def _in_need(widths: list[int], measured: Measured) -> set[int]:
    """The columns that could do with more room: those that alone make a row high, and those with divided words."""
    columns = [measured.lines(column, width) for column, width in enumerate(widths)]
    found = {column for column, (_, cost) in enumerate(columns) if cost}
    for row in zip(*[lines for lines, _ in columns], strict=True):
        height = max(row)
        if row.count(height) == 1:
            found.add(row.index(height))
    return found


def _cost(widths: list[int], measured: Measured) -> float:
    """The height of the table in lines, and more where words are divided."""
    columns = [measured.lines(column, width) for column, width in enumerate(widths)]
    cost = sum([cost for _, cost in columns])
    return cost + (sum(map(max, *[lines for lines, _ in columns])) if len(columns) > 1 else sum(columns[0][0]))
