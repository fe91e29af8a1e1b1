"""The engagement as clauses, tables and figures read it: every reading of a field is noted.

In: a validated engagement and the places of its fields. Out: ``Facts``, a view in which each value knows its path.
What was read, conditions included, stands in the ledger; "which documents does this field change?" is looked up there,
and a rebuild is decided on it. Never changes a fact and never formats one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from docgen.assembly.fields import UNMARKED, Field, fields_of, names, names_below
from docgen.assembly.ledger import WITHIN, Ledger
from docgen.model.whole import FILES, Engagement


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
        model: BaseModel = object.__getattribute__(self, "_model")
        field = fields_of(type(model)).get(name)
        if field is None:
            raise AttributeError(name)
        path = f"{self._path}.{field.spelled}" if self._path else field.spelled
        return _view(getattr(model, field.name), path, self._ledger, field)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item):
            return False
        self._ledger.touch(f"{self._path}{WITHIN}", f"{other._path}{WITHIN}")
        return other._model == self._model

    def __hash__(self) -> int:
        return hash(self._path)

    @property
    def path(self) -> str:
        """The path of the record."""
        return self._path

    def fields(self) -> tuple[str, ...]:
        """The names of the fields, for hints."""
        return names(type(self._model))


class Items:
    """The items of a list, in order; knowing how many there are is a reading too."""

    __slots__ = ("_field", "_ledger", "_path", "_values")

    def __init__(self, values: tuple[Any, ...], path: str, ledger: Ledger, field: Field) -> None:
        self._values = values
        self._path = path
        self._ledger = ledger
        self._field = field

    def _each(self) -> list[Any]:
        marks = [str(getattr(value, "id", index)) for index, value in enumerate(self._values)]
        self._ledger.meter.step(len(marks))
        self._ledger.note(f"{self._path}[*]", tuple(marks))
        return [
            _view(value, f"{self._path}[{mark}]", self._ledger, self._field)
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
        self._ledger.meter.step(1 + len(self._values) // 20)  # to look at an id is no reading
        self._ledger.touch(f"{self._path}[{wanted}]")
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
        """Key and value by key: the order of a mapping in the input means nothing."""
        keys = sorted(self._values)
        self._ledger.note(f"{self._path}[*]", tuple(keys))
        return [(key, _view(self._values[key], f"{self._path}.{key}", self._ledger, UNMARKED)) for key in keys]

    def get(self, key: str) -> Any:
        """The value of a key, or None."""
        self._ledger.note(f"{self._path}.{key}", self._values.get(key))
        return _view(self._values[key], f"{self._path}.{key}", self._ledger, UNMARKED) if key in self._values else None


def _view(value: Any, path: str, ledger: Ledger, field: Field) -> Any:
    if isinstance(value, BaseModel):
        ledger.touch(path)
        return Item(value, path, ledger)
    if isinstance(value, tuple):
        return Items(value, path, ledger, field)
    if isinstance(value, dict):
        return Pairs(value, path, ledger)
    ledger.note(path, value)
    if value is None:
        return None
    return Leaf(value, path, collection=field.collection, prose=field.prose)


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
        below = (name for root in self._roots.values() for name in names_below(type(root._model)))
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


def enum_name(value: Enum) -> str:
    """The name under which labels of an enumeration stand: ``DocumentType`` -> ``document_type``."""
    name = type(value).__name__
    return "".join(f"_{c.lower()}" if c.isupper() and i else c.lower() for i, c in enumerate(name))
