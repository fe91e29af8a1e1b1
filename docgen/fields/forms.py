"""The type of a field as somebody who writes its value sees it.

In: a field of a model. Out: the name under which ``values.yaml`` says how such a value is written; empty for a plain
text, a number, a record or a choice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import PlainValidator, StringConstraints

from docgen.model import record, values
from docgen.model.record import Prose, Ref
from docgen.model.times import month

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

_PATTERNED = ("Id", "RequirementId", "NeedId", "CountryCode", "CurrencyCode", "Email", "ClockTime", "FindingCode")
_TYPES = (
    values.Money,
    values.MoneyPer,
    values.Percent,
    values.Duration,
    values.Level,
    values.ServiceLevel,
    values.ServiceHours,
    values.Period,
    values.Occurrence,
    date,
    bool,
)


@cache
def patterns() -> dict[str, str]:
    """The name of each patterned kind of text, by its pattern."""
    found = {}
    for name in _PATTERNED:
        for mark in getattr(record, name).__metadata__:
            if isinstance(mark, StringConstraints) and mark.pattern:
                found[str(mark.pattern)] = name
    return found


def form_of(info: FieldInfo) -> tuple[str, str]:
    """The name of the form, and the collection in which an id that it refers to stands."""
    marks = [*info.metadata, *_marks(info.annotation)]
    named = [mark for mark in marks if isinstance(mark, Ref)]
    if named:  # an id, but one that stands elsewhere
        return "Ref", named[0].collection
    for mark in marks:
        if isinstance(mark, Prose):
            return "Prose", ""
        if isinstance(mark, PlainValidator) and mark.func is month:
            return "month", ""
        pattern = getattr(mark, "pattern", None)
        if pattern in patterns():
            return patterns()[pattern], ""
    types = set(_types(info.annotation))
    return next((kind.__name__ for kind in _TYPES if kind in types), ""), ""


def _marks(annotation: Any) -> Iterator[Any]:
    """The marks on the items of a tuple or on the member of an optional field; those of a name are passed over."""
    if getattr(annotation, "__origin__", None) is dict:
        return
    yield from getattr(annotation, "__metadata__", ())
    for argument in getattr(annotation, "__args__", ()):
        yield from _marks(argument)


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _types(argument)
