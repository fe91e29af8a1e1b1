"""Settings: where blocks stand decides which styles of the shell they are written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from docgen.assembly.document import Block
from docgen.writers.docx.numbering import Outline
from docgen.writers.docx.writing import Writing


@dataclass(frozen=True, slots=True)
class Setting:
    """The styles of text, of ordered lists, of bullets and of paragraphs with numbers, and the list that these count in."""

    text: str
    items: str
    bullets: str
    numbered: tuple[str, ...] = ()
    outline: Outline | None = None


WriteBlocks = Callable[[etree._Element, tuple[Block, ...], Setting, Writing], None]

FLUSH = Setting("Body Text", "Body List", "Body Bullets")


def clause_setting(outline: Outline) -> Setting:
    """Under the number of a clause, indented to its words."""
    return Setting(
        "Clause Text", "Clause List", "Clause Bullets", ("Numbered Paragraph 2", "Numbered Paragraph 3"), outline
    )


def schedule_setting(outline: Outline) -> Setting:
    """The same within a schedule, which has numbers of its own."""
    return Setting(
        "Clause Text", "Clause List", "Clause Bullets", ("Schedule Paragraph 2", "Schedule Paragraph 3"), outline
    )


def cell_setting(text: str) -> Setting:
    """Within a cell whose paragraphs are in the style ``text``."""
    return Setting(text, "Table List", "Table Bullets")
