"""The fields of the models: how input files spell them, and the marks on them.

In: a model. Out: its fields, worked out once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from docgen.model.record import Prose, Ref


@cache
def names(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the fields of a model."""
    return tuple(model.model_fields)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a model: how input files spell it, and the marks on it, ``Ref`` and ``Prose``."""

    name: str = ""
    spelled: str = ""
    collection: str = ""
    prose: bool = False


UNMARKED = Field()


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Field]:
    """The fields of a model by their names and, where that is none, by their spelling in input files."""
    fields: dict[str, Field] = {}
    for name, info in model.model_fields.items():
        marks = (*info.metadata, *_inner(info.annotation))
        collection = next((mark.collection for mark in marks if isinstance(mark, Ref)), "")
        prose = any(isinstance(mark, Prose) for mark in marks)
        fields[name] = Field(name, info.alias or name, collection, prose)
    return {field.spelled: field for field in fields.values()} | fields


def _inner(annotation: Any) -> tuple[Any, ...]:
    """Marks on the items of a tuple or on the member of an optional field."""
    found: tuple[Any, ...] = tuple(getattr(annotation, "__metadata__", ()))
    for argument in getattr(annotation, "__args__", ()):
        found += _inner(argument)
    return found


def names_below(model: type[BaseModel]) -> Iterator[str]:
    """The name of every field of a model and of the records in it, as input files spell them."""
    for name, info in model.model_fields.items():
        yield info.alias or name
        for inner in _records(info.annotation):
            yield from names_below(inner)


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    """The kinds of record that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _records(argument)
