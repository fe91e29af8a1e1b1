"""A tree of YAML with another value in one place: what would be read if the file said so.

In: a tree, the way to a field, a value (None takes the field away). Out: another tree; what was not there before stands
where the record round it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.finding import Location
from docgen.inputs import nodes


def with_value(tree: nodes.Tree, route: nodes.Path, value: Any) -> nodes.Tree:
    """The tree with another value; where the field stands nowhere, its place is that of the record round it."""
    place = tree.values.get(route)
    around = route
    while place is None:
        around = around[:-1]
        place = tree.keys.get(around) or tree.values.get(around) or (Location("", 1, 1) if not around else None)
    kept = {path: at for path, at in tree.values.items() if path[: len(route)] != route}
    named = {path: at for path, at in tree.keys.items() if path[: len(route)] != route or path == route}
    data = _with(tree.data, route, value)
    for number in range(len(around) + 1, len(route)):
        kept.setdefault(route[:number], place)
        named.setdefault(route[:number], place)
    if value is not None:
        named.setdefault(route, place)
        for path, _ in _below(value, route):
            kept[path] = place
            if path and isinstance(path[-1], str):
                named.setdefault(path, place)
    else:
        named.pop(route, None)
    return nodes.Tree(data, kept, named)


def _with(data: Any, route: nodes.Path, value: Any) -> Any:
    first, *rest = route
    if isinstance(data, list) and isinstance(first, int):
        inner = [*data]
        inner[first] = _with(inner[first], tuple(rest), value) if rest else value
        return inner if rest or value is not None else [*data[:first], *data[first + 1 :]]
    record = dict(data) if isinstance(data, dict) else {}
    if rest:
        record[str(first)] = _with(record.get(str(first)), tuple(rest), value)
    elif value is None:
        record.pop(str(first), None)
    else:
        record[str(first)] = value
    return record


def _below(value: Any, route: nodes.Path) -> Iterator[tuple[nodes.Path, Any]]:
    yield route, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _below(item, (*route, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _below(item, (*route, number))
