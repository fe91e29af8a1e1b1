"""Dangling references, told of where somebody wrote them.

In: findings that know the clause of a reference. Out: the same at the line on which it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docgen.finding import Finding, Location
from docgen.inputs.nodes import Path
from docgen.library.shelf import Library


def located(finding: Finding, library: Library) -> Finding:
    """A dangling reference at the line on which it stands: in a clause, in the words of a table or picture; at the
    terms where a definition holds it."""
    target = str(dict(finding.said.values)["target"])
    reference = re.compile(rf"\[\[\s*{re.escape(target)}\s*[|\]]")
    for variants in library.clauses.values():
        for text in variants:
            found = reference.search(text.body) if text.file == finding.location.file else None
            if found:
                line = text.line + text.body.count("\n", 0, found.start())
                return replace(finding, location=Location(text.file, line, 1))
    if any(
        reference.search(means) for term in library.terms.values() for means in (term.means, *term.means_in.values())
    ):
        return replace(finding, location=Location(library.terms_file.file, 1, 1))
    for words in (*library.tables.values(), *library.figures.values(), library.labels):
        place = next((words.places.get(path) for path, text in _strings(words.data) if reference.search(text)), None)
        if place is not None:
            return replace(finding, location=place)
    return finding


def _strings(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Each text among the words of a file, by its path."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for name, inner in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(inner, (*path, name))
