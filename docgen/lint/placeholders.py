"""STY001: nothing is left to be filled in.

What: no wording and no fact holds a mark of unfinished work, as ``placeholders:`` in ``style.yaml`` lists them.
Why: a document with an open place is signed with an open place.
Need: S1.4
Fails: ``name: N.N.`` for a person, ``TODO`` in a clause, ``[●]`` in a fact.
Passes: a name; in a clause the blanks of a form, which are lines to fill in by hand. ``[●]`` in a clause is POS006.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.clause import BLANK
from docgen.library.style import Style
from docgen.lint.passages import Passage

CODE = "STY001"


def within(passages: Iterable[Passage], style: Style) -> Iterator[Finding]:
    """Each mark of unfinished work."""
    marks = sorted(style.placeholders, key=lambda mark: -len(mark))
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(mark)}(?!\w)" for mark in marks) or r"(?!)")
    for passage in passages:
        if any(mark in passage.words for mark in marks):
            for found in pattern.finditer(passage.words):
                if found[0] != BLANK or passage.facts[found.start()] == BLANK[0]:
                    place = passage.at(found.start(), len(found[0]))
                    yield finding("STY001", place, severity=Severity.WARNING, mark=found[0])
