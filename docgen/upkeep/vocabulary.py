"""Which defined terms a document can use, judged by all wordings that can stand in it.

In: the survey and a language. Out: the terms by type of document, those included that other definitions use.
"""

from __future__ import annotations

from docgen.assembly import terms
from docgen.upkeep.parts import prose
from docgen.upkeep.pieces import Survey


def used_terms(survey: Survey, language: str) -> dict[str, set[str]]:
    """The terms that clauses and notes of tables use, and those that their definitions use in turn."""
    library = survey.holdings.libraries[language]
    found: dict[str, set[str]] = {}
    for kind in survey.holdings.outlines:
        words = terms.glossary(library.terms, kind, library.language)

        def named(text: str, words: terms.Glossary = words) -> set[str]:
            return {words.forms[m[0].replace("\u00a0", " ")] for m in words.pattern.finditer(prose(text))}

        texts = [
            piece.source
            for piece in survey.pieces
            if piece.language == language
            and kind in piece.documents
            and (piece.part == ("body",) or (piece.kind == "table" and piece.part == ("note",)))
        ]
        used: set[str] = set()
        waiting = set().union(*(named(text) for text in texts))
        while waiting:
            name = waiting.pop()
            used.add(name)
            waiting |= named(library.terms[name].meaning(kind)) - used
        found[kind] = used
    return found
