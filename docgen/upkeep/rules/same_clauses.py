"""UPK001: every language has the same wordings of the same clauses.

What: each clause stands in every language, and there for the same laws and in the same positions.
Why: an engagement in one language must not lack what one in another language gets.
Fails: ``clauses/en`` holds ``exit.staff`` for England, ``clauses/de`` does not.
Passes: both hold ``exit.staff``, ``exit.staff.DE`` and ``exit.staff.ENGLAND``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, finding
from docgen.library.clause import ClauseText
from docgen.upkeep.pieces import Survey

CODE = "UPK001"
_SAID = {  # by whether the wording is one for a law, and whether it is one in a position
    (False, False): "UPK001",
    (True, False): "UPK001.law",
    (False, True): "UPK001.position",
    (True, True): "UPK001.both",
}


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each wording that a language lacks, at the wording that another language has."""
    shelves = {
        language: {
            (wording.head.id, law, wording.head.position.value): wording
            for wording in survey.holdings.wordings(library)
            for law in ([one.value for one in wording.head.law] or [""])
        }
        for language, library in survey.holdings.libraries.items()
    }
    for language, shelf in shelves.items():
        lacking: dict[tuple[str, str, str], ClauseText] = {}
        for other in shelves.values():
            lacking |= {key: wording for key, wording in other.items() if key not in shelf and key not in lacking}
        for (name, law, position), wording in lacking.items():
            said = _SAID[bool(law), position != "balanced"]
            file, place = wording.file.rpartition("/")[2], Location(wording.file, 1, 1)
            yield finding(said, place, clause=name, law=law, position=position, language=language, file=file)
