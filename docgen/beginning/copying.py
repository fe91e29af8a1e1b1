"""An engagement as the beginning of another one: what must differ is asked for anew.

In: the texts of an engagement's files, and what ``templates/engagement/copy.yaml`` says of a copy. Out: the texts of
the new one, every other line and comment as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from docgen.beginning.pattern import FOLDER
from docgen.beginning.route import field_of, record_of, root
from docgen.fields.forms import form_of
from docgen.finding import FindingsError
from docgen.inputs import nodes, sheets
from docgen.model.whole import FILES

if TYPE_CHECKING:
    from pydantic import BaseModel

_STEP = re.compile(r"(\w+)(?:\[(\w+)=([\w-]+)\])?")


def copied(source: Path, shown: str, templates: Path, name: str) -> dict[str, bytes]:
    """The files of a copy, tables beside them included. Raises FindingsError where one can't be read."""
    rules = _tree((templates / FOLDER / "copy.yaml").read_bytes(), (templates / FOLDER / "copy.yaml").as_posix()).data
    made: dict[str, bytes] = {}
    for file in FILES:
        raw = (source / f"{file}.yaml").read_bytes()
        tree = _tree(raw, f"{shown}/{file}.yaml")
        changes: dict[nodes.Path, str] = dict.fromkeys(_dates(tree.data, (), root(file)), "")
        for path in rules["ask"]:
            changes |= dict.fromkeys(_routes(tree.data, _steps(path, file)), "")
        for path, written in rules["set"].items():
            value = Template(str(written)).safe_substitute(name=name)
            changes |= dict.fromkeys(_routes(tree.data, _steps(path, file)), value)
        made[f"{file}.yaml"] = _changed(raw.decode("utf-8-sig"), tree, changes).encode()
    for path in sorted(source.iterdir()):
        if path.suffix.lower() in sheets.SUFFIXES and path.is_file():
            made[path.name] = path.read_bytes()
    return made


def _tree(raw: bytes, shown: str) -> nodes.Tree:
    tree, findings = nodes.read(raw, shown)
    if tree is None:
        raise FindingsError(findings)
    return tree


def _steps(path: str, file: str) -> list[tuple[str, str, str]] | None:
    """The steps of a path within a file; None where it leads into another one."""
    steps = [found.groups(default="") for found in _STEP.finditer(path)]
    if file != "engagement" and steps[0][0] == file:
        return steps[1:]  # type: ignore[return-value]  # three groups make three texts
    return steps if file == "engagement" and steps[0][0] not in FILES else None  # type: ignore[return-value]


def _routes(data: Any, steps: list[tuple[str, str, str]] | None, route: nodes.Path = ()) -> Iterator[nodes.Path]:
    """Every place that a path means."""
    if steps is None or not isinstance(data, dict):
        return
    (name, key, wanted), *rest = steps
    if name not in data:
        return
    here, value = (*route, name), data[name]
    if not rest:
        yield here
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict) and (not key or item.get(key) == wanted):
                yield from _routes(item, rest, (*here, number))
    else:
        yield from _routes(value, rest, here)


def _dates(data: Any, route: nodes.Path, model: type[BaseModel]) -> Iterator[nodes.Path]:
    """Every field that holds a day."""
    for name, value in data.items():
        info = field_of(model, name)
        if info is None:
            continue
        here = (*route, name)
        if form_of(info)[0] == "date":
            yield here
        items = enumerate(value) if isinstance(value, list) else [(-1, value)]
        for number, item in items:
            record = record_of(info.annotation, item)
            if isinstance(item, dict) and record is not None:
                yield from _dates(item, here if number < 0 else (*here, number), record)


def _changed(text: str, tree: nodes.Tree, changes: dict[nodes.Path, str]) -> str:
    """The text with other values behind the names that change; a remark on the old value goes with it."""
    lines = text.splitlines()
    inner = {route for route in changes if any(route[: len(o)] == o and route != o for o in changes)}
    for route in sorted(set(changes) - inner, key=lambda route: tree.keys[route], reverse=True):
        key, value = tree.keys[route], tree.values[route]
        number = key.line - 1
        line = lines[number]
        colon = line.index(":", key.column - 1 + key.length) + 1
        behind = f" {changes[route]}" if changes[route] else ""
        if "{" in line[: key.column - 1].partition("#")[0]:  # between braces: nothing but the value goes
            rest = line[value.column - 1 + value.length :] if value.line == key.line else line[colon:]
            lines[number] = f"{line[:colon]}{behind or ' '}{rest}"
            continue
        lines[number] = line[:colon] + behind
        depth = key.column - 1
        end = number + 1
        while end < len(lines) and _belongs(lines, end, depth, listed=line[:depth].strip() == ""):
            end += 1
        del lines[number + 1 : end]
    return "\n".join(lines) + "\n"


def _belongs(lines: list[str], number: int, depth: int, *, listed: bool) -> bool:
    """Whether a line is a part of the value of a name that stands at this depth."""
    line = lines[number]
    if not line.strip():  # an empty line belongs to it where more of it follows
        return number + 1 < len(lines) and _belongs(lines, number + 1, depth, listed=listed)
    at = len(line) - len(line.lstrip())
    return at > depth or (listed and at == depth and line.lstrip().startswith("- "))
