"""The styles of the shell, found by the names that Word shows.

In: the styles part of the shell. Out: the id that a paragraph, run or table names its style with, and the list that
it counts in. Never makes a style: how a document looks is the shell's own business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.finding import SaidError, say
from docgen.writers.docx.faces import ratio, theme_face
from docgen.writers.docx.names import name

if TYPE_CHECKING:
    from lxml import etree

_SIZE = f"{name('rPr')}/{name('sz')}"
_FACE = f"{name('rPr')}/{name('rFonts')}"
_DEFAULTS = f"{name('docDefaults')}/{name('rPrDefault')}/"


class Styles:
    """The styles of one shell."""

    def __init__(self, root: etree._Element, shell: str, theme: bytes = b"") -> None:
        self._shell = shell
        self._theme = theme
        self._root = root
        self._found: dict[str, etree._Element] = {}
        self._ids: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        self._breadths: dict[str, int] = {}
        for style in root.iter(name("style")):
            named = style.find(name("name"))
            if named is not None:
                self._found[(named.get(name("val")) or "").lower()] = style

    def id(self, style: str) -> str:
        """The id of the style that Word shows as ``style``. Raises ValueError if the shell has none of that name."""
        if style not in self._ids:
            self._ids[style] = self._style(style).get(name("styleId")) or ""
        return self._ids[style]

    def kind(self, style: str) -> str:
        """Whether ``style`` is one of a ``paragraph``, a ``character`` or a ``table``; empty where there is none."""
        found = self._found.get(style.lower())
        return "" if found is None else found.get(name("type")) or ""

    def number_id(self, style: str) -> str:
        """The id of the list that ``style`` counts in. Raises ValueError if it counts in none."""
        found = self._style(style).find(f"{name('pPr')}/{name('numPr')}/{name('numId')}")
        if found is None:
            raise SaidError(say("SHL003.link", style=style))
        return found.get(name("val")) or ""

    def size(self, style: str) -> int:
        """The size of the type of ``style`` in twentieths of a point."""
        if style not in self._sizes:
            found = self._inherited(style, _SIZE)
            self._sizes[style] = 10 * int(found.get(name("val")) or 0) if found is not None else 200
        return self._sizes[style]

    def breadth(self, style: str) -> int:
        """The size in which type of the face that widths are estimated for is as wide as ``style``."""
        if style not in self._breadths:
            found = self._inherited(style, _FACE)
            face = "" if found is None else found.get(name("ascii")) or ""
            if found is not None and (themed := found.get(name("asciiTheme"))):
                face = theme_face(self._theme, themed)
            self._breadths[style] = round(self.size(style) * ratio(face))
        return self._breadths[style]

    def set_language(self, language: str) -> None:
        """Let the words of the document be in ``language`` (``en-GB``): spelling and hyphenation follow it."""
        for element in self._root.iter(name("lang")):
            element.set(name("val"), language)

    def _inherited(self, style: str, path: str) -> etree._Element | None:
        """What ``style`` says, or the nearest that it is based on, or the defaults of the document."""
        ids = {one.get(name("styleId")): one for one in self._found.values()}
        based: etree._Element | None = self._style(style)
        for _ in range(len(ids)):  # a style can't be based on itself, but a broken file may say so
            if based is None:
                break
            found = based.find(path)
            if found is not None:
                return found
            on = based.find(name("basedOn"))
            based = None if on is None else ids.get(on.get(name("val")))
        return self._root.find(f"{_DEFAULTS}{path}")

    def _style(self, style: str) -> etree._Element:
        try:
            return self._found[style.lower()]
        except KeyError:
            raise ValueError(f"{self._shell}: there is no style named {style}") from None
