"""Reads a Word document back as Word would: its parts, its words, and the number that each paragraph gets.

Counts by the rules of the file format (ECMA-376 part 1, 17.9), written without a look at the writer: lists that share a
definition share their counts, and a start override restarts a level where its list begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = {
    text: n for n, text in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}


def part(data: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def body(data: bytes) -> etree._Element:
    return part(data, "word/document.xml")[0]


def words(paragraph: etree._Element) -> str:
    """What a reader sees: results of fields, not their codes."""
    found = paragraph.iter(f"{W}t", f"{W}noBreakHyphen")
    return "".join("-" if t.tag == f"{W}noBreakHyphen" else t.text or "" for t in found).replace("\u2011", "-")


def style(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return value(found) if found is not None else ""


def value(element: etree._Element) -> str:
    return element.get(f"{W}val", "")


def child_value(element: etree._Element, name: str) -> str:
    found = element.find(f"{W}{name}")
    return "" if found is None else value(found)


@dataclass
class Counter:
    """Word's counts while it lays out a document."""

    styles: dict[str, etree._Element]
    abstracts: dict[str, etree._Element]
    numbers: dict[str, etree._Element]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, paragraph: etree._Element) -> str:
        """The number of this paragraph, the next one in the document; empty without a number, a bullet as it is."""
        number, level = self._list(paragraph)
        if number in ("", "0"):
            return ""
        levels = self._levels(number)
        abstract = child_value(self.numbers[number], "abstractNumId")
        counts = self.counts.setdefault(abstract, {})
        override = self.numbers[number].find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}startOverride")
        if override is not None and (number, level) not in self.begun:
            self.begun.add((number, level))
            counts[level] = int(value(override))
        else:
            counts[level] = counts[level] + 1 if level in counts else int(child_value(levels[level], "start"))
        for deeper in [key for key in counts if key > level]:
            del counts[deeper]

        def show(place: re.Match[str]) -> str:
            other = int(place[1]) - 1
            shown = counts.get(other, int(child_value(levels[other], "start")))
            return written(shown, child_value(levels[other], "numFmt"))

        return re.sub("%([1-9])", show, child_value(levels[level], "lvlText"))

    def is_bullet(self, paragraph: etree._Element) -> bool:
        number, level = self._list(paragraph)
        return number not in ("", "0") and child_value(self._levels(number)[level], "numFmt") == "bullet"

    def _list(self, paragraph: etree._Element) -> tuple[str, int]:
        direct = paragraph.find(f"{W}pPr/{W}numPr")
        if direct is not None:
            return child_value(direct, "numId"), int(child_value(direct, "ilvl") or 0)
        named = style(paragraph)
        while named:
            own = self.styles[named].find(f"{W}pPr/{W}numPr/{W}numId")
            if own is not None:
                # the level in a style is ignored: the level of the list that names the style counts (17.3.1.19)
                linked = [n for n, e in self._levels(value(own)).items() if child_value(e, "pStyle") == named]
                return value(own), linked[0] if linked else 0
            named = child_value(self.styles[named], "basedOn")
        return "", 0

    def _levels(self, number: str) -> dict[int, etree._Element]:
        abstract = self.abstracts[child_value(self.numbers[number], "abstractNumId")]
        levels = {int(e.get(f"{W}ilvl", "0")): e for e in abstract.findall(f"{W}lvl")}
        for override in self.numbers[number].findall(f"{W}lvlOverride"):
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[int(override.get(f"{W}ilvl", "0"))] = own
        return levels


def counter(data: bytes) -> Counter:
    numbering = part(data, "word/numbering.xml")
    return Counter(
        {e.get(f"{W}styleId", ""): e for e in part(data, "word/styles.xml").iter(f"{W}style")},
        {e.get(f"{W}abstractNumId", ""): e for e in numbering.findall(f"{W}abstractNum")},
        {e.get(f"{W}numId", ""): e for e in numbering.findall(f"{W}num")},
    )


def numbered(data: bytes) -> list[tuple[str, str]]:
    """Number and words of every paragraph that Word would number, in reading order, bullets left out."""
    count = counter(data)
    found = []
    for paragraph in body(data).iter(f"{W}p"):
        label = count.label(paragraph)
        if label and not count.is_bullet(paragraph):
            found.append((label, words(paragraph)))
    return found


def written(count: int, form: str) -> str:
    letter = chr(ord("a") + (count - 1) % 26) * (1 + (count - 1) // 26)
    roman = next((text for text, n in _ROMAN.items() if n == count), "?")
    shown = {"decimal": str(count), "lowerLetter": letter, "upperLetter": letter.upper()}
    return (shown | {"lowerRoman": roman, "upperRoman": roman.upper(), "bullet": "•"})[form]


@dataclass(frozen=True)
class Bound:
    """A content control that is bound to XML in the file: what it shows, and the words of the nodes that it finds."""

    tag: str
    words: str
    store: str
    xpath: str
    nodes: list[str]


def bound(data: bytes) -> list[Bound]:
    """The bound controls of text, heads and feet, as a reader that knows the file format alone finds their nodes."""
    with ZipFile(BytesIO(data)) as archive:
        names = sorted(n for n in archive.namelist() if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", n))
        parts = [etree.fromstring(archive.read(name)) for name in names]
        store = etree.fromstring(archive.read("customXml/item1.xml")) if names else None
    found = []
    for control in (control for part in parts for control in part.iter(f"{W}sdt")):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        if binding is not None:
            declared = dict(re.findall(r"xmlns:(\w+)='([^']*)'", binding.get(f"{W}prefixMappings", "")))
            xpath = binding.get(f"{W}xpath", "")
            nodes = [
                (node.text or "").replace("\u2011", "-")
                for node in store.getroottree().xpath(xpath, namespaces=declared)
            ]
            tag = child_value(control.find(f"{W}sdtPr"), "tag")
            found.append(Bound(tag, words(control), binding.get(f"{W}storeItemID", ""), xpath, nodes))
    return found
