"""UPK010: tables and pictures are used, and those that are used exist.

What: each layout under ``templates/tables`` and each file of words is named by a clause or on a page of key terms, and
each table and picture that is named has its words, and a layout or a module that makes it.
Why: what nobody names is kept up for nothing; what does not exist stops the build when the branch is reached.
Fails: ``{{ table("service_level") }}``. Passes: ``{{ table("service_levels") }}``.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from difflib import get_close_matches

from docgen.assembly import pictures, tables
from docgen.finding import Finding, Location, OneOf, Severity, finding, say
from docgen.library.shelf import Words
from docgen.upkeep.pieces import Piece, Survey

CODE = "UPK010"
_MODULES = {"table": tables, "figure": pictures}
_IDLE = {"table": "UPK010.idle_table", "figure": "UPK010.idle_picture"}
_MISSING = {"table": "UPK010.table", "figure": "UPK010.picture"}


def check(survey: Survey) -> Iterator[Finding]:
    """A warning for what is not used, an error for what does not exist."""
    made = {kind: {module.name for module in pkgutil.iter_modules(m.__path__)} for kind, m in _MODULES.items()}
    made["table"] |= survey.holdings.layouts.keys()
    used = {kind: {name for what, name in survey.uses if what == kind} for kind in _MODULES}
    for name, layout in survey.holdings.layouts.items():
        if name not in used["table"]:
            yield _idle("table", name, layout.file)
    for library in survey.holdings.libraries.values():
        shelves: dict[str, dict[str, Words]] = {"table": library.tables, "figure": library.figures}
        for kind, shelf in shelves.items():
            for name in sorted(shelf.keys() - used[kind]):
                yield _idle(kind, name, shelf[name].file)
            known = sorted(shelf.keys() & made[kind])
            for piece in survey.of("clause", library.language):
                yield from _missing(piece, kind, known)


def _idle(kind: str, name: str, file: str) -> Finding:
    return finding(_IDLE[kind], Location(file, 1, 1), severity=Severity.WARNING, name=name)


def _missing(piece: Piece, kind: str, known: list[str]) -> Iterator[Finding]:
    named = piece.account.tables if kind == "table" else piece.account.figures
    for name in sorted(set(named) - set(known)):
        near = get_close_matches(name, known, n=2, cutoff=0.6)
        place = piece.at(piece.account.lines[f"{kind}:{name}"], name)
        advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.words")
        yield finding(_MISSING[kind], place, name=name, advice=advice)
