"""How many pages a finished file has.

In: the bytes of a file that ``write`` made. Out: a number. The objects of such a file lie compressed in object
streams, so its pages can't be seen from outside; only variants of PDF 1.4 know none.
"""

from __future__ import annotations

import re
import zlib

_PACKED = re.compile(rb"/Type /ObjStm[^>]*>>\nstream\n")


def count(content: bytes) -> int:
    """The number of page objects."""
    streams = [zlib.decompressobj().decompress(content[packed.end() :]) for packed in _PACKED.finditer(content)]
    return sum(objects.count(b"<</Type /Page/") for objects in streams or [content])
