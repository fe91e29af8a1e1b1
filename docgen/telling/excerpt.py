"""The lines round a place, with the place marked.

In: a location. Out: lines of text. A file that can't be read, or is no longer that long, gives none.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from docgen.finding import Location
from docgen.inputs import plain

LONGEST = 150  # characters of a line that are shown, so that the mark below stands beneath its words on most screens
_AROUND = 1  # lines above and below


def excerpt(place: Location) -> Iterator[str]:
    """The line itself between its neighbours, or of a very long one the part round the place."""
    if not place.line or place.sheet:
        return
    lines = _lines(Path(place.file))
    if place.line > len(lines):
        return
    for number in range(max(place.line - _AROUND, 1), min(place.line + _AROUND, len(lines)) + 1):
        shown = visible(lines[number - 1])
        if number != place.line:
            if shown.strip():
                yield f"{number:>5} | {_part(shown, 0)[0]}"
            continue
        start = max(place.column - 1, 0)
        shown, start = _part(shown, start)
        yield f"{number:>5} | {shown}"
        lead = "".join("\t" if c == "\t" else " " * _width(c) for c in shown[:start])
        marked = shown[start : start + place.length]
        yield f"      | {lead}{'^' * max(sum(map(_width, marked)), 1)}"


def _part(line: str, start: int) -> tuple[str, int]:
    """The part of a line round a place, with dots where something is left out, and where the place now is."""
    if len(line) <= LONGEST:
        return line, start
    first = max(min(start - LONGEST // 3, len(line) - LONGEST), 0)
    before, after = "…" if first else "", "…" if first + LONGEST < len(line) else ""
    return f"{before}{line[first : first + LONGEST]}{after}", start - first + len(before)


def visible(written: str) -> str:
    """A text without what could command a terminal, or turn the direction of what is shown there."""
    return written if written.isprintable() else "".join(c if _shows(c) else "\ufffd" for c in written)


def _shows(character: str) -> bool:
    return character.isprintable() or character == "\t" or unicodedata.category(character) == "Zs"


def _lines(file: Path) -> tuple[str, ...]:
    try:
        saved = file.stat()
        return _read(file, saved.st_mtime_ns, saved.st_size)
    except (OSError, ValueError):
        return ()


@lru_cache(maxsize=4)
def _read(file: Path, saved: int, size: int) -> tuple[str, ...]:  # noqa: ARG001 - they tell one state from another
    """The lines of a file, read once for all findings in it; none of a file that is no text, such as one of Word."""
    read = plain.read(file)
    return () if b"\0" in read else tuple(read.decode("utf-8", errors="replace").splitlines())


def _width(character: str) -> int:
    """The columns that a terminal gives to a character."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
