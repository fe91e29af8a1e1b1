"""SET001: a field says the same wherever it stands.

What: a period, share, amount, date or name that several clauses print from one field shows the same figures in all of
them, whichever document they belong to; the case in which a word stands does not matter.
Why: a reader who finds ninety days in one document and three months in another need not know which of them holds.
Need: S1.4, S1.6
Fails: the contract prints ``{{ exit.assistance.duration }}``, and the plan ``{{ exit.assistance.duration.count }} weeks``.
Passes: both print ``{{ exit.assistance.duration }}``.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.finding import Finding, Related, finding, say
from docgen.lint.across.ground.figures import figures, numbers
from docgen.lint.across.ground.spots import Spot
from docgen.lint.across.ground.whole import Whole

CODE = "SET001"


def check(whole: Whole) -> Iterator[Finding]:
    """A finding for each other way in which a field's figures stand, with the first of them."""
    language = whole.library.language
    for path, printed in _printed(whole).items():
        first: dict[str, tuple[Spot, str, object]] = {}
        for words, spot in printed.items() if len(printed) > 1 else ():
            with_units = tuple((one.count, one.unit) for one in figures(words, language))
            says = with_units or tuple(numbers(words, language))
            before, other, said = first.setdefault("units" if with_units else "numbers", (spot, words, says))
            if says != said:
                related = [Related(whole.field_in(before, path), say("related.says_so", spot=before.named(), words=other))]
                place, where = whole.field_in(spot, path), before.named()
                known = {"words": words, "spot": spot.named(), "other": other, "where": where}
                yield finding("SET001", place, related=related, field=path, **known)


def _printed(whole: Whole) -> dict[str, dict[str, Spot]]:
    """What is printed from one field alone, in each way in which it stands; no text of several sentences."""
    found: dict[str, dict[str, Spot]] = {}
    for spot in whole.index.spots:
        for value in spot.values:
            if len(value.sources) == 1 and not value.calculation:
                found.setdefault(value.sources[0].path, {}).setdefault(value.text, spot)
    return {path: ways for path, ways in found.items() if path not in whole.prose}
