"""A text that somebody wrote elsewhere, as far as it could be read back: paragraphs with their numbers and places.

In: what a reader found in a file. Out: ``Paragraph`` and ``Text``, which the lints look at. Nothing is changed, nothing
is guessed that the file does not say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from docgen.finding import Location


class Kind(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    CELL = "cell"
    FIGURE = "figure"  # a picture or a block of code, whose words are not read
    CONTENTS = "contents"  # an entry of a table of contents: neither text nor heading


@dataclass(frozen=True, slots=True)
class Mark:
    """From a character of the words on, the line and column at which it stands in the file."""

    start: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Link:
    """A link or a field within the text: from where to where its words reach, and the name that it points to.

    ``number`` says that its words are the number of the target and nothing else, as a field of Word promises.
    """

    start: int
    end: int
    target: str
    number: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item or cell.

    ``words`` stand without their number, which is the ``label``: ``4.2``, ``(b)``, ``§ 5``, ``Schedule 3``. ``typed``
    says that somebody typed it, so that it does not count by itself. ``level`` is that of a heading, or the depth of
    the list. ``bold`` are the stretches in bold, ``anchors`` the names by which links find the paragraph.
    """

    file: str
    words: str
    kind: Kind
    marks: tuple[Mark, ...]
    level: int = 0
    label: str = ""
    typed: bool = False
    bold: tuple[tuple[int, int], ...] = ()
    links: tuple[Link, ...] = ()
    anchors: tuple[str, ...] = ()

    @property
    def prose(self) -> bool:
        """Whether it is running text."""
        return self.kind in (Kind.BODY, Kind.ITEM)

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.marks[0].line

    def place(self, start: int = 0, end: int | None = None) -> Location:
        """Where a stretch of the words stands."""
        mark = self.marks[max(bisect_right([one.start for one in self.marks], start) - 1, 0)]
        return Location(self.file, mark.line, mark.column + start - mark.start, 0 if end is None else end - start)


@dataclass(frozen=True, slots=True)
class Where:
    """The clause in which a paragraph stands: the part (empty for the body, else the schedule) and its number there, as
    steps and as a reader would name it."""

    part: str = ""
    address: tuple[str, ...] = ()
    named: str = field(default="", compare=False)

    def __str__(self) -> str:
        return ", ".join(part for part in (self.part.partition("~")[0], self.named or shown(self.address)) if part)


def shown(address: tuple[str, ...]) -> str:
    """``("4", "2", "b")`` as ``4.2(b)``."""
    digits = [one for one in address if one[0].isdigit()]
    rest = address[len(digits) :] if list(address[: len(digits)]) == digits else tuple(address)
    return ".".join(digits if rest != address else ()) + "".join(f"({one})" for one in rest)


@dataclass(frozen=True, slots=True)
class Text:
    """A whole text. ``where`` gives the clause of each paragraph, in the order of the paragraphs."""

    file: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    where: tuple[Where, ...]
    unread: tuple[str, ...] = ()

    def placed(self) -> Iterator[tuple[Paragraph, Where]]:
        """Each paragraph with the clause in which it stands, but for tables of contents."""
        for one, where in zip(self.paragraphs, self.where, strict=True):
            if one.kind is not Kind.CONTENTS:
                yield one, where
