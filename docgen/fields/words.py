"""The words about records, enumerations and fields.

In: a model, the name of a field as input files spell it, a language. Out: its words, read when first asked for; None
for a model that is no part of the inputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from docgen.fields.forms import form_of

if TYPE_CHECKING:
    from pydantic import BaseModel

from docgen.messages import LANGUAGES

FOLDER = Path(__file__).resolve().parent
_MODELS = "docgen.model."


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a field, a record or an enumeration.

    ``unit``: in what a number is counted; ``form``: how another value is spelled; ``values``: the meaning of each value
    that can be chosen.
    """

    title: str
    description: str
    unit: str = ""
    form: str = ""
    example: Any = None
    values: Mapping[str, str] = field(default_factory=dict)


@cache
def contents(part: str, file: str) -> Mapping[str, Any]:
    """One file of words as it stands; ``part`` is a language or ``examples``. Empty where there is no such file."""
    path = FOLDER / part / f"{file}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_bytes(), loader) if path.is_file() else {}


def file_of(kind: type) -> str:
    """The file in which the words of a record or an enumeration stand; empty where it is no part of the inputs."""
    return kind.__module__.removeprefix(_MODELS) if kind.__module__.startswith(_MODELS) else ""


def of_kind(kind: type[BaseModel] | type[Enum], language: str) -> Words | None:
    """What is said of a record or an enumeration."""
    said = contents(language, file_of(kind)).get(kind.__name__)
    return Words(**said) if said else None


def of_field(model: type[BaseModel], spelled: str, language: str) -> Words | None:
    """What is said of a field, with the unit or the form of its type where it names no unit of its own."""
    key = f"{model.__name__}.{spelled}"
    said = contents(language, file_of(model)).get(key)
    if said is None:
        return None
    words = Words(**{"example": contents("examples", file_of(model)).get(key), **said})
    if words.unit:
        return words
    info = next(info for name, info in model.model_fields.items() if (info.alias or name) == spelled)
    name, collection = form_of(info)
    form = contents(language, "values").get(name, {})
    return replace(words, unit=form.get("unit", ""), form=form.get("form", "").format(collection=collection))


def hint(model: type[BaseModel], spelled: str, language: str = "en") -> str:
    """The description of a field as it stands within a sentence; empty where nothing is said of it."""
    words = of_field(model, spelled, language)
    if words is None:
        return ""
    said = words.description.removesuffix(".")
    return said[0].lower() + said[1:] if language == "en" and not said[1:2].isupper() else said


def hints(model: type[BaseModel], spelled: str) -> tuple[tuple[str, str], ...]:
    """The description of a field as it stands within a sentence, in each language; none where nothing is said."""
    every = tuple((language, hint(model, spelled, language)) for language in LANGUAGES)
    return every if any(words for _, words in every) else ()
