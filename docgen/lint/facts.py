"""Words in facts, each told of where somebody wrote it.

In: words with the passages in which they stand. Out: those at the field that holds them. A value that a document makes
of several fields, such as a list of roles, has the words of each, and knows the place of the first alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from docgen.assembly.nodes import Value
from docgen.lint.passages import Passage

T = TypeVar("T")


def foremost(found: Iterable[tuple[str, T, Passage, int]]) -> Iterator[tuple[T, Passage, int]]:
    """What was found, by its words and where it stands; in a value of several fields only if the words stand nowhere
    else, and then once."""
    every = list(found)
    alone = {words for words, _, passage, at in every if _alone(passage, at)}
    told: set[str] = set()
    for words, one, passage, at in every:
        if _alone(passage, at) or (words not in alone and words not in told):
            told.add(words)
            yield one, passage, at


def _alone(passage: Passage, at: int) -> bool:
    """Whether the words at a place are those of one field."""
    leaf = passage.leaf(at)
    return isinstance(leaf, Value) and len(leaf.sources) == 1
