"""The fields of an engagement one by one: each single value that is written or set, by its path.

In: an engagement. Out: paths as findings name them, each with its value and whether it is a text of several sentences.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from docgen.assembly.fields import fields_of, names
from docgen.lint.across.ground.marks import marked
from docgen.model.whole import FILES, Engagement

Leaf = tuple[str, Any, bool]


def leaves(engagement: Engagement) -> list[Leaf]:
    """Each field that holds something: its path, its value, and whether it is prose."""
    found: list[Leaf] = []
    for name in FILES:
        _gather(getattr(engagement, name), "" if name == "engagement" else name, found, prose=False)
    return found


def _gather(value: Any, path: str, found: list[Leaf], *, prose: bool) -> None:
    if isinstance(value, BaseModel):
        before = f"{path}." if path else ""
        for name, spelled, text in _fields(type(value)):
            one = getattr(value, name)
            if one is not None:
                _gather(one, before + spelled, found, prose=text)
    elif isinstance(value, tuple):
        for inner, item in marked(path, value):
            _gather(item, inner, found, prose=prose)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather(item, f"{path}.{key}", found, prose=prose)
    elif value is not None:
        found.append((path, value, prose))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model: their names, how input files spell them, and whether they hold prose."""
    known = fields_of(model)
    return tuple((name, known[name].spelled, known[name].prose) for name in names(model))
