"""The record in a Word file: a part of custom XML, which Word and LibreOffice keep when they save the file.

Parts that stay as they are, are copied as they are packed, so that a record is put in within a few milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.carried.shown import Shown
from docgen.carried.zipped import read, replaced
from docgen.outside.archive import Archive
from docgen.outside.counting import W

if TYPE_CHECKING:
    from lxml import etree

NAMESPACE = "urn:docgen:record"
_STORE = "{5E0C9A1D-7B62-4D0F-9C3E-D0C6E2EC02D1}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES, _OF_DOCUMENT = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OVERRIDE = re.compile(r'<Override PartName="/customXml/itemProps(\d+)\.xml" ContentType="[^"]*" */>(?=</Types>)')
_RELATION = re.compile(r'<Relationship Id="rIdRecord"[^>]*/>')
_NAMED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "drawing", "pict", "object", "rPr", "pPr", "instrText")}
_HOLDERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "customXml", "moveTo")}
_DEEPEST = 60


def put(content: bytes, record: bytes) -> bytes:
    """The file with a record in it."""
    held = read(content, _TYPES, _OF_DOCUMENT)
    number = 1 + len(re.findall(rb"/customXml/itemProps\d+\.xml", held[_TYPES]))
    types = f'<Override PartName="/customXml/itemProps{number}.xml" ContentType="{_PROPERTIES}"/></Types>'
    relation = (
        f'<Relationship Id="rIdRecord" Type="{_RELATIONS}/customXml" Target="../customXml/item{number}.xml"/>'
        "</Relationships>"
    )
    words = record.decode().translate(_NAMED)
    return replaced(
        content,
        {
            _TYPES: held[_TYPES].replace(b"</Types>", types.encode()),
            _OF_DOCUMENT: held[_OF_DOCUMENT].replace(b"</Relationships>", relation.encode()),
            f"customXml/item{number}.xml": f'{_HEAD}<record xmlns="{NAMESPACE}">{words}</record>'.encode(),
            f"customXml/_rels/item{number}.xml.rels": (
                f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                f'<Relationship Id="rId1" Type="{_RELATIONS}/customXmlProps" Target="itemProps{number}.xml"/>'
                "</Relationships>"
            ).encode(),
            f"customXml/itemProps{number}.xml": (
                f'{_HEAD}<ds:datastoreItem ds:itemID="{_STORE}" xmlns:ds="{_DATASTORE}">'
                f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
            ).encode(),
        },
    )


def take(content: bytes) -> bytes | None:
    """The record that a file carries, if there is one. Raises UnreadableError where it is no Word file."""
    archive = Archive(content)
    for name in sorted(archive.names):
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = archive.part(name)
            if root is not None and root.tag == f"{{{NAMESPACE}}}record":
                return (root.text or "").encode()
    return None


def without(content: bytes) -> bytes:
    """The file as it was before a record was put in."""
    held = read(content, _TYPES, _OF_DOCUMENT)
    types = held[_TYPES].decode()
    found = _OVERRIDE.search(types)
    if found is None or not _RELATION.search(relations := held[_OF_DOCUMENT].decode()):
        return content
    number = found[1]
    gone = {f"customXml/item{number}.xml", f"customXml/_rels/item{number}.xml.rels", f"customXml/itemProps{number}.xml"}
    kept = {_TYPES: _OVERRIDE.sub("", types).encode(), _OF_DOCUMENT: _RELATION.sub("", relations).encode()}
    return replaced(content, kept, gone)


def shown(content: bytes) -> Iterator[Shown]:
    """What the file says: paragraphs without the numbers that Word computes, and each table as one; tracked changes
    count as accepted. Raises UnreadableError where it is no Word file."""
    root = Archive(content).part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is not None:
        yield from _shown(body, 0)


def _shown(holder: etree._Element, depth: int) -> Iterator[Shown]:
    if depth > _DEEPEST:
        return
    for child in holder:
        if child.tag == f"{W}p":
            words = _words(child)
            if words:
                yield Shown(words)
        elif child.tag == f"{W}tbl":
            cells = tuple(filter(None, (_words(paragraph) for paragraph in child.iter(f"{W}p"))))
            yield Shown(" ".join(cells), cells)
        elif child.tag in _HOLDERS:
            yield from _shown(child, depth + 1)


def _words(paragraph: etree._Element) -> str:
    said: list[str] = []
    _gather(paragraph, said)
    return " ".join("".join(said).split())


def _gather(holder: etree._Element, said: list[str]) -> None:
    for child in holder:
        tag = child.tag
        if tag == f"{W}t":
            said.append(child.text or "")
        elif tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            said.append(" ")
        elif tag == f"{W}noBreakHyphen":
            said.append("-")
        elif tag not in _LEFT_OUT and isinstance(tag, str) and not tag.endswith("}AlternateContent"):
            _gather(child, said)
