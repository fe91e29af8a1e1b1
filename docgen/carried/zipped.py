"""A zip file in which some entries are changed and all others stay as they are packed.

In: a file that ``writers/docx/archive.py`` made. Out: another one of the same kind, the same for the same entries.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docgen.writers.docx.archive import joined, packed

_HEADER = 30  # bytes of the header of an entry before its name


def read(content: bytes, *names: str) -> dict[str, bytes]:
    """Some entries."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in names}


def replaced(content: bytes, files: Mapping[str, bytes], gone: frozenset[str] | set[str] = frozenset()) -> bytes:
    """The file with these entries in the place of those of the same names, new ones at its end, and without others."""
    kept = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.infolist():
            start = one.header_offset + _HEADER + len(one.filename)
            raw = content[start : start + one.compress_size]
            if one.filename not in gone:
                kept[one.filename] = (one.compress_type, raw, one.CRC, one.file_size)
    return joined(kept | {name: packed(data) for name, data in files.items()})
