"""A zip file whose bytes depend on nothing but what it holds.

In: the parts of a file by name, in order. Out: the file. Every entry bears the same time; parts that all documents of a
shell have in common, fonts above all, are compressed once in a process.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

_TIME, _DATE = 0, 0x21  # midnight on 1 January 1980, where the calendar of zip files begins
_VERSION = 20
_STORED, _DEFLATED = 0, 8
_FAST, _USUAL = 3, 6


Packed = tuple[int, bytes, int, int]  # how it is packed, the packed bytes, their checksum, how long it was


def zipped(files: Mapping[str, bytes], own: str) -> bytes:
    """The ``files`` as a zip file; ``own`` names the one that no other document has."""
    return joined({name: (*_packed(name, data, own), len(data)) for name, data in files.items()})


def packed(data: bytes) -> Packed:
    """A part that no other document has, packed well."""
    return (*_deflated(data, _USUAL), len(data))


def joined(entries: Mapping[str, Packed]) -> bytes:
    """Packed parts as a zip file."""
    out = bytearray()
    directory = bytearray()
    for name, (way, content, check, length) in entries.items():
        path = name.encode("ascii")  # as the names of parts are
        facts = struct.pack("<HHHHHIIIHH", _VERSION, 0, way, _TIME, _DATE, check, len(content), length, len(path), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + facts + struct.pack("<HHHII", 0, 0, 0, 0, len(out))
        directory += path
        out += b"PK\x03\x04" + facts + path + content
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(directory), len(out), 0)
    return bytes(out + directory + b"PK\x05\x06" + end)


def _packed(name: str, data: bytes, own: str) -> tuple[int, bytes, int]:
    """How ``data`` is packed, the packed bytes, and their checksum."""
    if name.endswith(".png"):  # packed already
        return _STORED, data, zlib.crc32(data)
    if name == own:
        return _deflated(data, _FAST)
    return _remembered(data, _FAST if name.endswith(".odttf") else _USUAL)


@lru_cache(maxsize=64)
def _remembered(data: bytes, level: int) -> tuple[int, bytes, int]:
    return _deflated(data, level)


def _deflated(data: bytes, level: int) -> tuple[int, bytes, int]:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return _DEFLATED, packer.compress(data) + packer.flush(), zlib.crc32(data)
