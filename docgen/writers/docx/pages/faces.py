"""Faces: a font in a size, which knows how wide words are and how high lines.

In: what styles say of runs, the theme and the fonts that are embedded in the file. Out: faces. A font that is not
embedded is estimated. Lengths are in twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from docgen.writers.docx import faces as known
from docgen.writers.docx.measure import widest_piece
from docgen.writers.docx.pages.fonts import Font

_OFF = ("0", "false", "off", "none")
_ASCENT, _DESCENT = 0.95, 0.25
_ESTIMATED = 0.88  # widths are estimated for bold type and rounded up
_MOST = 20000  # words that a face remembers
_LETTERS = "".join(map(chr, range(0x20, 0x250)))


class Face:
    """A font in a ``size``; ``ascent`` and ``descent`` are how far lines reach above and below."""

    __slots__ = ("_known", "ascent", "caps", "descent", "font", "size", "spacing")

    def __init__(self, font: Font, size: int, spacing: int, *, caps: bool) -> None:
        self.font, self.size, self.spacing, self.caps = font, size, spacing, caps
        self.ascent, self.descent = round(font.ascent * size), round(font.descent * size)
        self._known: dict[str, float] = {}

    def width(self, text: str) -> float:
        """How wide ``text`` is."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            shown = text.upper() if self.caps else text
            found = self._known[text] = self.font.width(shown) * self.size + self.spacing * len(shown)
        return found


class Faces:
    """The faces of one document: ``embedded`` are its fonts by name, bold and italic; ``theme_face`` tells the name
    that a font of the theme stands for."""

    def __init__(self, embedded: Mapping[tuple[str, bool, bool], Font], theme_face: Callable[[str], str]) -> None:
        self._embedded = embedded
        self._theme_face = theme_face
        self._faces: dict[tuple[str, bool, bool, int, int, bool], Face] = {}

    def face(self, said: Mapping[str, str]) -> Face:
        """The face of runs of which this is said."""
        themed = said.get("rFonts.asciiTheme")
        named = (self._theme_face(themed) if themed else "") or said.get("rFonts.ascii", "")
        bold, italic, caps = (said.get(each, "0") not in _OFF for each in ("b", "i", "caps"))
        size, spacing = round(10 * float(said.get("sz", 20))), int(said.get("spacing", 0))
        key = (named, bold, italic, size, spacing, caps)
        if key not in self._faces:
            self._faces[key] = _face(self._font(named, bold=bold, italic=italic), size, spacing, caps)
        return self._faces[key]

    def _font(self, named: str, *, bold: bool, italic: bool) -> Font:
        for key in ((named, bold, italic), (named, bold, False), (named, False, italic), (named, False, False)):
            if key in self._embedded:
                return self._embedded[key]
        return _estimated(known.ratio(named) * (_ESTIMATED if not bold else 1.0))


@lru_cache(maxsize=256)
def _face(font: Font, size: int, spacing: int, caps: bool) -> Face:
    """The same face for the same font and size in all documents, so that no word is measured again in each of them."""
    return Face(font, size, spacing, caps=caps)


@cache
def _estimated(ratio: float) -> Font:
    widths = {letter: widest_piece(letter, 1000) * ratio / 1000 for letter in _LETTERS}
    return Font(_ASCENT, _DESCENT, widths | {" ": 0.23 * ratio}, 0.58 * ratio)
