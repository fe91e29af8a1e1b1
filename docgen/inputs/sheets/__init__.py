"""Lists that stand in files of their own: ``monthly: {file: volumes.csv}`` -> the list, each value with its place.

In: the tree of an input file, the model that says which lists may stand elsewhere, and the folder. Out: the tree with
the lists filled in, the bytes that were read, and findings. The first row names the fields, each row below is an item,
and an empty cell is a field that is left out. A file is read from the folder of the engagement and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from docgen.finding import Finding, Location, OneOf, finding, say
from docgen.inputs import plain
from docgen.inputs.nodes import Path as Route
from docgen.inputs.nodes import Tree
from docgen.inputs.sheets import csv, xlsx
from docgen.inputs.sheets.cells import Cell, UnreadableError
from docgen.model.record import Sheet

SUFFIXES = (".csv", ".xlsx")
_READERS = {".csv": csv.rows, ".xlsx": xlsx.rows}
_MAX_BYTES = 5_000_000
_MAX_ROWS = 5_000


@dataclass(slots=True)
class Filled:
    """What came of filling in a tree: the bytes of each file that was read, the places of names whose file could not
    be read, and what is wrong."""

    read: dict[str, bytes] = field(default_factory=dict)
    failed: set[Location] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def fill_in(tree: Tree, model: type[BaseModel], folder: Path, shown: str) -> Filled:
    """Put the rows of every named file into the tree, in the place of its name."""
    filled = Filled()
    for route in routes(model):
        holder = _at(tree.data, route[:-1])
        named = holder.get(route[-1]) if isinstance(holder, dict) else None
        if isinstance(named, dict) and "file" in named and named.keys() <= {"file", "sheet"}:
            try:
                rows = _rows(tree, route, named, folder, filled)
            except UnreadableError as problem:
                filled.findings.append(finding(problem.said, problem.place or tree.values[(*route, "file")]))
                filled.failed.add(tree.values[route])
                continue
            _put(tree, route, rows, f"{shown}/{named['file']}", filled)
    return filled


def routes(model: type[BaseModel]) -> Iterator[Route]:
    """The paths of the lists that may stand in a file of their own."""
    for name, info in model.model_fields.items():
        if any(isinstance(one, Sheet) for one in info.metadata):
            yield (name,)
        elif isinstance(info.annotation, type) and issubclass(info.annotation, BaseModel):
            yield from ((name, *rest) for rest in routes(info.annotation))


def _at(data: Any, route: Route) -> Any:
    for part in route:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def _rows(tree: Tree, route: Route, named: dict[str, Any], folder: Path, filled: Filled) -> list[list[Cell]]:
    """The rows of a named file, the first of them its head. Raises UnreadableError."""
    name, sheet = str(named["file"]), named.get("sheet")
    path = folder / name
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableError(say("TAB002", name=name))
    if Path(name).name != name or plain.leads_out(path, folder):
        raise UnreadableError(say("TAB001", name=name))
    try:
        raw = plain.read(path, _MAX_BYTES)
    except plain.NotPlainError:
        raise UnreadableError(say("TAB003.kind", name=name)) from None
    except OSError as problem:
        near = [one.name for one in plain.beside(folder, SUFFIXES)]
        advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.beside")
        raise UnreadableError(say("TAB003", name=name, problem=problem.strerror or "", advice=advice)) from None
    if len(raw) > _MAX_BYTES:
        raise UnreadableError(say("TAB003.large", name=name))
    filled.read[name] = raw
    where = tree.values.get((*route, "sheet"), tree.values[(*route, "file")])
    return reader(raw, str(sheet) if sheet is not None else None, where, _MAX_ROWS)


def _put(tree: Tree, route: Route, rows: list[list[Cell]], file: str, filled: Filled) -> None:
    head, *items = rows
    start = tree.values[route]
    for key in [key for key in tree.values if key[: len(route)] == route and len(key) > len(route)]:
        del tree.values[key]
        tree.keys.pop(key, None)
    seen: dict[str, Cell] = {}
    for cell in head:
        name = str(cell.value or "").strip()
        if name in seen and name:
            filled.findings.append(finding("TAB004", cell.at(file), name=name))
        seen.setdefault(name, cell)
    made: list[dict[str, Any]] = []
    for row in items:
        where = (*route, len(made))
        item: dict[str, Any] = {}
        for number, cell in enumerate(row):
            name = str(head[number].value or "").strip() if number < len(head) else ""
            if cell.value is None:
                continue
            if not name:
                filled.findings.append(finding("TAB005", cell.at(file), value=str(cell.value)))
                continue
            item[name] = cell.value
            tree.values[(*where, name)] = cell.at(file)
            tree.keys[(*where, name)] = seen[name].at(file)
        if item:
            tree.values[where] = row[0].at(file)
            made.append(item)
    tree.values[route] = head[0].at(file) if made and head else start
    _at(tree.data, route[:-1])[route[-1]] = made
