"""The record in a PDF: behind the file as it was laid out, in an update of the kind that a signature makes too.

The file that is laid out holds a place for the record; the update fills it. So the bytes before the update are those
that the layout gave, and their digest, which the record holds, tells whether anybody changed them. In the variants that
can hold files the place is an attachment, ``docgen-record.json``; in the others it is private data of this program in
the catalog, as PDF allows every program to keep.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator

from docgen.carried.packed import LARGEST, inflated
from docgen.carried.shown import Shown
from docgen.writers.pdf.room import PLACE

_MARK = b"\n%docgen-record\n"
_STREAM = re.compile(rb"stream\r?\n")
_BEGINS = b'{"engagement"'
_TRIED = 4  # streams that begin like a record are looked into, the last first
_LAYOUT = re.compile(rb"%%EOF\s*")


def put(content: bytes, record: bytes) -> bytes:
    """The file with a record in its place. Raises ValueError where it holds no place for one."""
    number, extra = _place(content)
    start = int(content[content.rindex(b"startxref") :].split()[1])
    packed = zlib.compress(record, 9)
    out = bytearray(content + _MARK)
    at = len(out)
    checked = hashlib.md5(record, usedforsecurity=False).hexdigest().encode()
    extra = re.sub(rb"/CheckSum ?<\w+>", b"/CheckSum <" + checked + b">", extra)
    extra = re.sub(rb"/Size \d+", b"/Size %d" % len(record), extra)
    extra = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), extra)
    extra = extra if b"/Filter" in extra else b"/Filter /FlateDecode" + extra
    out += b"%d 0 obj\n<<%s>>\nstream\n%s\nendstream\nendobj\n" % (number, extra, packed)
    table = len(out)
    trailer, size = _trailer(content, start)
    if content[start : start + 4] == b"xref":
        out += b"xref\n0 1\n0000000000 65535 f \n%d 1\n%010d 00000 n \ntrailer\n<<%s/Size %d/Prev %d>>\n" % (
            number,
            at,
            trailer,
            size,
            start,
        )
    else:
        rows = b"".join(bytes((1,)) + offset.to_bytes(4, "big") + b"\0\0" for offset in (at, table))
        out += (
            b"%d 0 obj\n<</Type /XRef/Index [%d 1 %d 1]/W [1 4 2]%s/Size %d/Prev %d/Length %d>>\n"
            b"stream\n%s\nendstream\nendobj\n" % (size, number, size, trailer, size + 1, start, len(rows), rows)
        )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def take(content: bytes) -> bytes | None:
    """The record that a file carries, if there is one; also where another program wrote the file anew."""
    begun = [found.end() for found in _STREAM.finditer(content) if _begins(content, found.end())]
    for start in reversed(begun[-_TRIED:]):
        if content.startswith(_BEGINS, start):
            end = content.find(b"endstream", start, start + LARGEST)
            data = content[start:end].strip() if end >= 0 else None
        else:
            data = inflated(content[start : start + LARGEST])
        if data:
            return data
    return None


def without(content: bytes) -> bytes:
    """The file as it was before a record was put in; what others put behind it goes too."""
    return content.partition(_MARK)[0]


def sealed(record: bytes, content: bytes) -> bytes:
    """A record that also holds the digest of the file it is put into."""
    return record[:-1] + b',"content":"%s"}' % digest(content).encode()


def behind(content: bytes) -> bool:
    """Whether somebody put something behind the record: a signature, or comments."""
    update = content.partition(_MARK)[2]
    end = _LAYOUT.search(update)
    return bool(update[end.end() :].strip()) if end else False


def digest(content: bytes) -> str:
    """The digest of a file as it was laid out."""
    return hashlib.sha256(content).hexdigest()[:16]


def shown(content: bytes) -> Iterator[Shown]:
    """What a PDF says is told by its record alone: no library that reads pages is among those of this program."""
    del content
    yield from ()


def _place(content: bytes) -> tuple[int, bytes]:
    """The number and the entries of the object that waits for a record."""
    for found in re.finditer(rb"\n(\d+) 0 obj\n<<((?:[^<>]|<<[^<>]*(?:<\w+>[^<>]*)?>>|<\w*>)*)>>\nstream\n", content):
        if PLACE in (content[found.end() : found.end() + len(PLACE)], inflated(content[found.end() :][:4096])):
            return int(found[1]), found[2]
    raise ValueError("the file holds no place for a record")


def _trailer(content: bytes, start: int) -> tuple[bytes, int]:
    """What the trailer of an update repeats, and how many objects there are."""
    whole = content[start : content.rindex(b"startxref")]
    dictionary = whole[whole.rindex(b"trailer") :] if whole[:4] == b"xref" else whole.partition(b"stream")[0]
    kept = [dictionary[one.start() : one.end()] for name in _REPEATED if (one := name.search(dictionary))]
    size = re.search(rb"/Size (\d+)", dictionary)
    return b"".join(kept), int(size[1]) if size else 0


_REPEATED = (
    re.compile(rb"/Root \d+ \d+ R"),
    re.compile(rb"/Info \d+ \d+ R"),
    re.compile(rb"/ID ?\[.*?\]", re.DOTALL),
)


def _begins(content: bytes, start: int) -> bool:
    """Whether a stream begins as a record does, as it is or compressed."""
    if content.startswith(_BEGINS, start):
        return True
    try:
        return zlib.decompressobj().decompress(content[start : start + 256], 64).startswith(_BEGINS)
    except zlib.error:
        return False
