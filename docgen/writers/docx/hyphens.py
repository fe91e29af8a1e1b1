"""Soft hyphens in words that are wider than their column, where the language divides them.

In: words and the language of the document. Out: the same words in parts. Word hyphenates by itself only where it knows
the language, LibreOffice only with its patterns; both divide at a soft hyphen. The patterns are those of the PDF.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from docgen.writers.hyphenation import hyphenation

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT = "\u00ad"
SHORTEST = 9
_SIDE = 4  # no fewer letters before or after a hyphen, as in print.css
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_LITERAL = ("@", "://")  # a hyphen at the end of a line would be taken for a part of the address


@lru_cache(maxsize=8192)
def divided(piece: str, language: str) -> str:
    """``piece`` with a soft hyphen wherever it may be divided; unchanged in a ``language`` without patterns."""
    patterns = _patterns(language)
    if patterns is None or any(mark in piece for mark in _LITERAL):
        return piece
    return _WORD.sub(lambda word: str(patterns.inserted(word[0], SOFT)), piece)


@cache
def _patterns(language: str) -> Pyphen | None:
    return hyphenation(language, _SIDE, _SIDE)
