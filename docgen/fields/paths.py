"""What a field of an engagement is called: its title, by its path.

In: a path as documents name it (``requirements.kpis[reach].target``) and a language. Out: the title; empty where there
is no such field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from docgen.fields.words import of_field
from docgen.model.whole import FILES, Engagement

_INDEX = re.compile(r"\[[^\]]*\]")


@lru_cache(maxsize=8192)
def title(path: str, language: str) -> str:
    """The title of a field."""
    return _title(_INDEX.sub("", path), language)


@lru_cache(maxsize=1024)
def _title(path: str, language: str) -> str:
    parts = path.split(".")
    models: list[type[BaseModel]] = [Engagement]
    if parts[0] not in FILES or parts[0] == "engagement":
        parts = ["engagement", *(parts[1:] if parts[0] == "engagement" else parts)]
    for number, part in enumerate(parts):
        fields = [
            (model, info)
            for model in models
            for name, info in model.model_fields.items()
            if (info.alias or name) == part
        ]
        if not fields:
            return ""
        if number == len(parts) - 1:
            words = of_field(fields[0][0], part, language)
            return words.title if words else ""
        models = [model for _, info in fields for model in _models(info.annotation)]
    return ""


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models(argument)
