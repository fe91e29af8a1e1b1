"""Counting as Word does it: what the formats of a numbered list show, and which format a row of labels is in.

In: counts or labels. Out: numerals or the way they are counted. Word repeats letters after z (aa, bb), spreadsheets
do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Counting:
    """How a list is counted: ``(a)`` is ``lowerLetter`` from 1 between ``(`` and ``)``."""

    format: str
    start: int
    before: str
    after: str


def numeral(count: int, format: str) -> str:
    """``count`` as Word shows it in ``format``.

    Raises ValueError for a format that this program does not count in.
    """
    match format:
        case "decimal":
            return str(count)
        case "lowerLetter" | "upperLetter":
            repeat, letter = divmod(count - 1, 26)
            text = chr(ord("a") + letter) * (repeat + 1)
        case "lowerRoman" | "upperRoman":
            text, rest = "", count
            for value, sign in _ROMAN + _ROMAN_SMALL:
                text += sign * (rest // value)
                rest %= value
        case _:
            raise ValueError(f"the numbering of the Word shell uses the format {format}, which is not supported")
    return text.upper() if format.startswith("upper") else text


def counting(labels: list[str]) -> Counting:
    """The way in which ``labels`` are counted; where ``(i)`` could be a letter or a roman numeral, the rest decides.

    Raises ValueError if no format of Word counts like this.
    """
    first = re.fullmatch(r"(\W*)(\w+)(\W*)", labels[0])
    if first:
        before, core, after = first.groups()
        for ways in ((1,), range(2, _LIMIT)):
            for format in ("decimal", "lowerLetter", "lowerRoman", "upperLetter", "upperRoman"):
                for start in ways:
                    if numeral(start, format) == core:
                        shown = [f"{before}{numeral(start + n, format)}{after}" for n in range(len(labels))]
                        if shown == labels:
                            return Counting(format, start, before, after)
    raise ValueError(f"Word cannot count a list as {', '.join(labels)}")
