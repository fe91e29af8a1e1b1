"""A .docx as the parts that are read, opened with care: it may come from anybody.

In: the bytes of a file. Out: the roots of its XML parts. What is too big when unpacked, no archive, or no XML raises
``UnreadableError``; nothing is unpacked past its limit, no entity is resolved, nothing is fetched.
"""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

LARGEST = 64 * 1024 * 1024  # bytes of a part when unpacked; a contract of a thousand pages has less than 20
_SLICE = 64 * 1024


class UnreadableError(Exception):
    """A file that can't be read; ``case`` says in which way."""

    def __init__(self, case: str, detail: str = "") -> None:
        self.case, self.detail = case, detail
        super().__init__(f"{case}: {detail}")


class Archive:
    """A .docx whose parts can be asked for."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise UnreadableError("archive", str(problem)) from None
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is none."""
        if name not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(self._bytes(name), parser)
        except etree.XMLSyntaxError as problem:
            raise UnreadableError("xml", f"{name}: {problem}") from None

    def _bytes(self, name: str) -> bytes:
        """The part unpacked, as far as the limit reaches: what its header says of its size may be a lie."""
        made = bytearray()
        try:
            with self._zip.open(name) as stream:
                while piece := stream.read(_SLICE):
                    made += piece
                    if len(made) > LARGEST:
                        raise UnreadableError("bomb", name)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError) as problem:
            raise UnreadableError("archive", f"{name}: {problem}") from None
        return bytes(made)
