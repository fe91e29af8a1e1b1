"""Faults in files that are named: the lists of terms, headings, outlines, tables and facts, and clauses by their id.

In: a kind of fault and a way to plant it. Out: ``Planted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from tests.planted import again
from tests.planted.fault import Fault, Place, Planted
from tests.planted.homes import SPOKEN, homes


def each(language: str, way: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A way to plant a fault, for each of the examples that it lists."""
    if "element" in way:
        yield _elements(language, way)
        return
    for example in way.get("each", [None]):
        yield way if example is None else {**way, "example": example}


def _elements(language: str, way: Mapping[str, Any]) -> Mapping[str, Any]:
    """Every clause of the contract that states an element, without saying so."""
    said = re.compile(rf"^express: .*\b{way['element']}\b", re.MULTILINE)
    files = {one.file for one in homes(language, "contract") if said.search(again.text(one.file))}
    edits = [{"file": one, "change": "^express: .*$", "to": "express: []"} for one in sorted(files)]
    return {"edits": edits, "at": [{"file": "templates/contract/outline.yaml", "line": 1}], "document": "contract"}


def named(fault: Fault, language: str, way: Mapping[str, Any], number: int) -> Planted:
    """The fault in the files that its description names."""
    edits: dict[str, str] = {}
    example = way.get("example", SPOKEN[language][0])
    for one in way["edits"]:
        words = edits.get(one["file"]) or again.text(one["file"])
        made, times = re.subn(one["change"], one["to"], words, count=one.get("times", 1), flags=re.MULTILINE)
        assert times, f"{fault.fault}: {one['file']} no longer holds {one['change']!r}"
        edits[one["file"]] = made
    at = frozenset(place for one in way.get("at", ()) for place in _lines(one, edits, example))
    kind = way.get("document", fault.documents[0])
    return Planted(fault, language, example, kind, edits, at, number, way.get("holds", ""), bool(way.get("stale")))


def _lines(place: Mapping[str, Any], edits: Mapping[str, str], example: str) -> Iterator[Place]:
    file = place["file"].replace("<example>", example)
    words = edits.get(file) or again.text(file)
    if "below" in place:  # the first record of a list
        yield file, words.split("\n").index(place["below"]) + 2
        return
    if isinstance(place["line"], int):
        yield file, place["line"]
        return
    found = [number for number, line in enumerate(words.split("\n"), 1) if re.search(place["line"], line)]
    assert found, f"{file} no longer holds {place['line']!r}"
    yield from ((file, number) for number in found)
