"""Which passage of one edition is which of the other.

In: the passages of both. Out: pairs of their numbers in reading order; None where one side has nothing like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from docgen.whatif.passages import Passage

Pair = tuple[int | None, int | None]
_LIKE = 0.45  # how much of the words two passages must share to be one passage that changed
_MANY = 60  # above that, passages are taken one after the other


def pairs(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Pair, ...]:
    """All pairs: clause by clause, and what stands on the later side in its order."""
    one, other = _grouped(before), _grouped(after)
    found: list[Pair] = []
    for group, numbers in other.items():
        found.extend(_aligned(before, one.get(group, []), after, numbers))
    for group, numbers in one.items():
        if group not in other:
            found.extend((number, None) for number in numbers)
    return tuple(found)


def _grouped(passages: Sequence[Passage]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, one in enumerate(passages):
        found.setdefault(one.group, []).append(number)
    return found


def _aligned(before: Sequence[Passage], one: list[int], after: Sequence[Passage], other: list[int]) -> Iterator[Pair]:
    keys = [before[number].same for number in one], [after[number].same for number in other]
    for kind, start, end, begin, stop in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(one[start:end], other[begin:stop], strict=True)
        else:
            yield from _matched(before, one[start:end], after, other[begin:stop])


def _matched(before: Sequence[Passage], one: list[int], after: Sequence[Passage], other: list[int]) -> Iterator[Pair]:
    """The passages of a stretch that differs: those that are most alike, in order."""
    if len(one) > _MANY or len(other) > _MANY:
        shorter = min(len(one), len(other))
        yield from zip(one[:shorter], other[:shorter], strict=True)
        yield from ((number, None) for number in one[shorter:])
        yield from ((None, number) for number in other[shorter:])
        return
    alike = [[_alike(before[a], after[b]) for b in other] for a in one]
    best = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) - 1, -1, -1):
        for j in range(len(other) - 1, -1, -1):
            together = best[i + 1][j + 1] + alike[i][j] if alike[i][j] else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(one) and j < len(other):
        if alike[i][j] and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            yield one[i], other[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield one[i], None
            i += 1
        else:
            yield None, other[j]
            j += 1
    yield from ((number, None) for number in one[i:])
    yield from ((None, number) for number in other[j:])


def _alike(one: Passage, other: Passage) -> float:
    """How much alike two passages are, from 0; those that differ in their values alone are as good as the same."""
    if one.kind != other.kind or one.block != other.block:
        return 0.0
    if one.kind in {"title", "heading", "caption", "header", "figure", "definition"}:
        return 1.0
    if one.bare == other.bare and one.kind != "row":
        return 1.0 + (one.label == other.label) / 10
    found = SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    if found.quick_ratio() < _LIKE:
        return 0.3 if one.kind in {"row", "cover"} and _same_row(one, other) else 0.0
    ratio = found.ratio()
    return ratio if ratio >= _LIKE else 0.3 if _same_row(one, other) else 0.0


def _same_row(one: Passage, other: Passage) -> bool:
    """Rows that begin alike are the same row, lines of the cover those with the same name."""
    mark = " | " if one.kind == "row" else ": "
    first, found, _ = one.text.partition(mark)
    return bool(found) and other.text.startswith(f"{first}{mark}")
