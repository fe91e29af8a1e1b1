"""The facts of an engagement as they are understood: each field in its canonical spelling, and where it comes from.

In: the folder of an engagement. Out: a row for each field that has a value, given in a file or taken as a default, and
for each value that documents calculate; or the findings that keep the facts from being read.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from docgen import rules
from docgen.build.places import Target
from docgen.finding import Finding, Location, has_errors
from docgen.inputs import folder
from docgen.model.spelled import spelled
from docgen.model.whole import FILES, Engagement


@dataclass(frozen=True, slots=True)
class Row:
    """One value; ``origin`` is given, default or derived. A derived one names the fields that went into it, and where
    more than three of them stand in one list, that list."""

    path: str
    value: str
    origin: str
    file: str = ""
    line: int = 0
    column: int = 0
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """All rows of an engagement, or the findings."""

    engagement: str
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def known(target: Target) -> Known:
    """What is known of an engagement."""
    from docgen.reports.derived import derived

    reading = folder.read(target.folder, target.shown)
    findings = list(reading.findings)
    if reading.engagement is None:
        return Known(target.name, (), tuple(findings))
    findings.extend(rules.check(reading.engagement, reading.places, target.shown))
    if has_errors(findings):  # a calculation needs facts that fit together
        return Known(target.name, (), tuple(findings))
    rows = [*given(reading.engagement, reading.places), *derived(reading.engagement, reading.places)]
    return Known(target.name, tuple(rows), ())


def given(engagement: Engagement, places: Mapping[str, Location]) -> list[Row]:
    """Each field that has a value, by file."""
    named = [(name, "" if name == "engagement" else name) for name in FILES]
    return [row for name, path in named for row in _fields(getattr(engagement, name), path, places)]


def below(rows: Iterable[Row], prefix: str) -> list[Row]:
    """The rows of a field and of all fields within it; all rows where nothing is named."""
    named = prefix.removeprefix("engagement.")
    if not named or named == "engagement":
        return [row for row in rows if named != "engagement" or not row.path.startswith(_OTHERS)]
    return [row for row in rows if row.path == named or row.path.startswith((f"{named}.", f"{named}["))]


def near(rows: Iterable[Row], wanted: str) -> list[str]:
    """Paths that are spelled nearly so."""
    every: dict[str, None] = {}
    for row in rows:
        path = row.path
        while path:
            every[path] = None
            cut = max(path.rfind("."), path.rfind("["))
            path = path[:cut] if cut > 0 else ""
    return difflib.get_close_matches(wanted, list(every), n=3, cutoff=0.6)


_OTHERS = (*(f"{name}." for name in FILES if name != "engagement"), "calc.")


def _fields(value: Any, path: str, places: Mapping[str, Location]) -> Iterator[Row]:
    if value is None or value == () or value == {}:
        return
    if isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            word = info.alias or name
            yield from _fields(getattr(value, name), f"{path}.{word}" if path else word, places)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _fields(item, f"{path}.{key}", places)
    elif isinstance(value, tuple) and isinstance(value[0], BaseModel):
        for number, item in enumerate(value):
            yield from _fields(item, f"{path}[{getattr(item, 'id', number)}]", places)
    else:
        words = ", ".join(spelled(one) for one in value) if isinstance(value, tuple) else spelled(value)
        place = places.get(path)
        if place is None:
            yield Row(path, words, "default")
        else:
            yield Row(path, words, "given", place.file, place.line, place.column)
