"""Proper names that hold the word of a defined term: “International Data Transfer Agreement” is no use of “Agreement”.

In: a text, and where in it a term stands. Out: whether the term is part of a longer name. English alone, since in
German every noun has a capital letter.
"""

from __future__ import annotations

import re
from collections.abc import Container

_BEFORE = re.compile(r"(?:(?<![\w’'-])[A-Z][\w’'-]*[ \u00a0]+)+$")
_FEWEST = 2  # words with capitals before a term from which on they make a name of it
_REACH = 80  # characters before a term that can belong to its name


def part_of_name(text: str, start: int, terms: Container[str] = ()) -> bool:
    """Whether words with capitals before a place make a name with what stands there. ``terms`` are defined
    terms, beside which another one stands as itself. The first word of a sentence has its capital from there, and
    counts for nothing."""
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    if found is None:
        return False
    words = found[0].split()
    ahead = text[: found.start()].rstrip(' \u00a0(“„"')
    if not ahead or ahead[-1] in ".:;!?\n":
        words = words[1:]
    if len(words) < _FEWEST:
        return False
    stretches = (" ".join(words[begin:end]) for begin in range(len(words)) for end in range(begin + 1, len(words) + 1))
    return not any(stretch in terms for stretch in stretches)
