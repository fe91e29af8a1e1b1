"""The record in a page: a block of data before the end of its body, which no browser runs or shows.

The content security policy of the page governs scripts, and a block of data is none. It is JSON with the record packed
in it, for the page is sent by mail.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser

from docgen.carried.packed import pack, unpack
from docgen.carried.shown import Shown

_BEGIN, _END = b'<script type="application/json" id="docgen-record">', b"</script>\n"
_BODY = b"</body>"
_NAMES = (b'id="docgen-record"', b"id=docgen-record")  # as it is written, and as a program may write it anew
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "caption", "figcaption", "div", "article"}
_BLOCKS |= {"section", "table", "td", "th", "tr", "header", "ul", "ol", "dl", "figure"}
_HIDDEN = {"script", "style", "template", "svg", "head", "nav", "aside"}
_LABELS = {"number", "label"}


def put(content: bytes, record: bytes) -> bytes:
    """The page with a record in it."""
    body, end, rest = content.rpartition(_BODY)
    held = json.dumps({"packed": pack(record).replace("\n", "")}).encode()
    return body + _BEGIN + held + _END + end + rest


def take(content: bytes) -> bytes | None:
    """The record that a page carries, if there is one."""
    named = max(content.rfind(name) for name in _NAMES)
    begin = content.find(b">", named)
    end = content.find(b"</script>", begin)
    if named < 0 or not 0 <= begin < end:
        return None
    try:
        held = json.loads(content[begin + 1 : end])
    except (ValueError, RecursionError):
        return None
    packed = held.get("packed") if isinstance(held, dict) else None
    return unpack(packed) if isinstance(packed, str) else None


def without(content: bytes) -> bytes:
    """The page as it was before a record was put in."""
    before, begin, after = content.partition(_BEGIN)
    return before + after.partition(_END)[2] if begin else content


def shown(content: bytes) -> Iterator[Shown]:
    """What the page says: paragraphs, and each table as one; without numbers and labels, which stand in elements of
    their own."""
    reader = _Reader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    reader.end()
    yield from reader.found


class _Reader(HTMLParser):
    """Gathers words between the beginnings and ends of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Shown] = []
        self._words: list[str] = []
        self._cells: list[str] | None = None
        self._hidden = 0
        self._label = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.end()
            if tag == "table":
                self._cells = []
        elif tag == "br":
            self._words.append(" ")
        elif tag == "span" and (self._label or dict(attrs).get("class") in _LABELS):
            self._label += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "span" and self._label:
            self._label -= 1
        elif tag in _BLOCKS:
            self.end()
            if tag == "table" and self._cells is not None:
                self.found.append(Shown(" ".join(self._cells), tuple(self._cells)))
                self._cells = None
            elif tag == "caption" and self._cells:
                self.found.append(Shown(self._cells.pop()))

    def handle_data(self, data: str) -> None:
        if not self._hidden and not self._label:
            self._words.append(data)

    def end(self) -> None:
        """The block that was being read has ended."""
        words = " ".join("".join(self._words).split())
        self._words = []
        if not words:
            return
        if self._cells is None:
            self.found.append(Shown(words))
        else:
            self._cells.append(words)
