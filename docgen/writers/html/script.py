"""The script of the page for the screen, and the digest by which the page lets it run, and it alone."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Script:
    """A script as it stands in the page, and its digest as a content security policy names it."""

    element: str
    digest: str


def page_script(templates: Path) -> Script:
    """``house/page.js``, the same for every document: no word of a document ever stands in it.

    Raises ``OSError`` when the file is missing, ``ValueError`` when it holds what would end the element early.
    """
    file = templates / "house" / "page.js"
    code = file.read_text("utf-8")
    if "</" in code or "<!--" in code:
        raise ValueError(f"{file}: neither </ nor <!-- may stand in a script within a page")
    digest = b64encode(sha256(code.encode()).digest()).decode("ascii")
    return Script(f"<script>{code}</script>\n", f"sha256-{digest}")
