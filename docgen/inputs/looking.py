"""Where pydantic says that something is wrong -> the place in the file, the field in words, and the model that asks for
it.

In: the file that is looked at, and pydantic's location. Out: paths, places and models. Judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from docgen.finding import Location
from docgen.inputs.paths import spell

if TYPE_CHECKING:
    from docgen.inputs.nodes import Tree

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class File:
    """The file that is looked at."""

    name: str
    tree: Tree
    model: type[BaseModel]

    def named(self, path: Loc) -> str:
        """A field as people write it."""
        return spell(self.name, path, self.tree.data)

    def place(self, path: Loc, *, key: bool = False) -> Location:
        """Where a field stands, or what is nearest around it."""
        if key and path in self.tree.keys:
            return self.tree.keys[path]
        while path not in self.tree.values:
            path = path[:-1]
        return self.tree.values[path]


def real(loc: Loc, data: Any) -> Loc:
    """Pydantic's location without the tags that it adds for unions."""
    path: list[str | int] = []
    here = data
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(here, dict) and (part in here or last):
            path.append(part)
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            path.append(part)
            here = here[part]
    return tuple(path)


def models_at(loc: Loc, model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models of which the last part of the location names a field, found by following annotations and union
    tags; more than one where a record comes in several forms and it is not said which."""
    candidates: list[type[BaseModel]] = [model]
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        following: list[type[BaseModel]] = []
        for candidate in candidates:
            fields = spelled(candidate)
            if part in fields:
                following.extend(_models(fields[str(part)].annotation))
            elif any(getattr(i.annotation, "__args__", ()) == (part,) for i in candidate.model_fields.values()):
                following.append(candidate)
        candidates = following or candidates
    return candidates


def spelled(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a model as input files spell them."""
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]
