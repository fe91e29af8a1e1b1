"""What a name in wording stands for, as far as the models and the calculations say: a field, a record, a list.

In: the annotation of a field or of a calculation. Out: a ``Shape``. No engagement is needed, so wording can be
followed into branches that no example reaches.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterable
from dataclasses import dataclass, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Any, Literal, Union

from annotated_types import MinLen
from pydantic import BaseModel

from docgen.assembly.calculations import Calculations
from docgen.assembly.facts import Item, Leaf
from docgen.assembly.fields import fields_of, names
from docgen.model.record import Ref
from docgen.model.whole import FILES, Engagement

# What a value can be beside the choices of an enumeration, which stand for themselves.
SOME, MAYBE_EMPTY, EMPTY, FULL = "\x00some", "\x00perhaps empty", "\x00empty", "\x00full"
Domain = frozenset[Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of a value.

    ``path`` is the field that it comes from, ``domain`` what it can be, ``models`` the records that it can be,
    ``item`` what a list or a mapping holds, ``thing`` a class of the calculations. A shape with none of them is one
    of which nothing is known.
    """

    path: str = ""
    domain: Domain = frozenset()
    models: tuple[type[BaseModel], ...] = ()
    item: Shape | None = None
    mapping: bool = False
    thing: type | None = None
    collection: str = ""
    called: str = ""
    parts: tuple[Shape, ...] = ()

    @property
    def known(self) -> bool:
        """Whether its parts can be told from what it does not have."""
        return bool(self.models or self.item or self.thing)


UNKNOWN = Shape()


@cache
def tops() -> dict[str, Shape]:
    """Every name at the top of an engagement, as clauses know it."""
    engagement = Engagement.model_fields["engagement"].annotation
    assert isinstance(engagement, type)
    assert issubclass(engagement, BaseModel)
    found = {name: part(Shape(models=(engagement,)), name) for name in names(engagement)}
    found |= {name: part(Shape(models=(Engagement,)), name) for name in FILES if name != "engagement"}
    return {name: shape for name, shape in found.items() if shape is not None} | {
        "calc": Shape("calc", frozenset({SOME}), thing=Calculations)
    }


def part(shape: Shape, name: str) -> Shape | None:
    """What a part of a value is; None where it has no such part."""
    if shape.models:
        return _field(shape, name)
    if shape.thing is not None:
        return _member(shape, name)
    if shape.item is not None:
        if name in {"items", "get", "values", "keys"} and shape.mapping:
            return replace(shape, called=name)
        return None
    return None if shape.domain else UNKNOWN


def parts_of(shape: Shape) -> tuple[str, ...]:
    """The names of the parts, for hints."""
    if shape.models:
        return tuple(dict.fromkeys(name for model in shape.models for name in names(model)))
    if shape.thing is not None:
        return tuple(name for name in dir(shape.thing) if not name.startswith("_"))
    return ()


def merged(shapes: Iterable[Shape]) -> Shape:
    """What a value is that comes from one of several places."""
    every = list(shapes)
    if not every:
        return UNKNOWN
    first = every[0]
    if any(not (s.domain or s.known) for s in every):
        return UNKNOWN
    models = tuple(dict.fromkeys(model for shape in every for model in shape.models))
    items = [shape.item for shape in every if shape.item is not None]
    domain = frozenset().union(*(shape.domain for shape in every))
    return replace(first, domain=domain, models=models, item=merged(items) if items else None)


@cache
def referent(collection: str) -> Shape:
    """The record that an id of a collection such as ``governance.roles`` refers to."""
    first, *rest = collection.split(".")
    shape: Shape | None = tops()[first]
    for name in rest:
        shape = part(shape, name) if shape is not None else None
    return shape.item if shape is not None and shape.item is not None else UNKNOWN


