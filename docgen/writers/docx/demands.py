"""What the text takes from a Word shell by name: styles, and the places where it is written.

In: the styles of a shell. Out: what is missing among them. ``docs/word-shell.md`` tells whoever makes a shell the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.writers.docx.styles import Styles

FRONT, CONTENTS, BODY = "«front»", "«contents»", "«body»"
MARKERS = {
    FRONT: "the tables of key terms",
    CONTENTS: "the table of contents",
    BODY: "the text",
}
SHOWN = {
    "title": "the title of the document",
    "parties": "the names of the parties",
    "status": "whether the document is a draft",
    "notice": "what has to happen to a draft before it is used",
    "facts": "project, date, version, status and law",
    "contents_heading": "the heading of the table of contents",
}


@dataclass(frozen=True, slots=True)
class Demand:
    """A style that the text asks for: its name as Word shows it, its kind as the file says it, and its use."""

    style: str
    kind: str
    use: str


def _demands(kind: str, **uses: str) -> tuple[Demand, ...]:
    return tuple(Demand(name.replace("_", " "), kind, use) for name, use in uses.items())


DEMANDS = (
    *_demands(
        "paragraph",
        Heading_1="headings of sections, numbered",
        Heading_2="titled clauses, numbered within their section",
        Numbered_Paragraph_2="paragraphs with a number of the second level, such as 1.1",
        Numbered_Paragraph_3="paragraphs with a number of the third level, such as 1.1.1",
        Schedule_Heading="headings of schedules, numbered",
        Schedule_Heading_2="titled clauses of a schedule, numbered within it",
        Schedule_Paragraph_2="paragraphs with a number within a schedule",
        Schedule_Paragraph_3="paragraphs with a number of the next level within a schedule",
        Heading_Unnumbered="headings without number, on the level of sections",
        Heading_Unnumbered_2="headings without number, on the level of clauses",
        Body_Text="text under a heading without number",
        Clause_Text="text under a number, indented to its words",
        Clause_List="lists (a), (b), (c) in clauses",
        Clause_Bullets="bullets in clauses",
        Body_List="lists (a), (b), (c) in unnumbered text",
        Body_Bullets="bullets in unnumbered text",
        Table_List="lists (a), (b), (c) in cells",
        Table_Bullets="bullets in cells",
        Definition="a defined term and what it means",
        Caption="captions of tables and pictures",
        Figure="pictures",
        Table_Heading="cells of the header row",
        Table_Text="cells of tables",
        Table_Row_Heading="cells that head a row",
        Table_Group="rows that group those below",
        Table_Total="rows of totals",
        Table_Note="the note below a table",
        Table_End="the tiny paragraph that has to follow some tables",
        Section_Break="the tiny paragraph before a change of page orientation",
        Signature_Party="the party that signs",
        Signature_Space="the room to sign in",
        Signature_Label="what is filled in at a line, such as name or date",
        Signature_Text="what is known of those who sign",
        TOC_1="entries of the table of contents",
        TOC_2="entries of its second level",
    ),
    *_demands(
        "character",
        Defined_Term="the term in a definition",
        Caption_Label="“Table 3” in a caption",
        Strong="strongly stressed words",
        Emphasis="stressed words",
        Strong_Emphasis="words stressed in both ways",
    ),
    *_demands(
        "table",
        House_Table="tables",
        Form_Table="tables that somebody fills in",
        Signature_Table="the places to sign",
    ),
)


def lacking(styles: Styles) -> Iterator[Demand]:
    """The styles that a shell lacks, or has of another kind."""
    return (demand for demand in DEMANDS if styles.kind(demand.style) != demand.kind)
