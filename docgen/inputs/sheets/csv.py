"""A .csv -> rows of cells, each with its line and column in the text.

Commas, semicolons or tabs divide the cells: whichever stands most often in the first line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from docgen.finding import Location, say
from docgen.inputs.sheets.cells import Cell, UnreadableError, plain

_DIVIDERS = ",;\t"


def rows(raw: bytes, sheet: str | None, where: Location, most: int) -> list[list[Cell]]:
    """All rows that hold something. Raises UnreadableError."""
    if sheet is not None:
        raise UnreadableError(say("TAB006.csv"), where)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(say("TAB007")) from None
    first = text.partition("\n")[0]
    divider = max(_DIVIDERS, key=first.count)
    found: list[list[Cell]] = []
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=divider, strict=True)
    start = 1
    try:
        for values in reader:
            if any(value.strip() for value in values):
                found.append(list(_cells(values, lines[start - 1 : reader.line_num], start, divider)))
            start = reader.line_num + 1
            if len(found) > most:
                raise UnreadableError(say("TAB008", most=most))
    except csv.Error:
        raise UnreadableError(say("TAB009", line=start)) from None
    if not found:
        raise UnreadableError(say("TAB010"))
    return found


def _cells(values: list[str], lines: list[str], line: int, divider: str) -> Iterator[Cell]:
    starts = list(_starts(lines[0], divider)) if len(lines) == 1 else []
    for number, value in enumerate(values):
        column = starts[number] if number < len(starts) else 1
        yield Cell(plain(value), line, column, len(value) if starts else 0)


def _starts(line: str, divider: str) -> Iterator[int]:
    """The column at which each cell of a line begins, behind its quotation mark."""
    yield 2 if line.startswith('"') else 1
    for found in re.finditer(rf'"(?:[^"]|"")*"|{re.escape(divider)}', line):
        if found[0] == divider:
            behind = line[found.end() : found.end() + 1]
            yield found.end() + (2 if behind == '"' else 1)
