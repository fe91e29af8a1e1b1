"""The style sheets of the page for the screen, with the fonts that they name inside: one for the screen, and the one
of the PDF for whoever prints the page."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

_URL = re.compile(r"""url\((["']?)([^)"']+)\1\)""")
# What the page calls the fonts of the PDF: a part of a font may not bear the name of the whole.
_FONTS = {"Source Serif 4": "House Serif", "Source Sans 3": "House Sans", "DejaVu Sans": "House Signs"}
# What only a PDF has.
_BOOKMARKS = re.compile(r"\s*bookmark-level: \w+;?")
# An escape within such a name has no other use than to hide it.
_IMPORT = re.compile(r"@\s*(?:import\b|[^\s{;]*\\)", re.IGNORECASE)
_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


def screen_style(templates: Path) -> str:
    """``house/print.css`` for printing, then ``house/screen.css``, with every file that they name turned into a data
    URI.

    Raises ``OSError`` when a file is missing, ``ValueError`` when one imports another, lies outside ``templates`` or is
    neither font nor picture.
    """
    paper, screen = ((templates / "house" / name).read_text("utf-8") for name in ("print.css", "screen.css"))
    for name, sheet in (("print.css", paper), ("screen.css", screen)):
        if _IMPORT.search(sheet):
            raise ValueError(f"{name} imports another style sheet: write its rules into this one")
    paper = _BOOKMARKS.sub("", paper)
    for name, own in _FONTS.items():
        paper = paper.replace(f'"{name}"', f'"{own}"')
    style = f"@media print {{\n{paper}}}\n{screen}"
    return _URL.sub(lambda match: f"url({_embedded(templates / 'house' / match[2], templates)})", style)


def _embedded(file: Path, templates: Path) -> str:
    if not file.resolve().is_relative_to(templates.resolve()):
        raise ValueError(f"{file} lies outside {templates}")
    if file.suffix not in _TYPES:
        raise ValueError(f"{file} is neither font nor picture")
    return f"data:{_TYPES[file.suffix]};base64,{b64encode(file.read_bytes()).decode('ascii')}"
