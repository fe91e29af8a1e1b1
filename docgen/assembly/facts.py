"""The engagement as clauses, tables and figures read it: every reading of a field is noted.

In: a validated engagement and the places of its fields. Out: ``Facts``, a view in which each value knows its path.
What was read, conditions included, stands in the ledger; "which documents does this field change?" is looked up there,
and a rebuild is decided on it. Never changes a fact and never formats one.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from docgen.assembly.document import Source
from docgen.finding import Location
from docgen.model.record import Prose, Ref
from docgen.model.whole import FILES, Engagement

_READINGS = 200_000  # more than ten times what the largest document reads


class TooManyReadingsError(Exception):
    """Loops within loops read the facts far more often than any document could need."""

    def __init__(self) -> None:
        super().__init__("loops within loops read the facts without end")


class Ledger:
    """What has been read so far: path -> the value as it was found."""

    def __init__(self, places: Mapping[str, Location]) -> None:
        self.places = places
        self.reads: dict[str, Any] = {}
        self._count = 0
        self._collecting: list[dict[str, None]] = []

    def count_anew(self) -> None:
        """Another piece of wording may read as often as the last one."""
        self._count = 0

    def note(self, path: str, value: Any) -> None:
        """Note that a field was read. Raises TooManyReadingsError where that never ends."""
        self._count += 1
        if self._count > _READINGS:
            raise TooManyReadingsError
        self.reads[path] = value
        for collected in self._collecting:
            collected[path] = None

    @contextmanager
    def collect(self) -> Iterator[dict[str, None]]:
        """Collect the paths that are read within a ``with`` block, in order."""
        collected: dict[str, None] = {}
        self._collecting.append(collected)
        try:
            yield collected
        finally:
            self._collecting.pop()  # the innermost: two of them can hold the same paths

    def source(self, path: str) -> Source:
        """The place of a field; of the nearest field around it where a default was taken."""
        known = path
        while known not in self.places and known:
            cut = max(known.rfind("."), known.rfind("["))
            known = known[:cut] if cut > 0 else ""
        place = self.places.get(known) or Location("", 0, 0)
        return Source(path, place.file, place.line, place.column)

    def sources(self, paths: Iterable[str]) -> tuple[Source, ...]:
        """The places of several fields; where more than three of them stand in one list, that list instead of each."""
        unique = list(dict.fromkeys(paths))
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
        fields = ((name, _canonical(getattr(value, name))) for name in type(value).model_fields)
        return "{" + ",".join(f"{name}={text}" for name, text in fields) + "}"
    if isinstance(value, tuple | list):
        return "[" + ",".join(_canonical(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}={_canonical(value[key])}" for key in value) + "}"
    return f"{type(value).__name__}:{value}"


_METADATA: dict[tuple[type[BaseModel], str], tuple[Any, ...]] = {}


def _metadata(model: type[BaseModel], name: str) -> tuple[Any, ...]:
    """The marks on a field, such as ``Ref`` and ``Prose``."""
    if (model, name) not in _METADATA:
        info = model.model_fields[name]
        _METADATA[model, name] = tuple(info.metadata) + _inner(info.annotation)
    return _METADATA[model, name]


def _inner(annotation: Any) -> tuple[Any, ...]:
    """Marks on the items of a tuple or on the member of an optional field."""
    found: tuple[Any, ...] = tuple(getattr(annotation, "__metadata__", ()))
    for argument in getattr(annotation, "__args__", ()):
        found += _inner(argument)
    return found


class Leaf:
    """A single value with its path; compares, sorts and counts like the value itself."""

    __slots__ = ("calculation", "collection", "path", "paths", "prose", "value")

    def __init__(
        self,
        value: Any,
        path: str,
        *,
        collection: str = "",
        prose: bool = False,
        paths: tuple[str, ...] = (),
        calculation: str = "",
    ) -> None:
        self.value = value
        self.path = path
        self.paths = paths or (path,)
        self.collection = collection
        self.prose = prose
        self.calculation = calculation

    def __eq__(self, other: object) -> bool:
        return bool(self.value == plain(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < plain(other))

    def __le__(self, other: Any) -> bool:
        return bool(self.value <= plain(other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > plain(other))

    def __ge__(self, other: Any) -> bool:
        return bool(self.value >= plain(other))

    def __bool__(self) -> bool:
        return bool(self.value)

    def __hash__(self) -> int:
        return hash(self.value)

    def __str__(self) -> str:
        return str(self.value)

    def __int__(self) -> int:
        return int(self.value)

    def __getattr__(self, name: str) -> Any:
        part = getattr(self.value, name)
        if callable(part) or (
            not isinstance(part, str | int | Decimal | BaseModel | tuple) and not hasattr(part, "__slots__")
        ):
            raise AttributeError(name)
        return Leaf(part, self.path, paths=self.paths, calculation=self.calculation)


def plain(value: Any) -> Any:
    """The value itself, without its path."""
    return value.value if isinstance(value, Leaf) else value


class Item:
    """A record of the engagement: its fields are read by name."""

    __slots__ = ("_ledger", "_model", "_path")

    def __init__(self, model: BaseModel, path: str, ledger: Ledger) -> None:
        self._model = model
        self._path = path
        self._ledger = ledger

    def __getattr__(self, name: str) -> Any:
        model = type(object.__getattribute__(self, "_model"))
        spelled = name
        if name not in model.model_fields:
            name = next((field for field, info in model.model_fields.items() if info.alias == name), name)
        else:
            spelled = model.model_fields[name].alias or name
        if name not in model.model_fields:
            raise AttributeError(name)
        path = f"{self._path}.{spelled}" if self._path else spelled
        return _view(getattr(self._model, name), path, self._ledger, _metadata(model, name))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Item) and other._model == self._model

    def __hash__(self) -> int:
        return hash(self._path)

    @property
    def path(self) -> str:
        """The path of the record."""
        return self._path

    def fields(self) -> tuple[str, ...]:
        """The names of the fields, for hints."""
        return tuple(type(self._model).model_fields)


class Items:
    """The items of a list, in order; knowing how many there are is a reading too."""

    __slots__ = ("_ledger", "_metadata", "_path", "_values")

    def __init__(self, values: tuple[Any, ...], path: str, ledger: Ledger, metadata: tuple[Any, ...]) -> None:
        self._values = values
        self._path = path
        self._ledger = ledger
        self._metadata = metadata

    def _each(self) -> list[Any]:
        marks = [str(getattr(value, "id", index)) for index, value in enumerate(self._values)]
        self._ledger.note(f"{self._path}[*]", tuple(marks))
        return [
            _view(value, f"{self._path}[{mark}]", self._ledger, self._metadata)
            for mark, value in zip(marks, self._values, strict=True)
        ]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._each())

    def __len__(self) -> int:
        self._ledger.note(f"{self._path}[*]", tuple(str(getattr(v, "id", i)) for i, v in enumerate(self._values)))
        return len(self._values)

    def __getitem__(self, index: int) -> Any:
        return self._each()[index]

    def __contains__(self, wanted: object) -> bool:
        return any(value == wanted for value in self._each())

    def by_id(self, wanted: str) -> Item | None:
        """The item with this id."""
        for value in self._values:
            if getattr(value, "id", None) == wanted:
                return Item(value, f"{self._path}[{wanted}]", self._ledger)
        return None


class Pairs:
    """A mapping from ids to values, such as the parts in a RACI row."""

    __slots__ = ("_ledger", "_path", "_values")

    def __init__(self, values: Mapping[str, Any], path: str, ledger: Ledger) -> None:
        self._values = values
        self._path = path
        self._ledger = ledger

    def items(self) -> list[tuple[str, Any]]:
        """Key and value, in the order of the input."""
        self._ledger.note(f"{self._path}[*]", tuple(self._values))
        return [(key, _view(value, f"{self._path}.{key}", self._ledger, ())) for key, value in self._values.items()]

    def get(self, key: str) -> Any:
        """The value of a key, or None."""
        self._ledger.note(f"{self._path}.{key}", self._values.get(key))
        return _view(self._values[key], f"{self._path}.{key}", self._ledger, ()) if key in self._values else None


def _view(value: Any, path: str, ledger: Ledger, metadata: tuple[Any, ...]) -> Any:
    if isinstance(value, BaseModel):
        return Item(value, path, ledger)
    if isinstance(value, tuple):
        return Items(value, path, ledger, metadata)
    if isinstance(value, dict):
        return Pairs(value, path, ledger)
    ledger.note(path, value)
    if value is None:
        return None
    collection = next((mark.collection for mark in metadata if isinstance(mark, Ref)), "")
    return Leaf(value, path, collection=collection, prose=any(isinstance(mark, Prose) for mark in metadata))


class Facts:
    """All facts of an engagement, by name as clauses use them."""

    def __init__(self, engagement: Engagement, ledger: Ledger) -> None:
        self.ledger = ledger
        self._roots: dict[str, Item] = {
            name: Item(getattr(engagement, name), "" if name == "engagement" else name, ledger) for name in FILES
        }

    def __getattr__(self, name: str) -> Any:
        roots = object.__getattribute__(self, "_roots")
        return roots[name] if name in roots and name != "engagement" else getattr(roots["engagement"], name)

    def top_names(self) -> tuple[str, ...]:
        """Every name that stands at the top."""
        return (*self._roots["engagement"].fields(), *(name for name in self._roots if name != "engagement"))

    def field_names(self) -> tuple[str, ...]:
        """Every name of a field, wherever it stands, for hints."""
        below = (name for root in self._roots.values() for name in _names_below(type(root._model)))
        return tuple(dict.fromkeys((*self.top_names(), *below)))

    def find(self, reference: Leaf) -> Item | None:
        """The record that an id refers to."""
        return self.get(reference.collection, str(reference.value)) if reference.collection else None

    def get(self, collection: str, wanted: str) -> Item | None:
        """The record with this id in a collection such as ``governance.roles``."""
        here: Any = self
        for part in collection.split("."):
            here = getattr(here, part)
        found: Item | None = here.by_id(wanted)
        return found


def _names_below(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield info.alias or name
        for inner in _records(info.annotation):
            yield from _names_below(inner)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    """The kinds of record that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _records(argument)


def enum_name(value: Enum) -> str:
    """The name under which labels of an enumeration stand: ``DocumentType`` -> ``document_type``."""
    name = type(value).__name__
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))
