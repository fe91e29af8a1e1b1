"""How paragraphs and words look, as far as it decides how much room they take.

In: the parts of a Word file that say so: styles, lists, theme and embedded fonts. Out: for the properties of a
paragraph or run as they stand in the file, what they come to with all that they inherit. Lengths are in twentieths of a
point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docgen.writers.docx.names import name
from docgen.writers.docx.pages.faces import Face, Faces
from docgen.writers.docx.pages.said import Said, lists, parsed, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_OFF = ("0", "false", "off", "none")
_BORDERS = ("top", "bottom")


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph says of its room: indents, space around it, height of lines, and what it stays together with.

    ``rule`` is that of ``line``: ``auto`` for 240ths of the height of the type. ``label`` is how wide the number before
    the first line is, ``stops`` are its tab stops; ``face`` is that of its own words.
    """

    style: str
    face: Face
    said: Said
    before: int = 0
    after: int = 0
    line: int = 240
    rule: str = "auto"
    left: int = 0
    right: int = 0
    first: int = 0
    keep: bool = False
    whole: bool = False
    widows: bool = True
    new_page: bool = False
    contextual: bool = False
    flush: bool = True
    label: float = 0.0
    edges: tuple[int, int] = (0, 0)
    stops: tuple[tuple[int, str], ...] = ()


class Looks:
    """All looks of one document, worked out when they are first met."""

    def __init__(self, styles: etree._Element, numbering: etree._Element | None, faces: Faces) -> None:
        self._styles = {one.get(name("styleId")) or "": one for one in styles.iter(name("style"))}
        self._defaults = [
            styles.find(f"{name('docDefaults')}/{name(kind + 'Default')}/{name(kind)}") for kind in ("pPr", "rPr")
        ]
        self._normal = next(
            (key for key, one in self._styles.items() if one.get(name("default")) and _kind(one) == "paragraph"), ""
        )
        self._faces = faces
        self._lists = lists(numbering)
        self._chains: dict[str, tuple[Said, Said]] = {}
        self._looks: dict[str, Look] = {}
        self._runs: dict[tuple[int, str], Face] = {}

    def look(self, properties: str) -> Look:
        """The look of a paragraph with these ``properties``, the inside of its ``w:pPr``."""
        found = self._looks.get(properties)
        if found is None:
            found = self._looks[properties] = self._made(parsed(properties))
        return found

    def run(self, look: Look, properties: str) -> Face:
        """The face of a run with these ``properties``, the inside of its ``w:rPr``, in a paragraph of this look."""
        key = (id(look), properties)
        found = self._runs.get(key)
        if found is None:
            element = parsed(properties)
            said = dict(look.said)
            style = element.find(name("rStyle"))
            if style is not None:
                said |= self._chain(style.get(name("val")) or "")[1]
            say(said, element)
            found = self._runs[key] = self._faces.face(said)
        return found

    def style(self, style: str) -> etree._Element | None:
        """The style with this id."""
        return self._styles.get(style)

    def _made(self, element: etree._Element) -> Look:
        named = element.find(name("pStyle"))
        style = (named.get(name("val")) if named is not None else None) or self._normal
        inherited, run = self._chain(style)
        said = dict(inherited)
        self._paragraph(said, element)
        mark = dict(run)
        own = element.find(name("rPr"))
        if own is not None:
            say(mark, own)
        face = self._faces.face(run)
        line = int(said.get("spacing.line", 240))
        look = Look(
            style=style,
            face=face,
            said=run,
            before=int(said.get("spacing.before", 0)),
            after=int(said.get("spacing.after", 0)),
            line=line,
            rule=said.get("spacing.lineRule", "auto"),
            left=int(said.get("ind.left", said.get("ind.start", 0))),
            right=int(said.get("ind.right", said.get("ind.end", 0))),
            first=int(said.get("ind.firstLine", 0)) - int(said.get("ind.hanging", 0)),
            keep=_on(said, "keepNext"),
            whole=_on(said, "keepLines"),
            widows=_on(said, "widowControl", default=True),
            new_page=_on(said, "pageBreakBefore"),
            contextual=_on(said, "contextualSpacing"),
            flush=said.get("jc", "left") in ("left", "start"),
            edges=(_edge(said, "top"), _edge(said, "bottom")),
            stops=_stops(said.get("tabs", "")),
        )
        text = said.get("label", "")
        if not text or said.get("numPr.numId") == "0":
            return look
        width = face.width(re.sub("%[1-9]", "8", text)) + (face.width(" ") if said.get("suff") == "space" else 0)
        return replace(look, label=width, stops=look.stops if said.get("suff") == "tab" else ((-1, ""),))

    def _chain(self, style: str) -> tuple[Said, Said]:
        """What ``style`` says of paragraphs and of runs, with all that it is based on."""
        if style not in self._chains:
            self._chains[style] = ({}, {})  # a style that is based on itself says nothing
            element = self._styles.get(style)
            paragraph: Said = {}
            run: Said = {}
            based = None if element is None else element.find(name("basedOn"))
            if based is not None:
                paragraph, run = (dict(said) for said in self._chain(based.get(name("val")) or ""))
            elif element is None or _kind(element) == "paragraph":
                for said, default in zip((paragraph, run), self._defaults, strict=True):
                    if default is not None:
                        say(said, default)
            if element is not None:
                for kind, said in (("pPr", paragraph), ("rPr", run)):
                    own = element.find(name(kind))
                    if own is not None and kind == "pPr":
                        self._paragraph(said, own)
                    elif own is not None:
                        say(said, own)
            self._chains[style] = (paragraph, run)
        return self._chains[style]

    def _paragraph(self, said: Said, element: etree._Element) -> None:
        """Add what ``element`` says; the indents of its list come before its own."""
        number = element.find(name("numPr"))
        if number is not None:
            say(said, number, "numPr.")
            level = self._lists.get((said.get("numPr.numId.val", ""), said.get("numPr.ilvl.val", "0")))
            said["label"] = ""
            if level:
                said.update(level)
        say(said, element)


def _on(said: Mapping[str, str], what: str, *, default: bool = False) -> bool:
    return said[what] not in _OFF if what in said else default


def _edge(said: Said, side: str) -> int:
    """The room that a border takes: its line (two and a gap for a double one) and the space to the words."""
    if said.get(f"border.{side}", "none") in ("none", "nil"):
        return 0
    lines = 3 if said[f"border.{side}"] == "double" else 1
    return 20 * int(said.get(f"border.{side}.space", 0)) + lines * round(2.5 * int(said.get(f"border.{side}.sz", 0)))


def _stops(said: str) -> tuple[tuple[int, str], ...]:
    stops: dict[int, str] = {}
    for stop in filter(None, said.split(",")):
        position, kind = stop.split(" ")
        stops[int(position)] = kind
    return tuple(sorted((position, kind) for position, kind in stops.items() if kind != "clear"))


def _kind(style: etree._Element) -> str:
    return style.get(name("type")) or ""
