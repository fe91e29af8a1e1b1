"""By how much a number differs that is printed on both sides.

In: two values as documents print them, and the locale of the document. Out: the difference in the same spelling, with
its sign; empty where the words hold no single number, or where more than the number differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.whatif.changes import Amount
from docgen.whatif.passages import Passage, Printed

_NUMBER = re.compile(r"\d(?:[\d.,'’\u00a0\u202f]*\d)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def amounts(before: Passage, after: Passage, locale: str) -> tuple[Amount, ...]:
    """The values that stand in both passages and say something else."""
    return tuple(
        Amount(old.text, new.text, difference(old.text, new.text, locale))
        for old, new in _both(before, after)
        if old.text != new.text
    )


def _both(before: Passage, after: Passage) -> Iterator[tuple[Printed, Printed]]:
    if before.bare == after.bare:
        yield from zip(before.values, after.values, strict=False)
        return
    left = list(before.values)
    for new in after.values:
        old = next((one for one in left if (one.fields, one.calculation) == (new.fields, new.calculation)), None)
        if old is not None:
            left.remove(old)
            yield old, new


def difference(before: str, after: str, locale: str) -> str:
    """``+30`` for “60 days” and “90 days”."""
    from babel.numbers import NumberFormatError, format_decimal, parse_decimal

    numbers = [_NUMBER.findall(text) for text in (before, after)]
    if [len(found) for found in numbers] != [1, 1] or _around(before) != _around(after):
        return ""
    if all(_YEAR.fullmatch(found[0]) for found in numbers):
        return ""
    try:
        old, new = (Decimal(parse_decimal(re.sub(r"[\u00a0\u202f]", "", found[0]), locale)) for found in numbers)
    except NumberFormatError:
        return ""
    by = new - old
    places = max(-int(one.as_tuple().exponent) for one in (old, new))
    spelled = format_decimal(abs(by), f"#,##0.{'0' * places}" if places > 0 else "#,##0", locale=locale)
    return f"{'+' if by > 0 else '−'}{spelled}" if by else ""


def _around(text: str) -> str:
    """The words around a number, one thing or many: “1 day” and “2 days” differ in their number alone."""
    return re.sub(r"(?<=\w)(?:en|es|s|e|n)\b", "", _NUMBER.sub("0", text))
