"""What is known while one document is being written: the shell's styles and lists, and what has been counted so far."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.writers.docx.names import add, container, name
from docgen.writers.docx.numbering import Numbering
from docgen.writers.docx.page import Page
from docgen.writers.docx.styles import Styles
from docgen.writers.docx.targets import Target, bookmark

if TYPE_CHECKING:
    from lxml import etree

_TAG_LENGTH = 64
_VAL = name("val")


def _control() -> etree._Element:
    control = add(container(), "sdt")
    properties = add(control, "sdtPr")
    for each in ("alias", "tag", "id", "w15:appearance"):
        add(properties, each)
    properties[-1].set(name("w15:val"), "hidden")
    add(control, "sdtContent")
    return control


_CONTROL = _control()  # copying it is twice as fast as making one of the many of a document


@dataclass(slots=True)
class Writing:
    """The state of one document that is being written; it lives as long as one call of ``write``.

    ``tag`` is the origin that the next words of the library bear; the next paragraph is bookmarked as ``anchor``.
    ``uncontrolled`` says that the words which begin a paragraph stand in no content control.
    """

    styles: Styles
    numbering: Numbering
    page: Page
    targets: dict[str, Target]
    fonts: Path
    store_picture: Callable[[bytes, int], str]
    tag: str = ""
    anchor: str = ""
    uncontrolled: bool = False
    pictures: int = 0
    sequences: dict[str, int] = field(default_factory=dict)
    referenced: set[str] = field(default_factory=set)
    bookmarked: dict[str, int] = field(default_factory=dict)
    controls: int = 0

    def control(self, parent: etree._Element, tag: str) -> etree._Element:
        """Put a content control round runs and return the place for them; not drawn, so the text reads as text."""
        self.controls += 1
        control = deepcopy(_CONTROL)
        parent.append(control)
        alias, full, number, _ = control[0]
        alias.set(_VAL, tag.partition("|")[0][:_TAG_LENGTH])
        full.set(_VAL, tag[:_TAG_LENGTH])
        number.set(_VAL, str(self.controls))
        return control[1]

    def take_anchor(self) -> str:
        """The anchor of the clause that begins here, once."""
        anchor, self.anchor = self.anchor, ""
        return anchor

    def open_bookmark(self, parent: etree._Element, anchor: str) -> str:
        """Begin the bookmark of ``anchor``; its id, or nothing if there is no anchor or its bookmark stands already."""
        if not anchor or anchor in self.bookmarked:
            return ""
        self.bookmarked[anchor] = len(self.bookmarked) + 1
        number = str(self.bookmarked[anchor])
        add(parent, "bookmarkStart", id=number, name=bookmark(anchor))
        return number

    def close_bookmark(self, parent: etree._Element, number: str) -> None:
        """End a bookmark that ``open_bookmark`` began."""
        if number:
            add(parent, "bookmarkEnd", id=number)

    def add_picture(self, png: bytes) -> str:
        """Store a picture in the package and return the id of its relation to the document."""
        self.pictures += 1
        return self.store_picture(png, self.pictures)

    def check_references(self) -> None:
        """Raise ValueError if a field or link points to a bookmark that was not written."""
        if missing := sorted(self.referenced - self.bookmarked.keys()):
            raise ValueError(f"cross-references point to what the document does not show: {', '.join(missing)}")
