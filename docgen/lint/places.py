"""Where the words of a document stand in the library: the line of a clause, a definition, a heading or a label.

In: a library. Out: for a clause, a term, a heading or a table the place at which it begins, and a search in its words.
Looks only when a finding asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from docgen.finding import Location
from docgen.library.clause import ClauseText
from docgen.library.shelf import Library, Words

_STRESS = r"\**"
Find = Callable[[str, str], Location | None]


class Sources:
    """The places of a library."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def _clauses(self) -> dict[str, ClauseText]:
        return {text.file: text for variants in self.library.clauses.values() for text in variants}

    def clause(self, file: str) -> tuple[Location, Find]:
        """The first line of the wording of a clause, by its file."""

        def find(before: str, words: str) -> Location | None:
            text = self._clauses.get(file)
            return None if text is None else _in(text.body, before, words, Location(file, text.line, 1))

        known = self._clauses.get(file)
        return Location(file, known.line if known else 1, 1), find

    def title(self, file: str) -> Location:
        """The title of a clause."""
        text = self._clauses.get(file)
        return Location(file, 1, 1) if text is None else text.places.get(("title",), Location(file, 1, 1))

    def term(self, name: str) -> tuple[Location, Find]:
        """The definition of a term."""
        words = self.library.terms_file
        return words.places.get((name,), Location(words.file, 1, 1)), _never

    def heading(self, kind: str, section: str) -> Location:
        """The heading of a section, by the type of document."""
        words = self.library.heading_words.get(kind)
        if words is None:
            return Location(f"{self.library.labels.file.rpartition('/')[0]}/headings/{kind}.yaml", 1, 1)
        return words.places.get(("sections", section), Location(words.file, 1, 1))

    def table(self, name: str) -> tuple[Location, Find]:
        """The words of a table or a picture; those of the labels where it has no file of its own."""
        words = self.library.tables.get(name) or self.library.figures.get(name) or self.library.labels
        return Location(words.file, 1, 1), lambda before, text: _among(words, before + text)


def _in(body: str, before: str, words: str, start: Location) -> Location | None:
    """Words in a wording, where a line may end at any space, and stress begin and end beside any word."""
    around, pattern = _loose(before), _loose(words)
    if not pattern:
        return None
    joint = rf"{_STRESS}\s+{_STRESS}" if around and (before[-1:].isspace() or words[:1].isspace()) else _STRESS
    found = re.search(rf"{around}{joint}(?<!\w)({pattern})(?!\w)", body) or re.search(
        f"{around}{joint}({pattern})", body
    )
    if found is None:
        return None
    at = found.start(1)
    return Location(start.file, start.line + body.count("\n", 0, at), at - body.rfind("\n", 0, at))


def _loose(text: str) -> str:
    parts = re.findall(r"\w+|\s+|[^\w\s]", text.strip())
    return _STRESS.join(r"\s+" if part.isspace() else re.escape(part) for part in parts)


def _among(words: Words, text: str) -> Location | None:
    """The first label that holds words."""
    return next((words.places.get(path) for path, held in _labels(words.data, ()) if text.strip() in held), None)


def _labels(data: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for name, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _labels(inner, (*path, name))


def _never(before: str, words: str) -> None:  # noqa: ARG001
    """Definitions stand at their term as a whole."""
    return
