"""A cell of a table: its value as YAML would give it, and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from docgen.finding import Location, Said


@dataclass(frozen=True, slots=True)
class Cell:
    """A value (None where the cell is empty), its row and column, the length of what is written, and its sheet."""

    value: Any
    row: int
    column: int
    length: int = 0
    sheet: str = ""

    def at(self, file: str) -> Location:
        """The place of the cell."""
        return Location(file, self.row, self.column, self.length, self.sheet)


class UnreadableError(Exception):
    """A table that can't be read: what is to be said of it, and where, unless at its name."""

    def __init__(self, said: Said, place: Location | None = None) -> None:
        self.said = said
        self.place = place
        super().__init__(said.key)


def plain(text: str) -> Any:
    """What a text stands for: nothing, true, false, a whole number or itself."""
    text = text.strip()
    if not text:
        return None
    if text in {"true", "false"}:
        return text == "true"
    return int(text) if re.fullmatch(r"-?(0|[1-9]\d{0,17})", text) else text
