"""The parts of which declared tables and files of words are made, and wording without its Jinja.

In: a layout, the data of a file, or wording. Out: expressions and texts with the way to each; the names of a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jinja2 import TemplateSyntaxError

from docgen.upkeep.account import Scope
from docgen.upkeep.holdings import Layout
from docgen.upkeep.reading import shape_of
from docgen.upkeep.shapes import UNKNOWN, Shape


def row(layout: Layout, scope: Scope) -> dict[str, Shape]:
    """The names that are known in each row of a declared table."""
    if layout.text.rows is None:
        return {}
    try:
        row = shape_of(layout.text.rows, scope).item or UNKNOWN
        names = {"row": row, "index": UNKNOWN}
        if layout.text.each is not None:
            each = shape_of(layout.text.each, replace(scope, names={**scope.names, **names}))
            names["entry"] = each.item or UNKNOWN
    except TemplateSyntaxError:  # found again, and reported, with the other expressions of the layout
        return {"row": UNKNOWN, "index": UNKNOWN, "entry": UNKNOWN}
    return names


def expressions(layout: Layout) -> Iterator[tuple[tuple[str | int, ...], str, bool]]:
    """The expressions of a declared table: where each stands, and whether it speaks of a row."""
    text = layout.text
    for name, source, within in (("rows", text.rows, False), ("each", text.each, True), ("group", text.group, True)):
        if source is not None:
            yield (name,), source, within
    for number, column in enumerate(text.columns):
        for name, source, within in (
            ("cell", column.cell, True),
            ("total", column.total, False),
            ("when", column.when, False),
        ):
            if source is not None:
                yield ("columns", number, name), source, within
    for number, entry in enumerate(text.entries):
        for name, source in (("cell", entry.cell), ("when", entry.when)):
            if source is not None:
                yield ("entries", number, name), source, False


def texts(data: Any, part: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text in a file of words, with the way to it."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from texts(value, (*part, str(name)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts(value, (*part, str(number)))
    elif isinstance(data, str):
        yield part, data


def prose(source: str) -> str:
    """Wording without Jinja, each piece of it replaced by as many spaces."""
    return _JINJA.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), source)


_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
