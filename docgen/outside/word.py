"""A .docx -> paragraphs, with the numbers that Word prints before them.

In: the bytes of a file. Out: its paragraphs, headings, list items and cells. A place is the number of the paragraph,
counted from the beginning of the document through tables too, and the character within it. What somebody struck out
under tracked changes is left out, what was put in stands; headers, footnotes, comments and text boxes are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.outside.archive import Archive, UnreadableError
from docgen.outside.counting import Counter, W
from docgen.outside.text import Kind, Link, Mark, Paragraph

if TYPE_CHECKING:
    from lxml import etree

_REFERENCE = re.compile(r"\s*(REF|PAGEREF|HYPERLINK)\s+(?:\\l\s+)?\"?([^\s\"]+)\"?(.*)")
_LEFT_OUT = {f"{W}{name}" for name in ("del", "moveFrom", "drawing", "pict", "object", "rPr", "pPr", "instrText")}
_PICTURES = tuple(f"{W}{name}" for name in ("drawing", "pict", "object"))
_CONTENTS = re.compile(r"(?:toc|verzeichnis|table of figures|abbildungsverzeichnis)\b")


@dataclass(slots=True)
class _Field:
    """A field that has begun: what it is to be, where its words begin, and whether they have begun."""

    instruction: str = ""
    start: int = -1


@dataclass(slots=True)
class _Made:
    """A paragraph that is being read; the fields that are open go on into the next."""

    counter: Counter
    fields: list[_Field]
    words: str = ""
    bold: list[tuple[int, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    toc: bool = False


def read(file: str, content: bytes) -> list[Paragraph]:
    """The paragraphs of a file."""
    archive = Archive(content)
    root = archive.part("word/document.xml")
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise UnreadableError("word")
    counter = Counter(archive.part("word/numbering.xml"), archive.part("word/styles.xml"))
    open_fields: list[_Field] = []
    found: list[Paragraph] = []
    for number, (element, cell) in enumerate(_paragraphs(body), 1):
        label, depth = counter.label(element)
        made = _Made(counter, open_fields)
        made.toc = any(one.instruction.strip().startswith("TOC") for one in open_fields)
        _read(made, element, bold=False)
        open_fields = made.fields
        style, outline = counter.style_of(element), counter.outline(element)
        kind, level = _kind(made, style, outline, cell=cell, item=counter.bulleted(element))
        if not made.words.strip() and kind is not Kind.HEADING:
            if next(element.iter(*_PICTURES), None) is None:
                continue
            kind = Kind.FIGURE
        found.append(
            Paragraph(
                file,
                made.words,
                kind,
                (Mark(0, number, 1),),
                level or depth,
                label,
                False,
                tuple(_joined(made.bold)),
                tuple(made.links),
                tuple(made.anchors),
            )
        )
    return found


def _paragraphs(holder: etree._Element, *, cell: bool = False, depth: int = 0) -> Iterator[tuple[etree._Element, bool]]:
    """The paragraphs in the order in which they are read, with whether each stands in a table of several columns."""
    if depth > 60:
        return
    for child in holder:
        if child.tag == f"{W}p":
            yield child, cell
        elif child.tag == f"{W}tr":
            several = len(child.findall(f"{W}tc")) + len(child.findall(f"{W}sdt")) > 1
            yield from _paragraphs(child, cell=several, depth=depth + 1)
        elif child.tag in (f"{W}tbl", f"{W}tc", f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _paragraphs(child, cell=cell, depth=depth + 1)


def _kind(made: _Made, style: str, outline: int | None, *, cell: bool, item: bool) -> tuple[Kind, int]:
    if made.toc or _CONTENTS.match(style):
        return Kind.CONTENTS, 0
    if cell:
        return Kind.CELL, 0
    if style == "title" and outline is None:
        return Kind.HEADING, 1
    if outline is not None and (len(made.words.split()) <= 20 or style.startswith("heading")):
        return (Kind.HEADING, outline) if len(made.words) < 200 else (Kind.BODY, 0)
    return (Kind.ITEM if item else Kind.BODY), 0


def _read(made: _Made, holder: etree._Element, *, bold: bool) -> None:
    for child in holder:
        tag = str(child.tag)
        name = tag.removeprefix(W)
        if name == "fldChar":
            _turn(made, child.get(f"{W}fldCharType", ""))
        elif name == "instrText" and made.fields and made.fields[-1].start < 0:
            made.fields[-1].instruction += child.text or ""
        elif tag in _LEFT_OUT or tag.endswith("}AlternateContent"):
            continue
        elif name == "bookmarkStart":
            made.anchors.append(child.get(f"{W}name", ""))
        elif name == "hyperlink":
            start = len(made.words)
            _read(made, child, bold=bold)
            if anchor := child.get(f"{W}anchor"):
                made.links.append(Link(start, len(made.words), f"#{anchor}"))
        elif name == "fldSimple":
            made.fields.append(_Field(child.get(f"{W}instr", ""), len(made.words)))
            _read(made, child, bold=bold)
            _end(made)
        elif name == "t":
            if not made.fields or made.fields[-1].start >= 0:
                _add(made, child.text or "", bold=bold)
        elif name in ("tab", "br", "cr"):
            _add(made, " ", bold=False)
        elif name in ("noBreakHyphen", "softHyphen"):
            _add(made, "-" if name == "noBreakHyphen" else "", bold=bold)
        elif name == "r":
            _read(made, child, bold=made.counter.bold(child))
        else:
            _read(made, child, bold=bold)


def _turn(made: _Made, kind: str) -> None:
    if kind == "begin":
        made.fields.append(_Field())
    elif kind == "separate" and made.fields:
        made.fields[-1].start = len(made.words)
        made.toc = made.toc or made.fields[-1].instruction.strip().startswith("TOC")
    elif kind == "end" and made.fields:
        _end(made)


def _end(made: _Made) -> None:
    closed = made.fields.pop()
    said = _REFERENCE.match(closed.instruction)
    if said and closed.start >= 0 and said[1] != "PAGEREF":
        number = said[1] == "REF" and bool(re.search(r"\\[rnw]\b", said[3]))
        if said[1] == "REF" or "\\l" in closed.instruction:
            made.links.append(Link(min(closed.start, len(made.words)), len(made.words), f"#{said[2]}", number))


def _add(made: _Made, words: str, *, bold: bool) -> None:
    start = len(made.words)
    made.words += words.replace("\u00a0", " ")
    if bold and words.strip():
        made.bold.append((start, len(made.words)))


def _joined(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that follow one another as one."""
    last: tuple[int, int] | None = None
    for start, end in stretches:
        if last and start <= last[1]:
            last = (last[0], end)
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last
