"""Typed references: the number of a clause, section or schedule that stands in the wording itself.

In: a view of words, and the words of ``style.yaml`` that with a number make a reference. Out: ``Typed`` for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.library.style import Style
from docgen.lint.corpus import View
from docgen.lint.passages import Passage

_FURTHER = r"(?:(?:,\s|\s(?:and|or|to|und|oder|bis)\s)\d+(?:\.\d+)*\b)*"


class Typed(NamedTuple):
    """A typed reference: its words, where they stand in the view, and in which passage."""

    words: str
    start: int
    passage: Passage
    at: int

    @property
    def end(self) -> int:
        """Where it ends in the view."""
        return self.start + len(self.words)


def typed(view: View, style: Style) -> Iterator[Typed]:
    """Each typed reference. Numbers are few, so these are found first, and then the word before them."""
    names = sorted((one for one in style.references if one in view.text), key=len, reverse=True)
    if not names:
        return
    before = "|".join(rf"(?<=\b{re.escape(word)}\s\d)" for word in names)
    for found in view.search(re.compile(rf"\d(?:{before})\d*(?:\.\d+)*\b{_FURTHER}")):
        start = found.start() - 1
        start -= next(len(one) for one in names if view.text.endswith(one, 0, start))
        yield Typed(view.text[start : found.end()], start, *view.passage(start))
