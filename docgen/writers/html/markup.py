"""What every piece of a page is made of: escaped text, attributes, and the medium it is for."""

from __future__ import annotations

from enum import StrEnum

from docgen.writers.characters import printable


class Medium(StrEnum):
    """What the page is for. Paper leaves out what only a browser has a use for: each element costs layout time."""

    SCREEN = "screen"
    PAPER = "paper"


def text(words: str) -> str:
    """``words`` as character data. A carriage return must be named, or parsers turn it into a line feed."""
    return printable(words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def attributes(**pairs: str) -> str:
    """Attributes, a space before each, empty ones left out; ``data_path`` is ``data-path``, ``class_`` ``class``."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value).replace(chr(34), "&quot;")}"'
        for name, value in pairs.items()
        if value
    )