def _field(shape: Shape, name: str) -> Shape | None:
    path = f"{shape.path}.{name}" if shape.path else name
    found = []
    for model in shape.models:
        known = fields_of(model).get(name)
        if known is not None:
            info = model.model_fields[known.name]
            found.append(_shaped(info.annotation, tuple(info.metadata), path))
    if not found:
        return None
    made = merged(found) if len(found) > 1 else found[0]
    return made if len(found) == len(shape.models) else replace(made, domain=made.domain | {None})


def _shaped(annotation: Any, marks: tuple[Any, ...], path: str) -> Shape:
    """The shape of an annotation of a model, with the marks on it."""
    while typing.get_origin(annotation) is typing.Annotated:
        annotation, *more = typing.get_args(annotation)
        marks = (*marks, *more)
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (Union, UnionType):
        members = [member for member in inner if member is not NoneType]
        shape = merged(_shaped(member, marks, path) for member in members)
        return replace(shape, domain=shape.domain | {None}) if NoneType in inner else shape
    if origin is tuple:
        least = max((mark.min_length for mark in marks if isinstance(mark, MinLen)), default=0)
        state = frozenset({FULL} if least else {EMPTY, FULL})
        return Shape(path, state, item=_shaped(inner[0], marks, f"{path}[*]"))
    if origin is dict:
        return Shape(path, frozenset({EMPTY, FULL}), item=_shaped(inner[1], (), f"{path}[*]"), mapping=True)
    collection = next((mark.collection for mark in marks if isinstance(mark, Ref)), "")
    if origin is Literal:
        return Shape(path, frozenset(_choice(one) for one in inner), collection=collection)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Shape(path, frozenset({SOME}), models=(annotation,))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return Shape(path, frozenset(member.value for member in annotation))
    if annotation is bool:
        return Shape(path, frozenset({True, False}))
    if annotation in (int, Decimal):
        return Shape(path, frozenset({MAYBE_EMPTY}))
    if annotation is str:
        return Shape(path, frozenset({SOME}), collection=collection)
    thing = annotation if isinstance(annotation, type) and is_dataclass(annotation) else None
    return Shape(path, frozenset({SOME}), thing=annotation if annotation is date else thing)


def _choice(one: Any) -> Any:
    return one.value if isinstance(one, Enum) else one


def _member(shape: Shape, name: str) -> Shape | None:
    """A member of a class: what its annotation says of it."""
    assert shape.thing is not None
    path = f"{shape.path}.{name}"
    if name.startswith("_") or not hasattr(shape.thing, name):
        hints = _hints(shape.thing) if is_dataclass(shape.thing) else {}
        return _hinted(hints[name], path) if name in hints else None
    found = inspect.getattr_static(shape.thing, name)
    if isinstance(found, property):
        return _hinted(_hints(found.fget).get("return"), path)
    if isinstance(found, cached_property):
        return _hinted(_hints(found.func).get("return"), path)
    if callable(found):
        return None
    return _hinted(_hints(shape.thing).get(name), path)


@cache
def _hints(of: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(of)
    except (NameError, TypeError):  # an annotation that only a type checker can follow
        return {}


def _hinted(hint: Any, path: str) -> Shape:
    """The shape of an annotation of the calculations."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin in (Union, UnionType):
        members = [member for member in inner if member is not NoneType]
        shape = _hinted(members[0], path) if len(members) == 1 else Shape(path)
        return replace(shape, domain=shape.domain | {None}) if shape.domain else shape
    if origin in (tuple, list) and inner:
        return Shape(path, frozenset({EMPTY, FULL}), item=_hinted(inner[0], f"{path}[*]"))
    if hint is bool:
        return Shape(path, frozenset({True, False}))
    if hint in (int, Decimal, str):
        return Shape(path, frozenset({MAYBE_EMPTY}))
    if isinstance(hint, type) and hint not in (Item, Leaf, date, object) and hint.__module__.startswith("docgen."):
        return Shape(path, frozenset({SOME}), thing=hint)
    return Shape(path)
