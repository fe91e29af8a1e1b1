"""Where a sentence ends: after a full stop, question or exclamation mark, unless that ends an abbreviation or a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_END = re.compile(r"[.!?…][)\]\"'”“’‘»«]*( +)(?=\S)")
_WORD = re.compile(r"\w+$")
_LONGEST_WORD = 40


def read_abbreviations(file: Path) -> frozenset[str]:
    """The abbreviations in ``file``, without their full stops; lines that begin with ``#`` are comments."""
    lines = [text.strip() for text in file.read_text("utf-8").splitlines()]
    return frozenset(text.rstrip(".") for text in lines if text and not text.startswith("#"))


def sentence_gaps(
    text: str, abbreviations: frozenset[str], joints: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Start and end of the white space after each sentence but the last.

    ``joints`` are the places where a value or a reference meets the words of a clause: a full stop there ends a
    sentence, as in "see Schedule 1", whatever stands before it.
    """
    for end in _END.finditer(text):
        if text[end.end()].islower():
            continue
        stop = end.start()
        if text[stop] == "." and stop not in joints and _belongs_to_word(text[:stop], abbreviations):
            continue
        yield end.span(1)


def _belongs_to_word(before: str, abbreviations: frozenset[str]) -> bool:
    """Whether a full stop after ``before`` ends a word only: „Abs.“, the B of „z. B.“, the 1 of „1. Mai“."""
    match = _WORD.search(before[-_LONGEST_WORD:])
    if match is None:
        return False
    word = match[0]
    return word in abbreviations or (len(word) == 1 and word.isalpha()) or (len(word) <= 2 and word.isdigit())
