"""What a file says, as far as it was read back: paragraphs in reading order, and tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph, or a table with its cells."""

    words: str
    cells: tuple[str, ...] = ()
