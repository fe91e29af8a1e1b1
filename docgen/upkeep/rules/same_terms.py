"""UPK003: every language defines the same terms.

What: ``terms.yaml`` of each language has the same ids, for the same documents, and each definition reads the same
fields and refers to the same clauses.
Why: a term that one language defines and the other does not leaves its meaning open there.
Fails: ``exit_assistance`` stands in English alone.
Passes: it stands in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.assembly.prose import REFERENCE
from docgen.finding import Finding, Location
from docgen.library.shelf import Library
from docgen.upkeep.pieces import Survey
from docgen.upkeep.same import differences

CODE = "UPK003"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each difference."""
    for one, other in pairwise(survey.holdings.libraries.values()):
        terms, others = {"UPK003.term": set(one.terms)}, {"UPK003.term": set(other.terms)}
        yield from differences(terms, others, _file(one), _file(other))
        mine, theirs = _does(survey, one), _does(survey, other)
        for name in sorted(one.terms.keys() & other.terms.keys()):
            here, there = (shelf.terms_file.places.get((name,), _file(shelf)) for shelf in (one, other))
            yield from differences(mine[name], theirs[name], here, there)


def _does(survey: Survey, library: Library) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {
        name: {
            "UPK003.field": set(),
            "UPK003.reference": set(),
            "UPK003.document": {kind.value for kind in term.documents},
            "UPK003.wording": {kind.value for kind in term.means_in},
        }
        for name, term in library.terms.items()
    }
    for piece in survey.of("term", library.language):
        found[piece.owner]["UPK003.field"] |= piece.account.paths
        found[piece.owner]["UPK003.reference"] |= {f"[[{m[1]}]]" for m in REFERENCE.finditer(piece.source)}
    return found


def _file(library: Library) -> Location:
    return Location(library.terms_file.file, 1, 1)
