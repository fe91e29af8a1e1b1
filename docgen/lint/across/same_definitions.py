"""SET003: a term means the same in every document that defines it.

What: where two documents of a set define one term, both rest on the same facts: the same dates, names and figures stand
in both, or one of them leaves them to the other.
Why: a period that counts from one start date in the contract and from another in the plan can't be kept.
Need: S1.4
Fails: “Start Date” is ``{{ dates.start }}`` for all documents, and ``{{ dates.signature }}`` in the contract.
Passes: “Start Date” is ``{{ dates.start }}`` in all of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.nodes import Text
from docgen.finding import Finding, Location, Related, finding, say
from docgen.lint.across.ground.figures import figures
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole

CODE = "SET003"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each definition that rests on other facts than the first one, with both."""
    first: dict[str, Spot] = {}
    for spot in whole.index.spots:
        if spot.defines and _facts(spot, whole):
            before = first.setdefault(spot.defines, spot)
            here, there = _facts(spot, whole), _facts(before, whole)
            if not (here <= there or there <= here):
                term = whole.library.terms[spot.defines].term
                other = Related(_at(before, whole), say("related.says_so", spot=before.named(), words=_listed(there)))
                place, words = _at(spot, whole), _listed(here)
                yield finding(
                    "SET003", place, related=[other], term=term, spot=spot.named(), words=words, where=before.named()
                )


def _facts(spot: Spot, whole: Whole) -> frozenset[str]:
    """What a definition holds besides words: facts, and figures among its words."""
    words = "".join(node.text for node in spot.content if isinstance(node, Text))
    return frozenset(value.text for value in spot.values) | {
        one.words for one in figures(words, whole.library.language)
    }


def _listed(facts: frozenset[str]) -> str:
    return ", ".join(sorted(facts))


def _at(spot: Spot, whole: Whole) -> Location:
    places = whole.library.terms_file.places
    top = Location(whole.library.terms_file.file, 1, 1)
    name = spot.defines
    return places.get((name, "means_in", spot.document)) or places.get((name, "means")) or places.get((name,), top)
