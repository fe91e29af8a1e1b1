"""Word's own multilevel lists: which number Word will compute, and that it is the number in the tree.

In: the numbering part and the styles of the shell, and the tree's numbers in reading order. Out: the lists that the
paragraphs count in. The shell says how a level looks and how far it is indented; the tree says what is
counted. A number that Word would compute otherwise raises ValueError: after the next update of fields it would be
wrong in the reader's hands.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.finding import SaidError, say
from docgen.writers.docx.names import add, name
from docgen.writers.docx.numerals import Counting, counting, numeral
from docgen.writers.docx.styles import Styles


@dataclass(slots=True)
class Outline:
    """A multilevel list that runs through the document, as it stands at the present paragraph."""

    number_id: str
    levels: list[etree._Element]
    counts: list[int] = field(default_factory=list)
    looks: list[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.looks = [(value(level, "lvlText"), value(level, "numFmt")) for level in self.levels]

    def advance(self, level: int, expected: str) -> None:
        """Count the next paragraph of ``level``. Raises ValueError if Word's number is not ``expected``."""
        self.counts += [0] * (level + 1 - len(self.counts))
        self.counts[level:] = [self.counts[level] + 1]
        shown = re.sub(
            "%([1-9])",
            lambda place: numeral(self.counts[int(place[1]) - 1], self.looks[int(place[1]) - 1][1]),
            self.looks[level][0],
        )
        if shown.rstrip(".") != expected.rstrip("."):
            raise SaidError(say("SHL003.number", computed=shown, number=expected))

    def name_first_level(self, label: str, number: str) -> None:
        """Let the first level read as in ``label``, which holds ``number``: ``Schedule %1`` for ``Schedule 2``."""
        before, _, after = label.rpartition(number)
        text, format = self.looks[0] = f"{before}%1{after}", counting([number]).format
        child(self.levels[0], "lvlText").set(name("val"), text)
        child(self.levels[0], "numFmt").set(name("val"), format)


class Numbering:
    """The numbering part of one document."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._root = root
        self._abstracts = {e.get(name("abstractNumId")): e for e in root.iter(name("abstractNum"))}
        self._numbers = {e.get(name("numId")): value(e, "abstractNumId") for e in root.iter(name("num"))}
        self._styles = styles
        self._levels_of: dict[str, list[etree._Element]] = {}
        self._next = max((int(number) for number in self._numbers if number), default=0) + 1

    def outline(self, style: str) -> Outline:
        """The multilevel list that the heading style ``style`` counts in."""
        return Outline(self._styles.number_id(style), self._levels(style))

    def items(self, style: str, depth: int, labels: list[str]) -> str:
        """A new list in the look of ``style`` whose items at ``depth`` bear ``labels`` (none: bullets); its id."""
        number = add(self._root, "num", numId=str(self._next))
        add(number, "abstractNumId", val=self._numbers[self._styles.number_id(style)] or "")
        if labels:
            self._count(number, depth, self._levels(style)[depth], counting(labels))
        self._next += 1
        return str(self._next - 1)

    def indent(self, style: str, depth: int) -> str:
        """How far the text of ``depth`` is indented in the lists of ``style``, in twentieths of a point."""
        indent = child(child(self._levels(style)[depth], "pPr"), "ind")
        return indent.get(name("left")) or indent.get(name("start")) or "0"

    def _levels(self, style: str) -> list[etree._Element]:
        if style not in self._levels_of:
            abstract = self._abstracts[self._numbers[self._styles.number_id(style)]]
            self._levels_of[style] = abstract.findall(name("lvl"))
        return self._levels_of[style]

    def _count(self, number: etree._Element, depth: int, level: etree._Element, way: Counting) -> None:
        override = add(number, "lvlOverride", ilvl=str(depth))
        add(override, "startOverride", val=str(way.start))
        text = f"{way.before}%{depth + 1}{way.after}"
        if (value(level, "numFmt"), value(level, "lvlText")) != (way.format, text):
            own = deepcopy(level)
            for link in own.findall(name("pStyle")):
                own.remove(link)
            child(own, "start").set(name("val"), str(way.start))
            child(own, "numFmt").set(name("val"), way.format)
            child(own, "lvlText").set(name("val"), text)
            override.append(own)


def child(parent: etree._Element, local: str) -> etree._Element:
    """The child of ``parent`` with this name. Raises ValueError if the shell lacks it."""
    found = parent.find(name(local))
    if found is None:
        raise SaidError(say("SHL003.part", part=local, within=etree.QName(parent).localname))
    return found


def value(parent: etree._Element, local: str) -> str:
    """What the child of ``parent`` with this name says."""
    return child(parent, local).get(name("val")) or ""
