"""The lines round a place, with the place marked.

In: a location. Out: lines of text. A file that can't be read, or is no longer that long, gives none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from docgen.finding import Location

LONGEST = 400  # characters of a line that are shown
_AROUND = 1  # lines above and below


def excerpt(place: Location) -> Iterator[str]:
    """The line itself between its neighbours, or of a very long one the part round the place."""
    if not place.line or place.sheet:
        return
    try:
        written = Path(place.file).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return
    if "\0" in written:  # no lines, such as a document of Word, whose lines count its paragraphs
        return
    lines = written.splitlines()
    if place.line > len(lines):
        return
    for number in range(max(place.line - _AROUND, 1), min(place.line + _AROUND, len(lines)) + 1):
        shown = "".join(c if c.isprintable() or c == "\t" else "\ufffd" for c in lines[number - 1])
        if number != place.line:
            if shown.strip():
                yield f"{number:>5} | {shown[:LONGEST]}"
            continue
        start = max(place.column - 1, 0)
        if len(shown) > LONGEST:
            first = max(start - LONGEST // 2, 0)
            shown, start = shown[first : first + LONGEST], start - first
        yield f"{number:>5} | {shown}"
        lead = "".join("\t" if c == "\t" else " " * _width(c) for c in shown[:start])
        marked = shown[start : start + place.length]
        yield f"      | {lead}{'^' * max(sum(map(_width, marked)), 1)}"


def _width(character: str) -> int:
    """The columns that a terminal gives to a character."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
