"""Settings: where blocks stand decides which styles of the shell they are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from docgen.assembly.nodes import Block
from docgen.writers.docx.numbering import Outline
from docgen.writers.docx.pieces import Pieces
from docgen.writers.docx.writing import Writing


@dataclass(frozen=True, slots=True)
class Setting:
    """The styles of text, ordered lists, bullets and paragraphs with numbers, and the list that these count in.

    ``width`` is that of the cell, in twentieths of a point; 0 outside of tables.
    """

    text: str
    items: str
    bullets: str
    numbered: tuple[str, ...] = ()
    outline: Outline | None = None
    width: int = 0


WriteBlocks = Callable[[Pieces, tuple[Block, ...], Setting, Writing], None]

FLUSH = Setting("Body Text", "Body List", "Body Bullets")
_CLAUSE = Setting("Clause Text", "Clause List", "Clause Bullets")


def clause_setting(outline: Outline) -> Setting:
    """Under the number of a clause, indented to its words."""
    return replace(_CLAUSE, numbered=("Numbered Paragraph 2", "Numbered Paragraph 3"), outline=outline)


def schedule_setting(outline: Outline) -> Setting:
    """The same within a schedule, which has numbers of its own."""
    return replace(_CLAUSE, numbered=("Schedule Paragraph 2", "Schedule Paragraph 3"), outline=outline)


@cache
def cell_setting(text: str, width: int) -> Setting:
    """Within a cell of this width whose paragraphs are in the style ``text``."""
    return Setting(text, "Table List", "Table Bullets", width=width)
