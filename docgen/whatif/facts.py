"""Which facts differ between two sides, and which of them somebody has read.

In: the fields of both sides with what they hold. Out: a ``FactChange`` for each that differs, an entry of a list that
came or went as one; and an ``Index`` that finds by the path of a reading the changes that it met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen.lint.across.ground.unread import enclosing
from docgen.reports.facts import Row

_ITEM = re.compile(r".*\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class FactChange:
    """A field that holds something else, or nothing any more; ``place`` is that of the later side, where it has one.
    ``shown`` is False where only its digest is known."""

    path: str
    before: str
    after: str
    place: str = ""
    place_before: str = ""
    shown: bool = True


def changes(before: Mapping[str, Row], after: Mapping[str, Row]) -> tuple[FactChange, ...]:
    """The fields that differ, in the order of the later side, those that went at the end."""
    lists = _items(before), _items(after)
    found: dict[str, FactChange] = {}
    for path in (*after, *(one for one in before if one not in after)):
        old, new = before.get(path), after.get(path)
        if (old and old.value) == (new and new.value):
            continue
        whole = _whole(path, *lists)
        place, place_before = _place(new), _place(old)
        if whole:
            if whole not in found:
                told = _told(before, whole), _told(after, whole)
                found[whole] = FactChange(whole, told[0], told[1], place, place_before)
            continue
        found[path] = FactChange(path, old.value if old else "", new.value if new else "", place, place_before)
    for name in lists[0].keys() & lists[1].keys():
        one, other = list(lists[0][name]), list(lists[1][name])
        if [id for id in one if id in other] != [id for id in other if id in one]:
            found[f"{name}[*]"] = FactChange(f"{name}[*]", ", ".join(one), ", ".join(other))
    return tuple(found.values())


def _place(row: Row | None) -> str:
    return f"{row.file}:{row.line}" if row and row.file else ""


def _items(rows: Iterable[str]) -> dict[str, dict[str, None]]:
    """The marks of the items of each list, in order."""
    found: dict[str, dict[str, None]] = {}
    for path in rows:
        for end in (one.start() for one in re.finditer(r"\]", path)):
            start = path.rfind("[", 0, end)
            found.setdefault(path[:start], {})[path[start + 1 : end]] = None
    return found


def _whole(path: str, before: Mapping[str, Mapping[str, None]], after: Mapping[str, Mapping[str, None]]) -> str:
    """The outermost item round a field that one side has and the other not; empty where there is none."""
    for end in (one.end() for one in re.finditer(r"\]", path)):
        start = path.rfind("[", 0, end)
        name, mark = path[:start], path[start + 1 : end - 1]
        if (mark in before.get(name, {})) != (mark in after.get(name, {})):
            return path[:end]
    return ""


def _told(rows: Mapping[str, Row], item: str) -> str:
    """What an item is, in its first words."""
    inner = [row.value for path, row in rows.items() if path.startswith((f"{item}.", f"{item}["))]
    return ", ".join(inner[:3]) + (", …" if len(inner) > 3 else "")


@dataclass(frozen=True)
class Index:
    """The changes by all paths under which somebody could have read them."""

    changes: tuple[FactChange, ...]
    _within: dict[str, list[FactChange]] = field(default_factory=dict)
    _forms: dict[str, list[FactChange]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.changes:
            for path in enclosing(one.path):
                self._within.setdefault(path, []).append(one)
            for path in enclosing(unmarked(one.path)):
                self._forms.setdefault(path, []).append(one)

    def of(self, reads: Iterable[str]) -> tuple[FactChange, ...]:
        """The changes that these readings met, in the order of the changes."""
        if not self.changes:
            return ()
        met = {one.path for read in reads for one in self._of(read)}
        return tuple(one for one in self.changes if one.path in met)

    def _of(self, read: str) -> Iterable[FactChange]:
        if read.endswith("[*]"):  # how many there are, which, and in which order
            name = read.removesuffix("[*]")
            return [one for one in self._within.get(name, ()) if _is_item(one.path, name)]
        if "[]" in read:  # as wording reads it, whichever item it is
            around = [
                one for path in enclosing(read) for one in self._forms.get(path, ()) if unmarked(one.path) == path
            ]
            return [*self._forms.get(read, ()), *around]
        around = [one for path in enclosing(read) for one in self._within.get(path, ()) if one.path == path]
        return [*self._within.get(read, ()), *around]


def unmarked(path: str) -> str:
    """A path without the marks of items: ``exit.grounds[].notice``."""
    return re.sub(r"\[[^\]]*\]", "[]", path)


def _is_item(path: str, name: str) -> bool:
    """Whether a path is an item of this very list, or its order; or the list where it holds plain values."""
    found = _ITEM.fullmatch(path)
    return path == name or (found is not None and path[: path.rfind("[")] == name)


def _records(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """The records that came or went: one side read their fields, the other found that there is no record."""
    one, other = set(before), set(after)
    inside = [{around for path in some for around in enclosing(path) if around != path} for some in (one, other)]
    return sorted((inside[0] & other) | (inside[1] & one))


def of_digests(
    before: Mapping[str, str], after: Mapping[str, str], rows: tuple[Mapping[str, Row], Mapping[str, Row]]
) -> tuple[FactChange, ...]:
    """The fields that differ where only the digests of those are known that were read; the rows hold how each side
    prints them."""
    moved = {path.removesuffix("[*]") for path in before if path.endswith("[*]") and before[path] != after.get(path)}
    found: dict[str, FactChange] = {}
    for path in _records(before.keys() - after.keys(), after.keys() - before.keys()):
        found[path] = FactChange(path, "", "", shown=False)
    for path in sorted({*before, *after}):
        if before.get(path) == after.get(path) or any(around in found for around in enclosing(path)):
            continue
        one_sided = path not in before or path not in after
        if one_sided and not any(path.startswith(f"{name}[") and not path.endswith("[*]") for name in moved):
            continue  # read on one side alone, which says nothing of what it holds
        told = [side.get(path) for side in rows]
        old, new = (row.value if row else "" for row in told)
        found[path] = FactChange(path, old, new, _place(told[1]), _place(told[0]), shown=bool(old and new))
    return tuple(found.values())
