"""What the text takes from a Word shell by name: styles, and the places where it is written.

In: the styles of a shell. Out: what is missing among them. What each is used for stands with the words of
findings, under ``shell.…``; ``docs/word-shell.md`` tells whoever makes a shell the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.writers.docx.styles import Styles

FRONT, CONTENTS, BODY = "«front»", "«contents»", "«body»"
MARKERS = (FRONT, CONTENTS, BODY)
SHOWN = ("title", "parties", "status", "notice", "facts", "contents_heading")


@dataclass(frozen=True, slots=True)
class Demand:
    """A style that the text asks for: its name as Word shows it, and its kind as the file says it."""

    style: str
    kind: str

    @property
    def key(self) -> str:
        """Its name as a message is called: ``clause_text``, of what it is used for."""
        return self.style.lower().replace(" ", "_")


def _demands(kind: str, *styles: str) -> tuple[Demand, ...]:
    return tuple(Demand(style, kind) for style in styles)


DEMANDS = (
    *_demands(
        "paragraph",
        "Heading 1",
        "Heading 2",
        "Numbered Paragraph 2",
        "Numbered Paragraph 3",
        "Schedule Heading",
        "Schedule Heading 2",
        "Schedule Paragraph 2",
        "Schedule Paragraph 3",
        "Heading Unnumbered",
        "Heading Unnumbered 2",
        "Body Text",
        "Clause Text",
        "Clause List",
        "Clause Bullets",
        "Body List",
        "Body Bullets",
        "Table List",
        "Table Bullets",
        "Definition",
        "Caption",
        "Figure",
        "Table Heading",
        "Table Text",
        "Table Row Heading",
        "Table Group",
        "Table Total",
        "Table Note",
        "Table End",
        "Section Break",
        "Signature Party",
        "Signature Space",
        "Signature Label",
        "Signature Text",
        "TOC 1",
        "TOC 2",
    ),
    *_demands(
        "character",
        "Defined Term",
        "Caption Label",
        "Strong",
        "Emphasis",
        "Strong Emphasis",
    ),
    *_demands(
        "table",
        "House Table",
        "Form Table",
        "Signature Table",
    ),
)


def lacking(styles: Styles) -> Iterator[Demand]:
    """The styles that a shell lacks, or has of another kind."""
    return (demand for demand in DEMANDS if styles.kind(demand.style) != demand.kind)
