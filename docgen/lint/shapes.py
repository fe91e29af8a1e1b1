"""The three shapes in which a text contradicts itself: something is missing, stands twice, or is said differently.

In: what a text calls for, has or says, each with its place (``Spot``). Out: the spots at fault, in the order in which
they came, each with the one that it clashes with. Nothing here knows what a spot is about: a lint gathers the spots,
takes one of the shapes, and makes findings of what is left.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator
from dataclasses import dataclass

from docgen.finding import Location


@dataclass(frozen=True, slots=True)
class Spot:
    """Something in a text: ``key`` is what it is compared by, ``words`` how it reads, ``value`` what is said of it."""

    key: Hashable
    place: Location
    words: str = ""
    value: Hashable = ""


def missing(wanted: Iterable[Spot], there: Container[Hashable]) -> Iterator[Spot]:
    """What is called for and is not there, each at the first place that calls for it."""
    seen: set[Hashable] = set()
    for spot in wanted:
        if spot.key not in there and spot.key not in seen:
            seen.add(spot.key)
            yield spot


def duplicates(spots: Iterable[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """What stands again, with the place where it stood first."""
    first: dict[Hashable, Spot] = {}
    for spot in spots:
        if first.setdefault(spot.key, spot) is not spot:
            yield spot, first[spot.key]


def disagreements(spots: Iterable[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """What says something else than was said first of the same thing, once for each other value."""
    first: dict[Hashable, Spot] = {}
    told: set[tuple[Hashable, Hashable]] = set()
    for spot in spots:
        before = first.setdefault(spot.key, spot)
        if spot.value != before.value and (spot.key, spot.value) not in told:
            told.add((spot.key, spot.value))
            yield spot, before
