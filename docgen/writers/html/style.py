"""The style sheet of the page for the screen, with the fonts that it names inside."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import Path

_URL = re.compile(r"""url\((["']?)([^)"']+)\1\)""")
_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


def screen_style(templates: Path) -> str:
    """``house/screen.css`` with every file that it names turned into a data URI.

    Raises ``OSError`` when a file is missing, ``ValueError`` when one lies outside ``templates`` or is neither font
    nor picture.
    """
    sheet = templates / "house" / "screen.css"
    return _URL.sub(lambda match: f"url({_embedded(sheet.parent / match[2], templates)})", sheet.read_text("utf-8"))


def _embedded(file: Path, templates: Path) -> str:
    if not file.resolve().is_relative_to(templates.resolve()):
        raise ValueError(f"{file} lies outside {templates}")
    if file.suffix not in _TYPES:
        raise ValueError(f"{file} is neither font nor picture")
    return f"data:{_TYPES[file.suffix]};base64,{b64encode(file.read_bytes()).decode('ascii')}"
