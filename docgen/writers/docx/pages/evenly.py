"""How many lines a paragraph takes whose lines are all of one height: nearly every paragraph is such a one.

In: runs, and the room that they have. Out: the number of lines. What is done here in two loops, ``lines.py`` does step
by step for all paragraphs; both add up widths in the same order, so that they break lines alike to the last digit.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.writers.docx.pages.blocks import Words

# A line may end at a space and behind a hyphen or dash, but not between digits.
_DASHES = "\u2013\u2014-"
PIECES = re.compile(
    f"( *)((?:[^ {_DASHES}]|(?<=[0-9])[\u2013-](?=[0-9])|[{_DASHES}](?=[\u2060 ,.;:)]))+[{_DASHES}]?|[{_DASHES}])?"
)
_DASH = re.compile(f"[{_DASHES}]")
_NONE = -1.0  # the width of no unit at all


class Start(NamedTuple):
    """Where words begin, how far lines reach, and the tab stops on the way; behind a stop on the right, words are
    ``fixed`` and never begin a line."""

    at: float
    left: int
    limit: float
    fixed: bool
    stop: int
    stops: tuple[tuple[int, str], ...]


def even(words: Words, start: Start) -> int:
    """How many lines ``words`` take that are of one height and hold neither signs nor soft hyphens; 0 where there is no
    word. Widths are added up in the order of ``_Lines``, so that both break lines alike to the last digit."""
    at, limit, fixed = start.at, start.limit, start.fixed
    empty, count, room = True, 1, start.limit - start.left
    for gap, width in _units(words):
        if width < 0:
            at += gap
            continue
        if at + gap + width <= limit or fixed:
            at += gap + width
        else:
            if not empty:
                count, at, fixed = count + 1, float(start.left), False
            at += width
            torn = max(int((at - start.left - 1) // room), 0) if room > 1 and at > limit else 0
            if torn:
                count, at, fixed = count + torn, float(start.left), False
        empty = False
    return 0 if empty else count


def _units(words: Words) -> list[tuple[float, float]]:
    """What no line break divides, each with the space before it and its width, which is below 0 where there is space
    alone."""
    units: list[tuple[float, float]] = []
    gap, unit = 0.0, _NONE
    for face, text in words:
        if "  " in text or _DASH.search(text):
            pieces = PIECES.findall(text)
        else:  # quicker
            first, *others = text.split(" ")
            pieces = [("", first), *[(" ", other) for other in others]]
        for space, piece in pieces:
            if space:
                units.append((gap, unit))
                gap = (gap if unit < 0 else 0.0) + face.width(space)
                unit = _NONE
            if piece:
                unit = (unit if unit >= 0 else 0.0) + face.width(piece)
                if piece[-1] in _DASHES:
                    units.append((gap, unit))
                    gap, unit = 0.0, _NONE
    units.append((gap, unit))
    return units
