"""UPK007: every reference has a target.

What: ``[[id]]`` names a clause or a section in the outline of each document in which the wording can stand, and
``[[contract:id]]`` one of that document. This holds of clauses, of the words of tables and pictures, and of definitions
in the documents that use the term.
Why: a reference to nothing stops the build of the first engagement that reaches it.
Fails: ``[[exit.plans]]``. Passes: ``[[exit.plan]]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from docgen.assembly.prose import REFERENCE
from docgen.finding import Finding, OneOf, finding, say
from docgen.upkeep.pieces import Piece, Survey
from docgen.upkeep.vocabulary import used_terms

CODE = "UPK007"


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each reference without a target."""
    targets = {
        kind: {*outline.clause_ids(), *(s.id for s in (*outline.text.sections, *outline.text.schedules))}
        for kind, outline in survey.holdings.outlines.items()
    }
    used = {language: used_terms(survey, language) for language in survey.holdings.libraries}
    for piece in survey.pieces:
        documents = piece.documents
        if piece.kind == "term":
            documents &= {kind for kind, terms in used[piece.language].items() if piece.owner in terms}
        yield from _dangling(piece, documents, targets)


def _dangling(piece: Piece, documents: frozenset[str], targets: dict[str, set[str]]) -> Iterator[Finding]:
    for found in REFERENCE.finditer(piece.source):
        named, _, target = found[1].rpartition(":")
        for kind in [named.strip()] if named else sorted(documents):
            if target.strip() in targets.get(kind, ()):
                continue
            place = piece.place_of(found.start())
            if kind not in targets:
                yield finding("UPK007.document", place, reference=found[0], known=tuple(targets))
                continue
            near = get_close_matches(target, targets[kind], n=2, cutoff=0.6)
            meant = OneOf(tuple(f"[[{one}]]" for one in near))
            advice = say("hint.near", near=meant) if near else say("hint.outline", kind=kind)
            yield finding("UPK007", place, reference=found[0], kind=kind, advice=advice)
