"""The record in a file of Markdown: a comment at its end, packed, which no reader of CommonMark shows.

Packed, because a comment ends with the first two hyphens and a bracket, and a record may hold anything that somebody
typed; in lines, because a file of text is read by people too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.carried.packed import pack, unpack
from docgen.carried.shown import Shown

_BEGIN, _END = "\n<!-- docgen-record\n", "\n-->\n"
_HELD = re.compile(r"\n?<!-- docgen-record\s+([\w+/=\s]*?)-->\s*\Z")
_TAG = re.compile(r"</?(?:a|em|strong)\b[^<>]*>|<br>")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#[^()\s]*\)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_NAMED = re.compile(r"&#(\d{1,6});")
_STARS = re.compile(r"(?<!\\)\*+")  # stars of a text itself stand behind a backslash


def put(content: bytes, record: bytes) -> bytes:
    """The file with a record at its end."""
    return content + f"{_BEGIN}{pack(record)}{_END}".encode()


def take(content: bytes) -> bytes | None:
    """The record that a file carries, if there is one."""
    found = _HELD.search(content.decode("utf-8", "replace"))
    return unpack(found[1]) if found else None


def without(content: bytes) -> bytes:
    """The file as it was before a record was put in."""
    return content.partition(_BEGIN.encode())[0]


def shown(content: bytes) -> Iterator[Shown]:
    """What the file says: paragraphs, and each table as one."""
    text = _HELD.sub("", content.decode("utf-8-sig", "replace"))
    lines: list[str] = []
    table: list[str] = []
    for line in [*text.splitlines(), ""]:
        bare = re.sub(r"^\s*(?:>\s?)*\s*", "", line)
        if table and not bare.startswith("|"):
            yield Shown(" ".join(table), tuple(table))
            table = []
        begins = re.match(r"(?:[-*+]|#{1,6})\s+", bare)
        if lines and (not bare or begins or bare.startswith(("|", "<!--"))):
            if words := _plain(" ".join(lines)):
                yield Shown(words)
            lines = []
        if bare.startswith("|"):
            if not re.fullmatch(r"\|(?:\s*:?-+:?\s*\|)+\s*", bare):
                table += [_plain(cell) for cell in re.split(r"(?<!\\)\||<br>", bare) if cell.strip()]
        elif bare and not bare.startswith("<!--"):
            lines.append(bare[begins.end() :] if begins else bare)


def _plain(source: str) -> str:
    """Inline Markdown as its reader sees it."""
    words = _TAG.sub(lambda tag: " " if tag[0] == "<br>" else "", source)
    words = _LINK.sub(r"\1", words)
    words = _STARS.sub("", words)
    words = _NAMED.sub(lambda found: chr(int(found[1])), _ESCAPED.sub(r"\1", words))
    return words.strip()
