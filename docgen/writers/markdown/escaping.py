"""Text that no CommonMark parser takes for markup.

Backslashes stand before characters that mean something anywhere; what means something at the start of a line only is
escaped there; white space that a parser would drop or take for a line break is named by its number.
"""

from __future__ import annotations

import re

from docgen.writers.characters import printable

# Besides CommonMark's own: | for tables, ~ and $ for strike-through and formulas where a site renders them.
_ANYWHERE = re.compile(r"[\\`*_\[\]<|~$#]|&(?=[#\w]|$)")
_UNUSUAL = re.compile("[^ !\"%'-)+-;=>?@-Z^a-z{}\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AT_START = re.compile(r"[-+=:>]|\d{1,9}(?=[.)](?:\s|$))")
_EDGES = re.compile(r"^\s+|\s+$")


def escape(words: str) -> str:
    """``words`` as inline Markdown; line breaks and tabs in them stay what they are, without a meaning."""
    if not _UNUSUAL.search(words):
        return words
    escaped = _ANYWHERE.sub(lambda match: "\\" + match[0], printable(words))
    return escaped.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")


def line(words: str) -> str:
    """A whole line of inline Markdown: no list, quotation or rule begins with it, no space at its ends is lost."""
    named = _EDGES.sub(lambda match: "".join(f"&#{ord(space)};" for space in match[0]), words)
    if named == "<br>":
        return "<br><!-- -->"  # alone on a line, the tag would begin a block of HTML
    start = _AT_START.match(named)
    if start is None:
        return named
    if start[0].isdigit():
        return f"{start[0]}\\{named[start.end() :]}"
    return "\\" + named
