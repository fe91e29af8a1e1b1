"""What stands in braces in labels: ``{number}`` is filled in by its name, and nothing else is.

In: a file of labels as it was read. Out: a finding for each brace that would ask for more, such as a part of a value or
a width without end, and for each character that has a meaning of its own within the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.finding import Finding, Location, finding
from docgen.inputs.nodes import Path
from docgen.library.clause import RESERVED

_RESERVED = re.compile(f"[{''.join(RESERVED)}]")
_WORDING = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)  # looked at where it is filled in
_PLACE = re.compile(r"\{\w+\}")
_OTHER = re.compile(r"\{[^{}]*\}?")


def check(data: Any, places: Mapping[Path, Location], file: str) -> Iterator[Finding]:
    """Every text of a file."""
    for path, text in _texts(data, ()):
        mark = _RESERVED.search(text)
        if mark:
            yield finding("LIB004", _place(path, places, file), character=RESERVED[mark[0]])
        asks = _OTHER.search(_PLACE.sub("", _WORDING.sub("", text))) if "{" in text else None
        if asks:
            yield finding("LIB009", _place(path, places, file), braces=asks[0])


def _place(path: Path, places: Mapping[Path, Location], file: str) -> Location:
    return places.get(path) or Location(file, 1, 1)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    match data:
        case str():
            yield path, data
        case dict():
            for key, value in data.items():
                yield from _texts(value, (*path, key))
        case list():
            for number, value in enumerate(data):
                yield from _texts(value, (*path, number))
