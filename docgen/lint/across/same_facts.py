"""SET001: a field says the same wherever it stands.

What: a period, share, amount, date or name that several clauses print from one field shows the same figures in all of
them, whichever document they belong to; the case in which a word stands does not matter.
Why: a reader who finds ninety days in one document and three months in another need not know which of them holds.
Need: S1.4, S1.6
Fails: the contract prints ``{{ incentives.first_period }} months``, the RFP ``{{ incentives.first_period }} weeks``.
Passes: both print ``{{ incentives.first_period }} months``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.assembly.nodes import LineBreak, Text, Value
from docgen.finding import Finding, Related, finding, say
from docgen.lint.across.ground.figures import figures, numbers
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole

CODE = "SET001"
_UNIT = re.compile(r"[\s\u00a0-]*\w+(?: [Dd]ays?)?")
_NEXT = re.compile(r"\s\w+(?: [Dd]ays?)?")


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each other way in which a field's figures stand, with the first of them."""
    language = whole.library.language
    for path, printed in _printed(whole).items():
        first: tuple[Spot, str] | None = None
        for words, spot in printed.items():
            if not numbers(words, language):
                continue
            before, other = first = first or (spot, words)
            if _differ(words, other, language):
                says = say("related.says_so", spot=before.named(), words=other)
                related = [Related(whole.field_in(before, path), says)]
                place, here, there = whole.field_in(spot, path), spot.named(), before.named()
                yield finding(
                    "SET001", place, related=related, field=path, words=words, spot=here, other=other, where=there
                )


def _differ(words: str, other: str, language: str) -> bool:
    """Whether two ways to print a field say different things; a month may stand for a day in it."""
    one, two = ({(some.count, some.unit) for some in figures(text, language)} for text in (words, other))
    if one and two:
        return one != two
    here, there = set(numbers(words, language)), set(numbers(other, language))
    return not (here <= there or there <= here)


def _printed(whole: Whole) -> dict[str, dict[str, Spot]]:
    """What is printed from one field alone, in each way in which it stands; no text of several sentences."""
    found: dict[str, dict[str, Spot]] = {}
    language, end = whole.library.language, LineBreak()
    for spot in whole.index.spots:
        prose = spot.prose
        for content in spot.holding(Value):
            for at, node in enumerate(content, 1):
                if type(node) is Value and len(node.sources) == 1 and not node.calculation:
                    words = node.text
                    if prose and " " not in words and "\u00a0" not in words:
                        after = content[at] if at < len(content) else end
                        words += _unit(words, after.text, language) if type(after) is Text else ""
                    path = node.sources[0].path
                    if path not in found:
                        found[path] = {words: spot}
                    elif words not in found[path]:
                        found[path][words] = spot
    return {path: ways for path, ways in found.items() if len(ways) > 1 and path not in whole.prose}


def _unit(words: str, after: str, language: str) -> str:
    """The word that follows a bare number, with what stands between them; or the next one, if that is the unit: in
    “three consecutive months”."""
    found = _UNIT.match(after)
    if not found or not numbers(words, language):
        return ""
    further = _NEXT.match(after, found.end())
    if further and not figures(words + found[0], language) and figures(words + further[0], language):
        return further[0]
    return found[0]
