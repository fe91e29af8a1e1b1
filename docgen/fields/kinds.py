"""The records and enumerations of the inputs, in the order in which a reader meets them.

In: a model. Out: it, and all that its fields hold.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

Kind = type[BaseModel] | type[Enum]


def kinds_in(model: type[BaseModel]) -> tuple[Kind, ...]:
    """A model with every record and enumeration that its fields hold, each once."""
    found: dict[Kind, None] = {}
    _gather(model, found)
    return tuple(found)


def _gather(annotation: Any, found: dict[Kind, None]) -> None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum) and annotation not in found:
        found[annotation] = None
        if issubclass(annotation, BaseModel):
            for info in annotation.model_fields.values():
                _gather(info.annotation, found)
    for argument in getattr(annotation, "__args__", ()):
        _gather(argument, found)


def choices(annotation: Any) -> tuple[str, ...]:
    """The values among which a field lets choose without an enumeration; one alone is no choice."""
    if get_origin(annotation) is Literal:
        values = get_args(annotation)
        return tuple(str(value) for value in values) if len(values) > 1 else ()
    return tuple(value for argument in get_args(annotation) for value in choices(argument))
