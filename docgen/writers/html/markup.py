"""What every piece of a page is made of: escaped text, attributes, and the medium it is for."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from docgen.writers.characters import printable


class Medium(StrEnum):
    """What the page is for. Paper leaves out what only a browser has a use for: each element costs layout time."""

    SCREEN = "screen"
    PAPER = "paper"


def text(words: str) -> str:
    """``words`` as character data. HTML knows no carriage return, by sign or by number: it becomes a line feed."""
    return printable(words).translate(_NAMED) if _UNUSUAL.search(words) else words


def attributes(**pairs: str) -> str:
    """Attributes, a space before each, empty ones left out; ``data_path`` is ``data-path``, ``class_`` ``class``."""
    return "".join(
        [f' {_spelled(name)}="{text(value).replace(_QUOTE, "&quot;")}"' for name, value in pairs.items() if value]
    )


@cache
def _spelled(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


# Most words hold nothing that must be named: one search tells.
_UNUSUAL = re.compile("[^ !-%'-;=?-~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff\t\n]")
_NAMED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "\n"}
_QUOTE = '"'
