"""The engagements and clauses that somebody names on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from docgen.build.places import Places, Target, target, targets

if TYPE_CHECKING:
    from docgen.library.shelf import Library


def chosen(places: Places, given: tuple[str, ...]) -> list[Target]:
    """The engagements named, or all; an unknown name is wrong usage, and so are two that would share their output."""
    if not given:
        if not places.inputs.is_dir():
            raise click.UsageError(f"there is no folder {places.inputs}/ with engagements")
        return targets(places)
    found: list[Target] = []
    for name in given:
        one = target(places, name)
        if one is None:
            known = ", ".join(t.name for t in targets(places)) or "none"
            raise click.UsageError(f"there is no engagement {name!r}; under {places.inputs}/ there are: {known}")
        if all(one.folder.resolve() != other.folder.resolve() for other in found):
            found.append(one)
    for one, other in pairwise(sorted(found, key=lambda target: target.name)):
        if one.name == other.name:
            raise click.UsageError(
                f"{one.shown} and {other.shown} would both be written to {places.output}/{one.name}/"
            )
    return found


def known_clause(libraries: Mapping[str, Library], clause: str) -> None:
    """An id that no language has is wrong usage, and the nearest ones are named."""
    if any(clause in library.clauses for library in libraries.values()):
        return
    near = dict.fromkeys(name for library in libraries.values() for name in library.near(clause))
    hint = f"did you mean {' or '.join(list(near)[:3])}?" if near else "the outlines under templates name them all"
    raise click.UsageError(f"there is no clause {clause!r}; {hint}")
