"""The definitions of a document: those of the terms that it uses, where it asks for them.

In: a document whose uses of terms are marked, and its draft. Out: the document with its definitions.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from docgen.assembly import terms
from docgen.assembly.document import Clause, Document
from docgen.assembly.draft import Draft
from docgen.assembly.nodes import Block, DefinitionList, Inlines, Paragraph
from docgen.assembly.prose import parse
from docgen.assembly.sandbox import render
from docgen.assembly.walk import clauses
from docgen.finding import Location
from docgen.library.shelf import Library


def define(document: Document, draft: Draft) -> Document:
    """Put the definitions where the document asks for them; without a place for them no use of a term is marked."""
    every = [clause.blocks for clause in clauses(document)]
    if any(isinstance(block, DefinitionList) for blocks in every for block in blocks):
        made = terms.definitions(
            terms.used(every, draft.glossary), draft.glossary, lambda name: _meaning(draft, name), _collate
        )
        return _mapped(document, lambda block: made if isinstance(block, DefinitionList) else block)
    return document


def _of_term(library: Library, name: str) -> Location:
    file = library.terms_file
    return file.places.get((name, "means")) or Location(file.file, 1, 1)


def _meaning(draft: Draft, name: str) -> Inlines:
    library = draft.materials.library
    place = _of_term(library, name)
    source = library.terms[name].meaning(draft.kind)
    blocks = parse(render(source, draft.names, draft.run, place), draft.run, place)
    content = next((block.content for block in blocks if isinstance(block, Paragraph)), ())
    return terms.mark(content, draft.glossary)


def _mapped(document: Document, change: Any) -> Document:
    def each(group: tuple[Clause, ...]) -> tuple[Clause, ...]:
        made = []
        for clause in group:
            blocks: tuple[Block, ...] = tuple(change(block) for block in clause.blocks)
            made.append(replace(clause, blocks=blocks))
        return tuple(made)

    return replace(
        document,
        opening=each(document.opening),
        sections=tuple(replace(s, clauses=each(s.clauses)) for s in document.sections),
        closing=each(document.closing),
        schedules=tuple(replace(s, clauses=each(s.clauses)) for s in document.schedules),
    )


def _collate(name: str) -> str:
    """The key of alphabetical order as dictionaries have it: ä like a, capitals like small letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
