"""The nodes of the tree: what stands in a clause, from a word to a table, and where it comes from.

Assembly makes them, numbering completes them. Every node is frozen; every leaf knows its origin.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from docgen.assembly.origin import Source

# ---------------------------------------------------------------- inline nodes


@dataclass(frozen=True, slots=True)
class Text:
    """Words of the clause library."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """Words that stand for a fact: a field as formatted for the reader, or the result of a calculation over fields."""

    text: str
    sources: tuple[Source, ...] = ()
    calculation: str = ""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A use of a defined term, in the form in which it stands."""

    text: str
    term: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ReferencePart:
    """A piece of a reference: plain words, or (``anchor`` set) the number that the target bears."""

    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference to a clause, section or schedule of this document, or (``document`` set) of a sibling.

    ``form`` is ``number`` or ``title``; ``parts`` are empty until the targets are numbered.
    """

    target: str
    document: str = ""
    form: str = "number"
    parts: tuple[ReferencePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words; ``language`` is theirs (``de``) where it is another than that of the document."""

    children: tuple[Inline, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class Strong:
    """Strongly stressed words."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


Inline = Text | Value | TermUse | Reference | Emphasis | Strong | LineBreak
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- block nodes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``level`` is 0 without a number, else how far its number stands below that of the section (1 or
    2)."""

    content: Inlines
    level: int = 0
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list with its label as the reader sees it: ``(a)``, ``(ii)`` or a bullet."""

    blocks: tuple[Block, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; ``depth`` is 0 for the outermost."""

    items: tuple[Item, ...]
    ordered: bool
    depth: int = 0


class Align(StrEnum):
    """How the cells of a column are set."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading and its share of the width."""

    heading: Inlines
    width: int = 10
    align: Align = Align.LEFT


class RowKind(StrEnum):
    """A row of the body, a row that groups those below it (one cell over all columns), or a total."""

    BODY = "body"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs or lists; ``blank`` counts the empty lines that somebody fills in by hand."""

    blocks: tuple[Block, ...] = ()
    header: bool = False
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a group row holds one cell."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A table with header row and caption. ``label`` is ``Table 3``; ``wide`` asks for the long side of the page."""

    name: str
    caption: Inlines
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: Inlines = ()
    wide: bool = False
    label: str = ""
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: SVG with a text alternative; ``label`` is ``Figure 2``. Width and height in millimetres."""

    name: str
    caption: Inlines
    alternative: str
    svg: str
    width: int
    height: int
    sources: tuple[Source, ...] = ()
    label: str = ""
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term and what it means."""

    term: str
    name: str
    content: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """The terms that this document uses, in the alphabetical order of its language."""

    definitions: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One line that somebody fills in at signature: its label and, where known, what stands under it. On some they sign
    (``signs``)."""

    label: str
    content: Inlines = ()
    signs: bool = False


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """The place where one party signs and dates; never split over two pages."""

    party: Inlines
    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signature blocks of all parties, side by side."""

    blocks: tuple[SignatureBlock, ...]


Block = Paragraph | ItemList | Table | Figure | DefinitionList | Signatures
