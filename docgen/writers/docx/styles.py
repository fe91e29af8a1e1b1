"""The styles of the shell, found by the names that Word shows.

In: the styles part of the shell. Out: the id that a paragraph, run or table names its style with, and the list that
it counts in. Never makes a style: how a document looks is the shell's own business.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.writers.docx.names import name

if TYPE_CHECKING:
    from lxml import etree

_SIZE = f"{name('rPr')}/{name('sz')}"


class Styles:
    """The styles of one shell."""

    def __init__(self, root: etree._Element, shell: str) -> None:
        self._shell = shell
        self._root = root
        self._found: dict[str, etree._Element] = {}
        self._ids: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        for style in root.iter(name("style")):
            named = style.find(name("name"))
            if named is not None:
                self._found[(named.get(name("val")) or "").lower()] = style

    def id(self, style: str) -> str:
        """The id of the style that Word shows as ``style``. Raises ValueError if the shell has none of that name."""
        if style not in self._ids:
            self._ids[style] = self._style(style).get(name("styleId")) or ""
        return self._ids[style]

    def number_id(self, style: str) -> str:
        """The id of the list that ``style`` counts in. Raises ValueError if it counts in none."""
        found = self._style(style).find(f"{name('pPr')}/{name('numPr')}/{name('numId')}")
        if found is None:
            raise ValueError(f"{self._shell}: the style {style} is not linked to a numbered list")
        return found.get(name("val")) or ""

    def size(self, style: str) -> int:
        """The size of the type of ``style`` in twentieths of a point, as it says itself, else 10 points."""
        if style not in self._sizes:
            found = self._style(style).find(_SIZE)
            self._sizes[style] = 10 * int(found.get(name("val")) or 0) if found is not None else 200
        return self._sizes[style]

    def set_language(self, language: str) -> None:
        """Let the words of the document be in ``language`` (``en-GB``): spelling and hyphenation follow it."""
        for element in self._root.iter(name("lang")):
            element.set(name("val"), language)

    def _style(self, style: str) -> etree._Element:
        try:
            return self._found[style.lower()]
        except KeyError:
            raise ValueError(f"{self._shell}: there is no style named {style}") from None
