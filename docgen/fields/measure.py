"""How a value is written and among which values to choose, as pages, comments and questions say it.

In: the words of a field, the field, a language. Out: words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any

from docgen.fields.forms import form_of
from docgen.fields.words import Words, contents, of_kind

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


# How a figure with a unit is written: a share with its sign, a count without its unit.
_HOW = {"Percent": "signed", "": "bare"}


def form(words: Words, language: str, info: FieldInfo | None = None) -> str:
    """The unit or the form, with its label; empty where there is neither. With the field, also whether its unit is
    written behind the figure."""
    labels = contents(language, "labels")
    if not (words.unit or words.form):
        return ""
    how = _HOW.get(form_of(info)[0], "") if info and words.unit else ""
    said = f"{words.unit}, {labels[how]}" if how else words.unit or words.form
    return f"{labels['unit'] if words.unit else labels['form']}: {said}."


def values(words: Words, info: FieldInfo, language: str) -> dict[str, str]:
    """The values among which to choose, each with its meaning."""
    found = dict(words.values)
    for kind in _enumerations(info.annotation):
        chosen = of_kind(kind, language)
        found |= chosen.values if chosen else {}
    return found


def _enumerations(annotation: Any) -> Iterator[type[Enum]]:
    """The enumerations of a field itself; those of its records stand with these."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _enumerations(argument)
