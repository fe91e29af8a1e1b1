"""The fields of an engagement one by one: each single value that is written or set, by its path.

In: an engagement. Out: paths as findings name them, each with its value and whether it is a text of several sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docgen.assembly.fields import fields_of, names
from docgen.lint.across.ground.marks import marked
from docgen.model.whole import FILES, Engagement

Leaf = tuple[str, Any, bool]


def leaves(engagement: Engagement) -> Iterator[Leaf]:
    """Each field that holds something: its path, its value, and whether it is prose."""
    for name in FILES:
        yield from _within(getattr(engagement, name), "" if name == "engagement" else name, prose=False)


def _within(value: Any, path: str, *, prose: bool) -> Iterator[Leaf]:
    if isinstance(value, BaseModel):
        known = fields_of(type(value))
        for name in names(type(value)):
            one = known[name]
            inner = f"{path}.{one.spelled}" if path else one.spelled
            yield from _within(getattr(value, name), inner, prose=one.prose)
    elif isinstance(value, tuple):
        for inner, item in marked(path, value):
            yield from _within(item, inner, prose=prose)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _within(item, f"{path}.{key}", prose=prose)
    elif value is not None:
        yield path, value, prose
