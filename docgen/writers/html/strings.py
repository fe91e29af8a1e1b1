"""What the margins of every page say, handed to the style sheet as custom properties; it decides where they stand."""

from __future__ import annotations

import re

from docgen.assembly.document import Cover
from docgen.writers.characters import printable

_COUNTERS = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
_SPECIAL = re.compile(r'[\\"<\x00-\x1f\x7f]')


def page_strings(cover: Cover) -> str:
    """``--running-head``, ``--status`` and ``--page``; the last counts: ``"Page " counter(page) " of " …``."""
    parts = re.split(r"(\{pages?\})", cover.page)
    page = " ".join(_COUNTERS.get(part) or _string(part) for part in parts if part) or '""'
    strings = f"--running-head: {_string(cover.running_head)}; --status: {_string(cover.status)}; --page: {page}"
    return f":root {{ {strings} }}\n"


def _string(words: str) -> str:
    """A CSS string; ``<`` is escaped too, since the style sheet stands inside a page."""
    return '"' + _SPECIAL.sub(lambda match: f"\\{ord(match[0]):x} ", printable(words)) + '"'
