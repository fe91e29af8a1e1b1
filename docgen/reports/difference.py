"""Two wordings word by word: what one has that the other has not.

In: two texts. Out: pieces in order, each the same in both, taken out of the first, or added in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

Piece = tuple[Literal["same", "removed", "added"], str]

_TOKENS = re.compile(r"\s+|\d+(?:[.,]\d+)*(?!\w)|\w+|[^\w\s]")  # a number is one word


def compare(first: str, second: str) -> list[Piece]:
    """The pieces; a space between two changed words belongs to the change."""
    before, after = _TOKENS.findall(first), _TOKENS.findall(second)
    pieces: list[Piece] = []
    for kind, start, end, begin, stop in _steps(before, after):
        if kind == "equal":
            pieces.append(("same", "".join(before[start:end])))
            continue
        if end > start:
            pieces.append(("removed", "".join(before[start:end])))
        if stop > begin:
            pieces.append(("added", "".join(after[begin:stop])))
    return pieces


def marked(pieces: Iterable[Piece]) -> str:
    """The pieces in one text: ``[-removed-]{+added+}``."""
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(f"{marks[kind][0]}{words}{marks[kind][1]}" for kind, words in pieces)


def _steps(before: list[str], after: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The steps from one to the other; where nothing but spaces is the same between two changes, they are one."""
    held: tuple[int, int, int, int] | None = None
    for kind, start, end, begin, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        bare = kind == "equal" and not "".join(before[start:end]).strip(" ")
        if kind != "equal" or (bare and held is not None):
            held = (held[0], end, held[2], stop) if held else (start, end, begin, stop)
            continue
        if held is not None:
            yield ("changed", *held)
            held = None
        yield kind, start, end, begin, stop
    if held is not None:
        yield ("changed", *held)
