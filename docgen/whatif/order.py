"""Which clauses stand elsewhere: in another section, or in another order."""

from __future__ import annotations

from bisect import bisect_left

from docgen.whatif.passages import Edition


def moved(before: Edition, after: Edition) -> frozenset[str]:
    """The clauses of both editions that changed places; of those that only changed order as few as explain it."""
    shared = [id for id in after.entries if id in before.entries]
    places = {id: number for number, id in enumerate(before.entries)}
    kept = {shared[number] for number in _rising([places[id] for id in shared])}
    elsewhere = {id for id in shared if before.entries[id].section != after.entries[id].section}
    return frozenset(elsewhere | {id for id in shared if id not in kept})


def _rising(numbers: list[int]) -> list[int]:
    """The places of a longest rising row among numbers."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        found = bisect_left(ends, number)
        before.append(at[found - 1] if found else -1)
        if found == len(ends):
            ends.append(number)
            at.append(place)
        else:
            ends[found], at[found] = number, place
    row: list[int] = []
    place = at[-1] if at else -1
    while place >= 0:
        row.append(place)
        place = before[place]
    return row[::-1]
