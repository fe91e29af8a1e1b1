"""Clauses as they were last assembled, for whoever assembles an engagement again and again in one process.

In: an engagement before and after something was saved, and what each clause rested on. Out: the clauses that nothing
of that has changed for. What a clause rests on is collected while it is filled in: every field that was read, every
group that was there, every record that an id was looked up for, every place that a value names. Its own wording is a
part of its key; when anything changes that all clauses share, everything is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from docgen.assembly.document import Clause
from docgen.assembly.fields import fields_of
from docgen.assembly.ledger import WITHIN
from docgen.finding import Location
from docgen.inputs.folder import Reading
from docgen.model.whole import FILES

_Key = tuple[object, ...]
_Flat = dict[str, list[tuple[Any, Location | None]]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A clause, None where its condition was not met, with what was read and made for it and all that it rests on."""

    clause: Clause | None
    reads: Mapping[str, Any]
    made: Mapping[str, str]
    touched: frozenset[str]


class Memo:
    """The clauses of one engagement, of all its documents."""

    def __init__(self) -> None:
        self._kept: dict[_Key, Kept] = {}
        self._asked: set[_Key] = set()
        self._flat: _Flat = {}
        self._shared: object = None

    def begin(self, reading: Reading, shared: object) -> None:
        """Another round: forget what rests on anything that differs from the round before, and what that had no use
        for. ``shared`` is equal where nothing has changed that all clauses rest on."""
        flat = _flat(reading)
        if shared != self._shared:
            self._kept.clear()
        changed = {path for path in {*flat, *self._flat} if flat.get(path) != self._flat.get(path)}
        changed |= {f"{around}{WITHIN}" for path in changed for around in _around(path)}
        used = ((key, kept) for key, kept in self._kept.items() if key in self._asked)
        self._kept = {key: kept for key, kept in used if changed.isdisjoint(kept.touched)}
        self._asked.clear()
        self._flat, self._shared = flat, shared

    def find(self, key: _Key) -> Kept | None:
        """What was kept under a key."""
        self._asked.add(key)
        return self._kept.get(key)

    def keep(self, key: _Key, kept: Kept) -> None:
        """Keep a clause for the rounds to come."""
        self._kept[key] = kept


def _flat(reading: Reading) -> _Flat:
    """Every path by which clauses can read an engagement, with what stands there and where."""
    flat: _Flat = {}
    places = reading.places

    def place(path: str) -> Location | None:
        while path and path not in places:
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
        return places.get(path)

    def add(path: str, value: Any) -> None:
        if isinstance(value, BaseModel):
            note(path, type(value).__name__)
            below(path, value)
        elif isinstance(value, tuple):
            marks = tuple(str(getattr(one, "id", index)) for index, one in enumerate(value))
            note(path, "list")
            note(f"{path}[*]", marks)
            for mark, one in zip(marks, value, strict=True):
                add(f"{path}[{mark}]", one)
        elif isinstance(value, dict):
            note(path, "pairs")
            note(f"{path}[*]", tuple(value))
            for name, one in value.items():
                add(f"{path}.{name}", one)
        else:
            note(path, repr(value))  # 1.5 and 1.50 are equal, and printed in two ways

    def note(path: str, value: Any) -> None:
        flat.setdefault(path, []).append((value, place(path)))

    def below(path: str, model: BaseModel) -> None:
        for field in fields_of(type(model)).values():
            add(f"{path}.{field.spelled}" if path else field.spelled, getattr(model, field.name))

    for name in FILES:
        below("" if name == "engagement" else name, getattr(reading.engagement, name))
    return flat


def _around(path: str) -> list[str]:
    """A path and all paths around it."""
    found = [path]
    while (cut := max(path.rfind("."), path.rfind("["))) > 0:
        path = path[:cut]
        found.append(path)
    return [*found, ""]
