"""DEF001: a term that a document uses is defined in it.

What: each use of a defined term leads to its entry in the definitions of the same document; where other documents of
the set define their terms, a document that uses them has definitions at all.
Why: a word with a capital letter that is defined nowhere means whatever each party likes.
Need: S1.4
Fails: a definition that the outline of a document lost, while its clauses go on using the term.
Passes: documents whose definitions stand where ``{{ definitions() }}`` asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import Document
from docgen.assembly.nodes import Block, DefinitionList
from docgen.assembly.walk import clauses
from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.shapes import Spot, missing

CODE = "DEF001"


def check(case: Case) -> Iterator[Finding]:
    """The first use of each term that is not defined; of a document without any definitions one finding for all."""
    listed = any(isinstance(block, DefinitionList) for one in case.documents.values() for block in _blocks(one))
    for kind, marks in case.marked.items():
        there = {spot.key for spot in case.defined[kind]}
        if not there and marks and listed:
            first = marks[0]
            place = first.passage.at(first.start, len(first.use.text))
            weight = Severity.WARNING  # a house may keep all definitions in one document
            yield finding("DEF001.none", place, severity=weight, term=first.use.text, document=kind)
        wanted = (
            Spot(mark.use.term, mark.passage.at(mark.start, len(mark.use.text)), mark.use.text)
            for mark in marks
            if mark.use.term not in there
        )
        for spot in missing(wanted, there) if there else ():
            yield finding("DEF001", spot.place, term=spot.words, document=kind)


def _blocks(document: Document) -> Iterator[Block]:
    for clause in clauses(document):
        yield from clause.blocks
