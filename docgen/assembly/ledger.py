"""What was read of an engagement: each field with its value and its place.

In: readings as they happen. Out: the sources of values, and the digest of each field that was read, on which a rebuild
is decided.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

from docgen.assembly.bounds import STEPS, Meter
from docgen.assembly.fields import names
from docgen.assembly.origin import Source
from docgen.finding import Location

WITHIN = "…"  # behind a path: something rests on all that lies below it


class Ledger:
    """What has been read so far: path -> the value as it was found."""

    def __init__(self, places: Mapping[str, Location]) -> None:
        self.places = places
        self.reads: dict[str, Any] = {}
        self._sources: dict[str, Source] = {}
        self.meter = Meter()
        self._collecting: list[dict[str, None]] = []
        self._touching: list[set[str]] = []

    def note(self, path: str, value: Any) -> None:
        """Note that a field was read. Raises RefusedError where that never ends."""
        meter = self.meter
        meter.steps += 1
        if meter.steps > STEPS:
            meter.step()
        self.reads[path] = value
        for collected in self._collecting:
            collected[path] = None
        for touched in self._touching:
            touched.add(path)

    def touch(self, *paths: str) -> None:
        """Note that something rests on these paths though no value was read: on a group that is there, on a record
        that an id refers to, on the place of a field."""
        for touched in self._touching:
            touched.update(paths)

    @contextmanager
    def collect(self) -> Iterator[dict[str, None]]:
        """Collect the paths that are read within a ``with`` block, in order."""
        collected: dict[str, None] = {}
        self._collecting.append(collected)
        try:
            yield collected
        finally:
            self._collecting.pop()  # the innermost: two of them can hold the same paths

    @contextmanager
    def touching(self) -> Iterator[set[str]]:
        """Collect all that something rests on within a ``with`` block: what is read, and what ``touch`` notes."""
        touched: set[str] = set()
        self._touching.append(touched)
        try:
            yield touched
        finally:
            self._touching.pop()

    def source(self, path: str) -> Source:
        """The place of a field; of the nearest field around it where a default was taken."""
        self.touch(path)
        if path not in self._sources:
            self._sources[path] = self._find(path)
        return self._sources[path]

    def _find(self, path: str) -> Source:
        known = path
        while known not in self.places and known:
            cut = max(known.rfind("."), known.rfind("["))
            known = known[:cut] if cut > 0 else ""
        place = self.places.get(known) or Location("", 0, 0)
        return Source(path, place.file, place.line, place.column)

    def sources(self, paths: Iterable[str]) -> tuple[Source, ...]:
        """The places of several fields; where more than three of them stand in one list, that list instead of each."""
        unique = list(dict.fromkeys(paths))
        if len(unique) <= _MOST:
            return tuple([self.source(path) for path in unique])
        within = Counter(_list_around(path) for path in unique)
        kept = (around if within[around := _list_around(path)] > _MOST and around else path for path in unique)
        return tuple(self.source(path) for path in dict.fromkeys(kept))

    def digests(self) -> dict[str, str]:
        """Each field that was read, and the hash of what it held."""
        return {path: digest(self.reads[path]) for path in sorted(self.reads)}


_MOST = 3


def _list_around(path: str) -> str:
    """The outermost list that a path leads into; empty where it leads into none."""
    return path.partition("[")[0] if "[" in path else ""


def digest(value: Any) -> str:
    """A short hash of a value that is the same on every machine."""
    return hashlib.sha256(_canonical(value).encode()).hexdigest()[:16]


def _canonical(value: Any) -> str:
    if isinstance(value, BaseModel):
        return "{" + ",".join([f"{name}={_canonical(getattr(value, name))}" for name in names(type(value))]) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join([_canonical(item) for item in value]) + "]"
    if isinstance(value, dict):
        return "{" + ",".join([f"{key}={_canonical(value[key])}" for key in sorted(value)]) + "}"
    return f"{type(value).__name__}:{value}"
