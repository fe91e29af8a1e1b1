"""The facts of an engagement that are asked for: every name with nothing behind its colon.

In: the folder of an engagement. Out: the open facts in the order in which they stand in the files, each with its place
and its field. A file that can't be read has none; ``docgen check`` says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from docgen.beginning.route import field_of, may_be_left_out, record_of, root
from docgen.fields.forms import form_of
from docgen.fields.words import of_field
from docgen.finding import Location
from docgen.inputs import nodes
from docgen.inputs.paths import spell
from docgen.model.whole import FILES

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


# Each field on the way to a fact, with the record that holds it.
Trail: TypeAlias = "tuple[tuple[type[BaseModel], str], ...]"


@dataclass(frozen=True, slots=True)
class Opening:
    """An open fact: its file, its path in the file and in words, its place, and the field that it is."""

    file: str
    route: nodes.Path
    path: str
    place: Location
    trail: Trail
    info: FieldInfo

    @property
    def model(self) -> type[BaseModel]:
        """The record in which the fact stands."""
        return self.trail[-1][0]

    @property
    def name(self) -> str:
        """Its name in that record."""
        return self.trail[-1][1]

    @property
    def optional(self) -> bool:
        """Whether the engagement is complete without it."""
        return may_be_left_out(self.info)


def openings(folder: Path, shown: str) -> list[Opening]:
    """The open facts of all files."""
    return [one for file in FILES for one in in_file(folder, shown, file)]


def in_file(folder: Path, shown: str, file: str) -> list[Opening]:
    """The open facts of one file, such as ``costs``."""
    try:
        raw = (folder / f"{file}.yaml").read_bytes()
    except OSError:
        return []
    tree, _ = nodes.read(raw, f"{shown}/{file}.yaml")
    if tree is None:
        return []
    found = _below(tree.data, (), root(file), (), file, tree)
    return sorted(found, key=lambda one: (one.place.line, one.place.column))


def titles(opening: Opening, language: str) -> str:
    """What a fact is called, from the outermost record inwards: ``Client › Address › City``."""
    said = [(of_field(model, name, language), name) for model, name in opening.trail]
    return " › ".join(words.title if words else name for words, name in said)


def known_ids(folder: Path, opening: Opening) -> list[str]:
    """The ids among which one is meant, where the fact is the id of an entry that stands elsewhere."""
    name, collection = form_of(opening.info)
    file, _, key = collection.partition(".")
    if name != "Ref" or file not in FILES:
        return []
    try:
        tree, _ = nodes.read((folder / f"{file}.yaml").read_bytes(), file)
    except OSError:
        return []
    entries = tree.data.get(key) if tree else None
    listed = entries if isinstance(entries, list) else []
    return [str(one["id"]) for one in listed if isinstance(one, dict) and one.get("id")]


def _below(
    data: Any, route: nodes.Path, model: type[BaseModel], trail: Trail, file: str, tree: nodes.Tree
) -> Iterator[Opening]:
    for name, value in data.items():
        info = field_of(model, name)
        if info is None:
            continue
        here, named = (*route, name), (*trail, (model, name))
        open_at = [here] if value is None else []
        if isinstance(value, dict) and record_of(info.annotation, value) is None:  # ids with a value each
            open_at = [(*here, key) for key, item in value.items() if item is None]
        for one in open_at:
            yield Opening(file, one, spell(file, one, tree.data), tree.keys[one], named, info)
        for inner, item in _records(value, here):
            record = record_of(info.annotation, item)
            if record is not None:
                yield from _below(item, inner, record, named, file, tree)


def _records(value: Any, route: nodes.Path) -> Iterator[tuple[nodes.Path, Any]]:
    if isinstance(value, dict):
        yield route, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict):
                yield (*route, number), item
