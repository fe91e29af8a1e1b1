"""DOC006: a list has more than one item.

What: no list with the labels (a), (b), (c) holds one item alone.
Why: an (a) without a (b) looks as if something had been lost, and makes a reader look for it.
Need: none (a matter of reading, whatever is outsourced)
Fails: a list whose conditions leave one item for an engagement.
Passes: a sentence for the one case, a list for the other; bullets, where facts alone decide how many there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.assembly.document import ItemList
from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.lists import lists

CODE = "DOC006"


def check(case: Case) -> Iterator[Finding]:
    """Each list of one item."""
    for home, block in lists(case):
        if isinstance(block, ItemList) and block.ordered and len(block.items) == 1:
            item = home.passage(block.items[0])
            place = item.at() if item is not None else home.start
            yield finding("DOC006", place, severity=Severity.WARNING, clause=home.clause, document=home.document)
