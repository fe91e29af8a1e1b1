"""UPK004: every language has the same words of tables, pictures, headings and labels.

What: below ``tables/``, ``figures/`` and ``headings/`` each language has the same files, and in each file and in
``labels.yaml`` the same keys; words of the same key read the same fields.
Why: a table without its words stops the build in that language alone.
Fails: ``columns`` of a table names ``notice`` in English and not in German.
Passes: both name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from docgen.assembly.prose import REFERENCE
from docgen.finding import Finding, Location
from docgen.library.shelf import Library
from docgen.upkeep.pieces import Survey
from docgen.upkeep.same import differences

CODE = "UPK004"
_OWN = ("locales",)  # which other formats a language knows is its own matter


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each file or key that a language lacks, and for each field that only one reads."""
    libraries = list(survey.holdings.libraries.values())
    for one, other in pairwise(libraries):
        mine, theirs = _files(one), _files(other)
        shelves = (Location(one.labels.file, 1, 1), Location(other.labels.file, 1, 1))
        yield from differences({"UPK004.file": set(mine)}, {"UPK004.file": set(theirs)}, *shelves)
        for name in sorted(mine.keys() & theirs.keys()):
            (here, keys), (there, others) = mine[name], theirs[name]
            yield from differences({"UPK004.key": keys}, {"UPK004.key": others}, here, there)
        yield from _fields(survey, one, other)


def _files(library: Library) -> dict[str, tuple[Location, set[str]]]:
    """Each file of words by its name, with its place and its keys."""
    found = {"labels.yaml": (library.labels.file, library.labels.data)}
    for folder, shelf in (("tables", library.tables), ("figures", library.figures)):
        found |= {f"{folder}/{name}.yaml": (words.file, words.data) for name, words in shelf.items()}
    home = library.labels.file.rpartition("/")[0]
    for kind, headings in library.headings.items():
        found[f"headings/{kind}.yaml"] = (f"{home}/headings/{kind}.yaml", dict(headings.sections))
    return {name: (Location(file, 1, 1), set(_keys(data))) for name, (file, data) in found.items()}


def _keys(data: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for name, value in data.items():
        key = f"{before}.{name}" if before else str(name)
        if key in _OWN:
            continue
        yield key
        if isinstance(value, dict):
            yield from _keys(value, key)


def _fields(survey: Survey, one: Library, other: Library) -> Iterator[Finding]:
    for kind in ("table", "figure"):
        mine, theirs = (
            {
                (piece.owner, piece.part): (
                    piece.place,
                    {
                        "UPK004.field": piece.account.paths,
                        "UPK004.reference": {m[1] for m in REFERENCE.finditer(piece.source)},
                    },
                )
                for piece in survey.of(kind, library.language)
            }
            for library in (one, other)
        )
        for key in mine.keys() & theirs.keys():
            (here, does), (there, others) = mine[key], theirs[key]
            yield from differences(does, others, here, there)
