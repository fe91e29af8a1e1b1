"""STY001: nothing is left to be filled in.

What: no wording and no fact holds a mark of unfinished work, as ``placeholders:`` in ``style.yaml`` lists them.
Why: a document with an open place is signed with an open place.
Need: S1.4
Fails: ``name: N.N.`` for a person, ``TODO`` in a clause, ``[●]`` in a fact.
Passes: a name; in a clause the blanks of a form, which are lines to fill in by hand. ``[●]`` in a clause is POS006.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.library.clause import BLANK
from docgen.library.style import Style
from docgen.lint.corpus import Corpus
from docgen.lint.passages import FACTS

CODE = "STY001"


def within(corpus: Corpus, style: Style) -> Iterator[Finding]:
    """Each mark of unfinished work."""
    marks = [mark for mark in style.placeholders if mark in corpus.all.text]
    for mark in sorted(marks, key=len, reverse=True):
        for found in corpus.all.search(re.compile(rf"(?<!\w){re.escape(mark)}(?!\w)")):
            passage, at = corpus.all.passage(found.start())
            if mark != BLANK or passage.view(FACTS)[at : at + 1] == BLANK[0]:
                yield finding("STY001", passage.at(at, len(mark)), severity=Severity.WARNING, mark=mark)
