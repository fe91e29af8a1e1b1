"""Markdown -> paragraphs.

In: the text of a file. Out: its paragraphs, headings, list items and cells, each with line and column. What is no text
for the reader of a contract, such as code, comments and front matter, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.outside.inline import unmark
from docgen.outside.text import Kind, Mark, Paragraph

_HEADING = re.compile(r" {0,3}(#{1,6})(?:(?:\s+|(?<=##)(?=[^\W_]))(.*?))?(?:\s+#+)?\s*$")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,3}[.)]|(?<=\s)[a-z]\.)(\s+)(?=\S)")
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,})\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_CONTENTS = re.compile(r"^(?:table of )?contents$|^inhalt(?:sverzeichnis|sübersicht)?$", re.IGNORECASE)
_PICTURE = re.compile(r"!\[|<img\b|<table\b|<svg\b")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class _Open:
    """The paragraph that is being read."""

    kind: Kind = Kind.BODY
    level: int = 0
    label: str = ""
    lines: list[tuple[int, int, str]] = field(default_factory=list)


def read(file: str, written: str) -> list[Paragraph]:
    """The paragraphs of a file."""
    waiting: list[str] = []  # anchors that stand ahead of their paragraph
    found: list[Paragraph] = []
    contents = 0
    counted: dict[int, int] = {}  # how many items “1.” have followed one another, by depth
    for block in _blocks(written.splitlines()):
        made = unmark(block.lines)
        waiting += made.anchors
        if not made.words.strip() and _PICTURE.search(block.lines[0][2]):
            block.kind = Kind.FIGURE
        if not made.words.strip() and block.kind not in (Kind.HEADING, Kind.FIGURE):
            continue
        if block.kind is Kind.HEADING:
            contents = block.level if _CONTENTS.match(made.words.strip()) else 0
        elif contents and block.kind is Kind.ITEM:
            block.kind = Kind.CONTENTS
        if block.kind is not Kind.BODY:
            counted = {
                depth: ones for depth, ones in counted.items() if block.kind is Kind.ITEM and depth <= block.level
            }
        label, itself = block.label, False
        if block.kind is Kind.ITEM and re.fullmatch(r"1[.)]", label):  # Markdown counts “1. 1. 1.” on
            counted[block.level] = counted.get(block.level, 0) + 1
            label, itself = f"{counted[block.level]}{label[-1]}", counted[block.level] > 1
        first = block.lines[0]
        marks = tuple(made.marks) or (Mark(0, first[0], first[1]),)
        bold, links = tuple(made.bold), tuple(made.links)
        anchors = tuple(waiting)
        found.append(
            Paragraph(
                file,
                made.words,
                block.kind,
                marks,
                block.level,
                label,
                bool(label) and not itself,
                bold,
                links,
                anchors,
            )
        )
        waiting = []
    return found


def _blocks(lines: list[str]) -> Iterator[_Open]:
    open_ = _Open()
    fence, comment, start = "", False, _front_matter(lines)
    for number, line in enumerate(lines[start:], start + 1):
        mark = _FENCE.match(line)
        if fence or mark:
            if not fence:
                yield from _ended(open_)
                open_ = _Open()
                yield _Open(Kind.FIGURE, 0, "", [(number, 1, "")])
            fence = "" if fence and mark and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
            continue
        if comment or line.lstrip().startswith("<!--"):
            comment = "-->" not in line
            continue
        numbered = open_.kind is Kind.ITEM and open_.label and len(open_.lines) == 1
        if open_.lines and (open_.kind is Kind.BODY or numbered) and _UNDERLINE.match(line):
            open_.kind, open_.level = Kind.HEADING, 1 if "=" in line else 2
            yield open_
            open_ = _Open()
            continue
        heading, item = _HEADING.match(line), _ITEM.match(line)
        quoted = re.match(r"\s*(?:>\s?)+", line)
        if not line.strip() or _RULE.match(line) or heading or item or line.lstrip().startswith("|"):
            if open_.lines:
                yield open_
            open_ = _Open()
        if heading:
            words = heading[2] or ""
            yield _Open(Kind.HEADING, len(heading[1]), "", [(number, line.find(words, len(heading[1])) + 1, words)])
        elif not line.strip() or _RULE.match(line):
            continue
        elif line.lstrip().startswith("|"):
            yield from _cells(line, number)
        elif item:
            label = item[2] if item[2][0].isalnum() else ""
            depth = len(item[1].expandtabs(4)) // 2
            open_ = _Open(Kind.ITEM, depth, label, [(number, item.end() + 1, line[item.end() :])])
        else:
            begin = quoted.end() if quoted else len(line) - len(line.lstrip())
            open_.lines.append((number, begin + 1, line[begin:].rstrip()))
            if line.endswith(("  ", "\\")):  # a line that ends here and not where the paper does
                yield open_
                open_ = _Open(open_.kind, open_.level)
    if open_.lines:
        yield open_


def _ended(open_: _Open) -> Iterator[_Open]:
    if open_.lines:
        yield open_


def _front_matter(lines: list[str]) -> int:
    """How many lines it takes."""
    if lines and lines[0].strip() == "---":
        for number, line in enumerate(lines[1:200], 2):
            if line.strip() in ("---", "..."):
                return number
    return 0


def _cells(line: str, number: int) -> Iterator[_Open]:
    if _TABLE_RULE.match(line):
        return
    edges = [found.start() for found in _CELL.finditer(line)]
    for begin, end in zip(edges, [*edges[1:], len(line)], strict=True):
        words = line[begin + 1 : end]
        lead = len(words) - len(words.lstrip())
        if words.strip():
            yield _Open(Kind.CELL, 0, "", [(number, begin + 2 + lead, words.strip())])
