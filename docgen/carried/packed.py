"""A record as text in which nothing can be mark-up: compressed, in letters and digits.

What comes back is never longer than a record can be: a few bytes may claim to be gigabytes.
"""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from functools import lru_cache

LARGEST = 16 * 1024 * 1024  # bytes of a record; that of ninety pages has less than one million
_LINE = 76


@lru_cache(maxsize=4)
def pack(record: bytes) -> str:
    """A record in lines of 76 characters; the page and the Markdown of a document hold the same."""
    packed = b64encode(zlib.compress(record, 9)).decode("ascii")
    return "\n".join(packed[start : start + _LINE] for start in range(0, len(packed), _LINE))


def unpack(text: str) -> bytes | None:
    """The record that such lines hold; None where they hold none."""
    try:
        return inflated(b64decode("".join(text.split()), validate=True))
    except ValueError:
        return None


def inflated(packed: bytes) -> bytes | None:
    """What was compressed, if it is whole and no longer than a record."""
    opened = zlib.decompressobj()
    try:
        content = opened.decompress(packed, LARGEST)
    except zlib.error:
        return None
    return content if opened.eof else None
