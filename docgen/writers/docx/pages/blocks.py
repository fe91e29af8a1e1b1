"""What stands on pages: paragraphs, tables and sections, as far as it takes room.

Lengths are in twentieths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.writers.docx.pages.faces import Face
from docgen.writers.docx.pages.looks import Look

TAB, BREAK, PAGE = "\t", "\n", "\f"
Words = tuple[tuple[Face, str], ...]  # runs; a tab, line or page break stands alone


@dataclass(slots=True)
class Section:
    """A section: the size of its page, its margins, running head and foot, and the number that its pages begin with."""

    width: int = 11906
    height: int = 16838
    left: int = 1440
    right: int = 1440
    top: int = 1440
    bottom: int = 1440
    head: int = 720
    foot: int = 720
    continuous: bool = False
    start: int | None = None
    title: bool = False
    running: dict[tuple[str, str], str] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph with the ``marks`` (bookmarks) in it, the height of its ``picture``, and the section it ends. Not
    changed once it is read: the next layout of the document may hold it too."""

    look: Look
    words: Words = ()
    marks: list[str] = field(default_factory=list)
    picture: float = 0.0
    section: Section | None = None


@dataclass(slots=True)
class Cell:
    """A cell that spans columns; ``merged`` is one that goes on from the row above. Margins and borders that it names
    itself stand before those of its table."""

    span: int = 1
    merged: bool = False
    margins: dict[str, int] = field(default_factory=dict)
    borders: dict[str, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A row: whether it is repeated on each page and stays whole, and how high it is at least (or ``exact``\\ ly)."""

    header: bool = False
    whole: bool = False
    height: int = 0
    exact: bool = False
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table: widths of its columns, borders and cell margins of its style by side."""

    columns: list[int] = field(default_factory=list)
    margins: dict[str, int] = field(default_factory=dict)
    borders: dict[str, int] = field(default_factory=dict)
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table
