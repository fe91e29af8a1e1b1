"""DOC006: a list has more than one item.

What: no list with the labels (a), (b), (c) holds one item alone.
Why: an (a) without a (b) looks as if something had been lost, and makes a reader look for it.
Need: none (a matter of reading, whatever is outsourced)
Fails: a list whose conditions leave one item for an engagement.
Passes: a sentence for the one case, a list for the other; bullets, where facts alone decide how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case

CODE = "DOC006"


def check(case: Case) -> Iterator[Finding]:
    """Each list of one item."""
    for one in case.lists:
        if one.block.ordered and len(one.block.items) == 1:
            item, home = one.items[0], one.home
            place = item.at() if item is not None else home.start
            yield finding("DOC006", place, severity=Severity.WARNING, clause=home.name, document=home.document)
