"""Which fields of an engagement answer which need, and which rules and lints guard it.

In: the docstrings and marks of the models, the docstrings of rules and lints. Out: paths and codes by need.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from docgen import lint, rules
from docgen.lint import across
from docgen.model.needs import answered, guarded
from docgen.model.record import Answers
from docgen.model.whole import FILES, Engagement

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Guard:
    """A rule or a lint: its code, and what it holds."""

    code: str
    title: str


@cache
def guards() -> dict[str, tuple[Guard, ...]]:
    """The rules and lints that guard each need."""
    found: dict[str, list[Guard]] = {}
    for code, doc in _pages():
        head = doc.strip().partition("\n")[0]
        for need in guarded(doc) or ():
            found.setdefault(need, []).append(Guard(code, head.removeprefix(f"{code}: ").rstrip(".")))
    return {need: tuple(some) for need, some in found.items()}


def _pages() -> Iterator[tuple[str, str]]:
    """The code and the docstring of each rule and of each lint."""
    for code, rule in rules.every().items():
        yield code, rule.__doc__ or ""
    for room in (lint, across):
        for name in room.names():
            module = importlib.import_module(f"{room.__name__}.{name}")
            yield module.CODE, module.__doc__ or ""


def fields(engagement: Engagement) -> dict[str, tuple[str, ...]]:
    """For each need the fields that answer it and hold something in this engagement; the fields of a record that
    answers as a whole are not named besides it."""
    found: dict[str, dict[str, None]] = {}
    for name in FILES:
        for need, path in _filled(getattr(engagement, name), "" if name == "engagement" else name, frozenset()):
            found.setdefault(need, {})[path] = None
    return {need: tuple(paths) for need, paths in found.items()}


def _filled(record: BaseModel, path: str, above: frozenset[str]) -> Iterator[tuple[str, str]]:
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if value is None or value in ((), {}):
            continue
        here = f"{path}.{info.alias or name}" if path else (info.alias or name)
        own = _needs(info) - above
        for need in sorted(own):
            yield need, here
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, BaseModel):
                yield from _filled(inner, here, above | own)


def _needs(info: FieldInfo) -> frozenset[str]:
    """The needs that a field answers: those of its mark, and of the kinds of record or word that it holds."""
    named = {mark.need for mark in info.metadata if isinstance(mark, Answers)}
    for kind in _kinds(info.annotation):
        named.update(answered(kind.__doc__))
    return frozenset(named)


def _kinds(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | Enum):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _kinds(argument)
