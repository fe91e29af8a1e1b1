"""A value put in the place of a field, in what was read and in no file.

In: the folder of an engagement, and what somebody wrote: ``exit.convenience.notice=90 days``. Out: an ``Amend`` for
whoever reads the folder; a value that can't stand there is found when it is read, as if it stood in the file. A field
that is left out is put where it would stand.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args, get_origin

from docgen.beginning.route import field_of, is_list, record_of, root
from docgen.inputs import nodes, plain, sheets
from docgen.inputs.paths import spell
from docgen.model.whole import FILES
from docgen.whatif.with_value import with_value

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

    from docgen.inputs.folder import Amend


@dataclass(frozen=True, slots=True)
class Setting:
    """A field and what it is to hold; nothing: the field is left out."""

    path: str
    value: str


class UnknownFieldError(ValueError):
    """No field has this path; ``near`` are those that could be meant."""

    def __init__(self, path: str, near: tuple[str, ...]) -> None:
        self.path, self.near = path, near
        super().__init__(path)


def setting(given: str) -> Setting:
    """``FIELD=VALUE`` taken apart; fields of engagement.yaml bear no prefix."""
    path, _, value = given.partition("=")
    return Setting(path.strip().removeprefix("engagement."), value.strip())


def amend(folder: Path, settings: Iterable[Setting]) -> Amend:
    """What puts these values into the files of an engagement as they are read. Raises UnknownFieldError."""
    routes: dict[tuple[str, bool], list[tuple[nodes.Path, Any]]] = {}
    for one in settings:
        file, route, filled = _found(folder, one.path)
        routes.setdefault((file, filled), []).append((route, _parsed(one.value)))

    def amended(name: str, tree: nodes.Tree, *, filled: bool) -> nodes.Tree:
        for route, value in routes.get((name, filled), []):
            tree = with_value(tree, route, value)
        return tree

    return amended


def check_path(folder: Path, path: str) -> None:
    """Raises UnknownFieldError where an engagement can have no such field or group of fields."""
    _found(folder, path)


def _found(folder: Path, path: str) -> tuple[str, nodes.Path, bool]:
    """The file of a field and the way to it, and whether it stands in a table that is filled in first."""
    try:
        return (*_route(dict(_trees(folder)), path), False)
    except UnknownFieldError:
        trees = dict(_trees(folder))
        for name, tree in trees.items():
            sheets.fill_in(tree, root(name), folder, folder.as_posix())
        return (*_route(trees, path), True)


def _trees(folder: Path) -> Iterator[tuple[str, nodes.Tree]]:
    for name in FILES:
        path = folder / f"{name}.yaml"
        try:
            raw = b"" if plain.leads_out(path, folder) else plain.read(path, nodes.MAX_BYTES)
        except OSError:
            continue  # whoever reads the engagement says so
        tree, _ = nodes.read(raw, path.name)
        if tree is not None:
            yield name, tree


def _route(trees: Mapping[str, nodes.Tree], path: str) -> tuple[str, nodes.Path]:
    """The file of a field and the way to it."""
    first = path.partition(".")[0].partition("[")[0]
    file = first if first in FILES and first != "engagement" else "engagement"
    tree = trees.get(file)
    if tree is None:
        raise UnknownFieldError(path, ())
    spelled = {spell(file, route, tree.data): route for route in reversed(tree.values) if route}
    found = spelled.get(path) or _numbered(tree, file, path)
    if found:
        return file, found
    within = path
    while within:  # a field that is left out stands behind the nearest record that is there
        within = within[: max(within.rfind("."), within.rfind("["), 0)]
        base = spelled.get(within, () if within in {"", file} else None)
        if base is None:
            continue
        rest = path[len(within) :].lstrip(".") if within else path.removeprefix(f"{file}.")
        way = _way(file, base, tree, rest)
        if way:
            return file, (*base, *way)
        break
    every = [*spelled, *(f"{name}." if name != "engagement" else "" for name in FILES)]
    for name, other in trees.items():
        every.extend(spell(name, route, other.data) for route in other.values if route)
    raise UnknownFieldError(path, _near(path, [*every, *_left_out(trees)]))


def _numbered(tree: nodes.Tree, file: str, path: str) -> nodes.Path | None:
    """The way to an item named by its number though it has an id."""
    for route in tree.values:
        by_number = "" if file == "engagement" else file
        for part in route:
            by_number += f"[{part}]" if isinstance(part, int) else f".{part}" if by_number else str(part)
        if route and by_number == path:
            return route
    return None


def _way(file: str, base: nodes.Path, tree: nodes.Tree, rest: str) -> nodes.Path:
    """The way from a record to a field that could stand in it; empty where there is none. An id can hold dots."""
    model: type[BaseModel] | None = root(file)
    info: FieldInfo | None = None
    here: Any = tree.data
    for part in base:
        here = here[part]
        if isinstance(part, str):
            info = field_of(model, part) if model else None
            model = record_of(info.annotation, here) if info else None
    if info is not None and _maps(info):
        return (rest,)
    return _below_model(model, rest)


def _below_model(model: type[BaseModel] | None, rest: str) -> nodes.Path:
    name, _, further = rest.partition(".")
    info = field_of(model, name) if model else None
    if info is None or not further:
        return (name,) if info is not None else ()
    if _maps(info):
        return (name, further)
    deeper = () if is_list(info) else _below_model(record_of(info.annotation, None), further)
    return (name, *deeper) if deeper else ()


def _maps(info: FieldInfo) -> bool:
    """Whether a field holds ids with a value each."""
    return any(get_origin(one) is dict for one in (info.annotation, *get_args(info.annotation)))


def _model(file: str, route: nodes.Path, tree: nodes.Tree) -> type[BaseModel] | None:
    model: type[BaseModel] | None = root(file)
    here: Any = tree.data
    for part in route:
        here = here[part]
        if isinstance(part, str):
            info = field_of(model, part) if model else None
            model = record_of(info.annotation, here) if info else None
    return model


def _left_out(trees: Mapping[str, nodes.Tree]) -> Iterator[str]:
    """The fields that could stand in the records that are there, but don't."""
    for file, tree in trees.items():
        for route in tree.values:
            here: Any = tree.data
            for part in route:
                here = here[part]
            model = _model(file, route, tree) if isinstance(here, dict) else None
            if model is not None:
                for name, info in model.model_fields.items():
                    yield spell(file, (*route, info.alias or name), tree.data)


def _near(path: str, every: Iterable[str]) -> tuple[str, ...]:
    known = list(dict.fromkeys(one for one in every if one and not one.endswith(".")))
    near = difflib.get_close_matches(path, known, n=3, cutoff=0.6)
    last = path.rpartition(".")[2]
    return tuple(near or [one for one in known if one.rpartition(".")[2] == last][:3])


def _parsed(value: str) -> Any:
    """A value as it would be read behind the colon of a field; what is no YAML there is a text."""
    if not value:
        return None
    tree, findings = nodes.read(f"x: {value}\n".encode(), "")
    if tree is None or findings or list(tree.data) != ["x"]:
        return value
    return tree.data["x"]
