"""What is known while one document is being written: the shell's styles and lists, and what has been counted so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from docgen.assembly.nodes import Block, Value
from docgen.fields.paths import title
from docgen.writers.characters import hyphen_kept, kept_together
from docgen.writers.docx.bindings import Bindings
from docgen.writers.docx.markup import attribute, run
from docgen.writers.docx.measure import first_word_fits, fitted
from docgen.writers.docx.numbering import Numbering
from docgen.writers.docx.page import Page
from docgen.writers.docx.styles import Styles
from docgen.writers.docx.targets import Target, bookmark

_TAG_LENGTH = 64
_PARTED = " — "
_SHORTEST = 8  # letters of a title that still say something
_HIDDEN = '<w15:appearance w15:val="hidden"/>'


@dataclass(slots=True)
class Writing:
    """The state of one document that is being written; it lives as long as one call of ``write``.

    ``tag`` is the origin that the next words of the library bear; the next paragraph is bookmarked as ``anchor``.
    ``spoken`` is the language in which fields are named (``de``), ``bare`` says that nothing names them.
    ``uncontrolled`` says that the words which begin a paragraph stand in no content control. ``room`` is the width of
    the cell, or of the list in it, that is being written, in twentieths of a point; 0 outside of tables.
    """

    styles: Styles
    numbering: Numbering
    page: Page
    targets: dict[str, Target]
    fonts: Path
    store_picture: Callable[[bytes, int], str]
    language: str
    bindings: Bindings
    spoken: str = "en"
    bare: bool = False
    tag: str = ""
    anchor: str = ""
    uncontrolled: bool = False
    pictures: int = 0
    sequences: dict[str, int] = field(default_factory=dict)
    referenced: set[str] = field(default_factory=set)
    bookmarked: dict[str, int] = field(default_factory=dict)
    controls: int = 0
    comments: list[tuple[Block, ...]] = field(default_factory=list)
    room: int = 0

    def control(self, tag: str, runs: str) -> str:
        """Runs within a content control that bears ``tag``; it is not drawn, so that the text reads as text."""
        return runs if self.bare else self._control(tag.partition("|")[0], tag, runs, "")

    def controlled(self, value: Value, words: str, style: str, *, whole: bool = True) -> str:
        """``words`` within a content control that bears the path of ``value``; it is bound to the node of the field
        where the words are those of one field and nothing else. Words that are not ``whole``, but fitted into a narrow
        cell, are not: LibreOffice takes what is bound from its node and tears it between any letters."""
        path, runs = value.sources[0].path, run(words, style)
        if len(value.sources) > 1 or value.calculation or not value.text.strip() or not whole:
            return runs if self.bare else self._control(self._called(path), path, runs, "")
        look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
        binding = self.bindings.bind(path, hyphen_kept(kept_together(value.text)))
        return self._control(self._called(path), path, runs, f"{binding}{_HIDDEN}<w:text/>", look)

    def _control(self, name: str, tag: str, runs: str, kind: str, look: str = "") -> str:
        self.controls += 1
        shown = attribute(name[:_TAG_LENGTH])
        borne = shown if tag == name else attribute(tag[:_TAG_LENGTH])
        named = "" if self.bare else f'<w:alias w:val="{shown}"/><w:tag w:val="{borne}"/>'
        return (
            f'<w:sdt><w:sdtPr>{look}{named}<w:id w:val="{self.controls}"/>'
            f"{kind or _HIDDEN}</w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        )

    def _called(self, path: str) -> str:
        """What Word calls the control of a field: its title and its path, the title cut where both don't fit."""
        named = title(path, self.spoken)
        left = _TAG_LENGTH - len(path) - len(_PARTED)
        if not named or left < _SHORTEST:
            return path
        return f"{named if len(named) <= left else named[: left - 1] + '…'}{_PARTED}{path}"

    def fitted(self, words: str) -> str:
        """``words``, with soft hyphens where they are wider than the cell that they stand in."""
        return fitted(words, self.room, self.styles.breadth("Table Text"), self.language) if self.room else words

    def fits(self, words: str) -> bool:
        """Whether a line can begin with ``words``."""
        return not self.room or first_word_fits(words, self.room, self.styles.breadth("Table Text"))

    def take_anchor(self) -> str:
        """The anchor of the clause that begins here, once."""
        anchor, self.anchor = self.anchor, ""
        return anchor

    def bookmark(self, anchor: str) -> tuple[str, str]:
        """Beginning and end of the bookmark of ``anchor``; nothing if there is no anchor or its bookmark stands."""
        if not anchor or anchor in self.bookmarked:
            return "", ""
        number = self.bookmarked[anchor] = len(self.bookmarked) + 1
        begin = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(anchor)}"/>'
        return begin, f'<w:bookmarkEnd w:id="{number}"/>'

    def add_picture(self, png: bytes) -> str:
        """Store a picture in the package and return the id of its relation to the document."""
        self.pictures += 1
        return self.store_picture(png, self.pictures)

    def check_references(self) -> None:
        """Raise ValueError if a field or link points to a bookmark that was not written."""
        if missing := sorted(self.referenced - self.bookmarked.keys()):
            raise ValueError(f"cross-references point to what the document does not show: {', '.join(missing)}")
