"""All pairs: combinations few enough to try all, in which any two values of two dimensions meet.

In: the values of each dimension, and which combinations are possible. Out: the combinations; the same ones for the
same dimensions. Values are told apart by their place in the list, so that they can be of any kind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

Places = dict[str, int]
_Pair = tuple[str, int, str, int]


def pairwise(values: Mapping[str, tuple[Any, ...]], possible: Callable[[Any], bool]) -> Iterator[dict[str, Any]]:
    """Combinations of one value from each dimension, until every possible pair has been in one."""
    names = list(values)
    order = {name: number for number, name in enumerate(names)}

    def fits(places: Places) -> bool:
        return possible({name: values[name][place] for name, place in places.items()})

    def pair(one: str, first: int, other: str, second: int) -> _Pair:
        return (one, first, other, second) if order[one] < order[other] else (other, second, one, first)

    waiting: dict[_Pair, None] = {
        (one, first, other, second): None
        for one, other in combinations(names, 2)
        for first in range(len(values[one]))
        for second in range(len(values[other]))
        if fits({one: first, other: second})
    }
    while waiting:
        one, first, other, second = next(iter(waiting))
        row = complete({one: first, other: second}, values, fits, lambda *told: pair(*told) in waiting)
        if row is None:
            del waiting[one, first, other, second]  # no combination holds both
            continue
        for left, right in combinations(names, 2):
            waiting.pop((left, row[left], right, row[right]), None)
        yield {name: values[name][row[name]] for name in names}


def complete(
    start: Places,
    values: Mapping[str, tuple[Any, ...]],
    fits: Callable[[Places], bool],
    wanted: Callable[[str, int, str, int], bool],
) -> Places | None:
    """The start with a value for every other dimension, the most wanted first; None where nothing fits."""
    rest = [name for name in values if name not in start]
    if all(any(fits({**start, name: place}) for place in range(len(values[name]))) for name in rest):
        return _on(start, rest, values, fits, wanted)
    return None  # told at once, or every combination of the others would be tried in vain


def _on(
    start: Places,
    rest: list[str],
    values: Mapping[str, tuple[Any, ...]],
    fits: Callable[[Places], bool],
    wanted: Callable[[str, int, str, int], bool],
) -> Places | None:
    if not rest:
        return start
    name = rest[0]

    def gain(place: int) -> int:
        return sum(wanted(name, place, other, held) for other, held in start.items())

    for place in sorted(range(len(values[name])), key=lambda place: (-gain(place), place)):
        more = {**start, name: place}
        if fits(more):
            row = _on(more, rest[1:], values, fits, wanted)
            if row is not None:
                return row
    return None
