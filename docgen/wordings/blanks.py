"""POS006: no blank that the library left open reaches a document.

What: no title and no wording holds ``[●]``, the mark of what is still to be written. ``docgen clause --new`` puts it
into each clause that it begins.
Why: a clause that was begun and forgotten would go out to the other side. So it is an error where it stands in a
document, and a warning as long as it stands in the library alone.
Fails: ``The Supplier shall [●].`` Passes: ``The Supplier shall report the miss.``
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Location, Severity, finding
from docgen.library.clause import BLANK
from docgen.wordings.chosen import Case


def check(case: Case) -> Iterator[Finding]:
    """Each wording with a blank, at its first one."""
    standing = {place.clause.origin.file for places in case.places.values() for place in places}
    for texts in case.library.clauses.values():
        for text in texts:
            before, found, _ = text.body.partition(BLANK)
            if not found and BLANK not in text.head.title:
                continue
            line = text.line + before.count("\n") if found else 1
            column = len(before) - before.rfind("\n") if found else 1
            weighs = text.file in standing
            place = Location(text.file, line, column, len(BLANK))
            case_, severity = ("POS006.standing", Severity.ERROR) if weighs else ("POS006", Severity.WARNING)
            yield finding(case_, place, severity=severity, clause=text.head.id, blank=BLANK)
