"""Marks of words: two texts that read alike have the same mark, in whichever format they stand.

In: words. Out: their mark, or the words as they are compared. What is spelled differently by the formats for the same
reader, such as soft hyphens, kinds of spaces and of hyphens, is no difference; neither are the labels before items and
places to fill in, which some formats count or draw.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache

_LENGTH = 6  # characters; a change goes unseen once in some ten thousand million times
_SIGNS = {0x00AD: None, 0x200B: None, 0x2010: "-", 0x2011: "-", 0xFEFF: None}
_QUOTES = {ord(sign): "'" for sign in '‘’‚‛“”„‟«»‹›"`´'}
_LABEL = re.compile(r"\([A-Za-z]{1,5}\)|[•◦▪*]")
_BLANK = re.compile(r"_+")


def words(text: str) -> list[str]:
    """The words of a text as a reader sees them."""
    return text.translate(_SIGNS).split()


def folded(text: str) -> str:
    """A text as somebody may quote it: one space between words, one kind of quotation mark, small letters."""
    return " ".join(words(text)).translate(_QUOTES).casefold()


@lru_cache(maxsize=8192)
def mark(text: str) -> str:
    """The mark of a text; empty where it has no words. The label of an item before it does not count."""
    said = _unlabelled([word for word in words(text) if not _BLANK.fullmatch(word)])
    if not said:
        return ""
    return b64encode(hashlib.sha256(" ".join(said).encode()).digest(), b"-_")[:_LENGTH].decode("ascii")


def together(texts: Iterable[str]) -> str:
    """Several texts as one, such as the cells of a table, each without the label of an item before it."""
    return " ".join(word for text in texts for word in _unlabelled(words(text)))


def _unlabelled(said: list[str]) -> list[str]:
    start = 0
    while start < len(said) and _LABEL.fullmatch(said[start]):
        start += 1
    return said[start:]
