"""DEF001: a term that a document uses is defined in it.

What: each use of a defined term leads to its entry in the definitions of the same document.
Why: a word with a capital letter that is defined nowhere means whatever each party likes.
Need: S1.4
Fails: a definition that the outline of a document lost, while its clauses go on using the term.
Passes: documents whose definitions stand where ``{{ definitions() }}`` asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, finding
from docgen.lint.case import Case
from docgen.lint.shapes import Spot, missing

CODE = "DEF001"


def check(case: Case) -> Iterator[Finding]:
    """The first use of each term that is not defined, in documents that define terms at all."""
    for kind, marks in case.marked.items():
        there = {spot.key for spot in case.defined[kind]}
        wanted = (
            Spot(mark.use.term, mark.passage.at(mark.start, len(mark.use.text)), mark.use.text)
            for mark in marks
            if mark.use.term not in there
        )
        for spot in missing(wanted, there) if there else ():
            yield finding("DEF001", spot.place, term=spot.words, document=kind)
