"""DOC007: the items of a list are of one kind.

What: all items but the last end alike; after items that end with a semicolon or a comma the last ends with a full
stop; “and” or “or” stands before the last item or after each; in English all begin with a capital letter or none does.
Why: a list whose items end in different ways leaves open whether all of them must be met, or one.
Need: S1.4
Fails: ``the plan;``, ``the report.`` and ``the list;`` in one list.
Passes: ``the plan;``, ``the report; and`` and ``the list.``
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from docgen.assembly.nodes import ItemList, Text
from docgen.finding import Finding, Severity, finding
from docgen.lint.case import Case
from docgen.lint.passages import OWN, Passage

CODE = "DOC007"
_END = re.compile(r"([;,.:?!]?)[”“\"’)]*(?:\s+(and|or|und|oder))?\s*$")


def alone(case: Case, kind: str) -> Iterator[Finding]:
    """Each list of a document at the first item that is of another kind."""
    english = case.library.language == "en"
    for listing in case.readouts[kind].lists:
        if any(isinstance(inner, ItemList) for one in listing.block.items for inner in one.blocks):
            continue
        items = [item for item in listing.items if item is not None]
        if len(items) < 2:
            continue
        odd = _ends(items) or (_begins(items) if english else None)
        if odd is not None:
            case_, item, at = odd
            place = item.at(at, 1)
            yield finding(case_, place, severity=Severity.WARNING, item=item.words[:60], document=listing.home.document)


def _ends(items: list[Passage]) -> tuple[str, Passage, int] | None:
    """The first item that ends otherwise than most do; an item that ends with a fact ends as it likes."""
    ends = [_end(item.words[-20:]) for item in items]
    marks = [mark for mark, _ in ends]
    free = [bool(item.leaves) and type(item.leaves[-1]) not in OWN for item in items]
    bound = [mark for mark, loose in zip(marks[:-1], free[:-1], strict=True) if not loose] or marks[-1:]
    usual = Counter(bound).most_common(1)[0][0]
    for item, mark, loose in list(zip(items, marks, free, strict=True))[:-1]:
        if not loose and mark != usual:
            return "DOC007", item, len(item.words) - 1
    last = "." if usual in {";", ","} else usual
    if not free[-1] and marks[-1] not in {last, "."}:
        return "DOC007.last", items[-1], len(items[-1].words) - 1
    joined = [joins for _, joins in ends[:-1]]
    if any(joined[:-1]) and not all(joined):
        return "DOC007.joined", items[joined.index(True)], len(items[joined.index(True)].words) - 1
    return None


@lru_cache(maxsize=4096)
def _end(words: str) -> tuple[str, bool]:
    """The mark with which words end, a full stop for each that ends a sentence, and whether “and” or “or” follows."""
    end = _END.search(words)
    mark = end[1] if end else ""
    return "." if mark and mark in "?!." else mark, bool(end and end[2])


def _begins(items: list[Passage]) -> tuple[str, Passage, int] | None:
    """The first item whose first word has a capital letter where most have none, or the other way round."""
    own = [item for item in items if isinstance(item.leaves[0], Text) and item.words[0].isalpha()]
    usual = Counter(item.words[0].isupper() for item in own).most_common(1)
    return next((("DOC007.begins", item, 0) for item in own if item.words[0].isupper() != usual[0][0]), None)
