"""Which record a value of an input file is meant for.

In: the annotation of a field, and the data that stands there. Out: the model of the record; of several that a field
can hold, the one whose form the data names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from docgen.model.whole import Engagement

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def root(file: str) -> type[BaseModel]:
    """The model of an input file."""
    model = Engagement.model_fields[file].annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    return model


def field_of(model: type[BaseModel], spelled: str) -> FieldInfo | None:
    """A field by its spelling in input files."""
    return next((info for name, info in model.model_fields.items() if (info.alias or name) == spelled), None)


def record_of(annotation: Any, data: Any) -> type[BaseModel] | None:
    """The record that a field holds, or each item of its list."""
    found = list(_records(annotation))
    fitting = [model for model in found if _fits(model, data)]
    return next(iter(fitting or found), None)


def may_be_left_out(info: FieldInfo) -> bool:
    """Whether nothing at all is a value of the field."""
    return type(None) in get_args(info.annotation)


def is_list(info: FieldInfo) -> bool:
    """Whether the field holds several values."""
    return any(get_origin(one) is tuple for one in _unfolded(info.annotation))


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from _records(argument)


def _fits(model: type[BaseModel], data: Any) -> bool:
    """Whether every field with a single value has it in the data."""
    one = data[0] if isinstance(data, list) and data else data
    if not isinstance(one, dict):
        return False
    for name, info in model.model_fields.items():
        if get_origin(info.annotation) is Literal and len(get_args(info.annotation)) == 1:
            only = get_args(info.annotation)[0]
            if one.get(info.alias or name) != getattr(only, "value", only):
                return False
    return True


def _unfolded(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _unfolded(argument)
