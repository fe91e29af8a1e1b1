"""How tables look, as far as it decides how much room they take: margins of cells and the thickness of borders.

In: the properties of tables and cells as they stand in the file. Out: the same on tables and cells. Lengths are in
twentieths of a point.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docgen.writers.docx.names import name
from docgen.writers.docx.pages.blocks import Cell, Table
from docgen.writers.docx.pages.looks import Looks
from docgen.writers.docx.pages.said import parsed

if TYPE_CHECKING:
    from lxml import etree

_STYLE = re.compile(r'<w:tblStyle w:val="([^"]*)"')
_LOOK = re.compile(r"<w:tblLook ([^>]*)/>")
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"')
_MERGED = re.compile(r'<w:vMerge(?: w:val="(\w+)")? ?/>')
_FIRST_ROW, _LAST_ROW = 0x20, 0x40


class TableLooks:
    """The looks of the tables of one document."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._styles: dict[str, Table] = {}

    def table(self, properties: str) -> Table:
        """A table without rows, with these ``properties``, the inside of its ``w:tblPr``."""
        found = _STYLE.search(properties)
        style = self._style(found[1] if found else "")
        shown = _LOOK.search(properties)
        flags = _flags(shown[1] if shown else "")
        table = Table(margins=dict(style.margins), borders=dict(style.borders))
        table.first = style.first if flags & _FIRST_ROW else {}
        table.last = style.last if flags & _LAST_ROW else {}
        if "tblCellMar" in properties or "tblBorders" in properties:
            _take(table, parsed(properties))
        return table

    def cell(self, cell: Cell, properties: str) -> None:
        """Give ``cell`` these ``properties``, the inside of its ``w:tcPr``."""
        if "gridSpan" in properties and (found := _SPAN.search(properties)):
            cell.span = int(found[1])
        if "vMerge" in properties and (found := _MERGED.search(properties)):
            cell.merged = found[1] != "restart"
        if "tcBorders" in properties or "tcMar" in properties:
            element = parsed(properties)
            cell.borders = _borders(element.find(name("tcBorders")))
            cell.margins = _margins(element.find(name("tcMar")))

    def _style(self, style: str) -> Table:
        if style not in self._styles:
            table = self._styles[style] = Table(margins={"left": 108, "right": 108})
            element = self._looks.style(style)
            if element is not None:
                based = element.find(name("basedOn"))
                if based is not None:
                    under = self._style(based.get(name("val")) or "")
                    table.margins, table.borders = dict(under.margins), dict(under.borders)
                    table.first, table.last = dict(under.first), dict(under.last)
                properties = element.find(name("tblPr"))
                if properties is not None:
                    _take(table, properties)
                for part in element.findall(name("tblStylePr")):
                    borders = _borders(part.find(f"{name('tcPr')}/{name('tcBorders')}"))
                    if part.get(name("type")) == "firstRow":
                        table.first = borders
                    elif part.get(name("type")) == "lastRow":
                        table.last = borders
        return self._styles[style]


def _take(table: Table, properties: etree._Element) -> None:
    table.margins |= _margins(properties.find(name("tblCellMar")))
    table.borders |= _borders(properties.find(name("tblBorders")))


def _margins(element: etree._Element | None) -> dict[str, int]:
    sides = {"start": "left", "end": "right"}
    found = {} if element is None else {_local(side): int(side.get(name("w")) or 0) for side in element}
    return {sides.get(side, side): width for side, width in found.items()}


def _borders(element: etree._Element | None) -> dict[str, int]:
    found = {}
    for side in () if element is None else element:
        drawn = (side.get(name("val")) or "nil") not in ("nil", "none")
        lines = 3 if side.get(name("val")) == "double" else 1
        found[_local(side)] = lines * round(2.5 * int(side.get(name("sz")) or 0)) if drawn else 0
    return found


def _flags(shown: str) -> int:
    said = dict(re.findall(r'w:(\w+)="(\w+)"', shown))
    flags = int(said.get("val", "0"), 16)
    for name_, flag in (("firstRow", _FIRST_ROW), ("lastRow", _LAST_ROW)):
        if name_ in said:
            flags = flags | flag if said[name_] in ("1", "true") else flags & ~flag
    return flags


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]
