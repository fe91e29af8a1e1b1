"""Spellings that are not taken, and what is meant by them: a length of time in two units, a month in words, a day in
another order, a country by its name.

In: what somebody wrote. Out: the same as it is to be written, for the hint of a finding; empty where it is none of
these. Decides nothing: what is taken stands in ``spellings``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from docgen.finding import Each

_CLOCK = {"second": 1, "minute": 60, "hour": 3600}
_SHORT = {"second": "s", "minute": "min", "hour": "h"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        ["jan", "feb", "mar,mär", "apr", "may,mai", "jun", "jul", "aug", "sep", "oct,okt", "nov", "dec,dez"], 1
    )
    for name in names.split(",")
}
_YEAR = 12  # months
_COMMON = {"uk": "GB", "england": "GB", "great britain": "GB", "großbritannien": "GB", "usa": "US", "u.s.": "US"}


def in_each(decimal: str) -> Each:
    """A decimal number with the sign that readers of each language expect."""
    return Each((("en", decimal), ("de", decimal.replace(".", ","))))


def together(text: str, units: Mapping[str, str]) -> str:
    """``6 min 40 s`` as ``400 s``, in the smaller of its units; ``units`` knows the unit by each of its names."""
    parts = re.findall(r"(\d+)\s*([A-Za-z]+)", text)
    named = ["minute" if word == "m" else units.get(word.lower(), "") for _, word in parts]
    if len(set(named)) < len(named) or len(named) == 1 or not named or not set(named) <= _CLOCK.keys():
        return ""
    seconds = sum(int(count) * _CLOCK[unit] for (count, _), unit in zip(parts, named, strict=True))
    smallest = min(named, key=_CLOCK.__getitem__)
    return f"{seconds // _CLOCK[smallest]} {_SHORT[smallest]}"


def month_in_words(text: str) -> str:
    """``December 2025``, ``12/2025`` or ``12.2025`` as ``2025-12``."""
    found = re.fullmatch(r"(?:(\d{1,2})\s*[./-]|([A-Za-zä]+)\.?)\s*(\d{4})", text)
    if not found:
        return ""
    number = int(found[1]) if found[1] else _MONTHS.get(found[2].lower()[:3], 0)
    return f"{found[3]}-{number:02}" if 1 <= number <= _YEAR else ""


@cache
def countries() -> dict[str, tuple[str, ...]]:
    """What each country is called in the languages of the documents, by its code."""
    from babel import Locale

    every = [Locale(language).territories for language in ("en", "de")]
    return {
        code: tuple(names[code] for names in every if code in names)
        for code in map(str, every[0])
        if re.fullmatch(r"[A-Z]{2}", code)
    }


def code_of_country(name: str) -> str:
    """``United Kingdom`` or ``UK`` as ``GB``."""
    said = name.strip().casefold()
    if said in _COMMON:
        return _COMMON[said]
    return next((code for code, names in countries().items() if said in {one.casefold() for one in names}), "")


def days(text: str) -> tuple[str, ...]:
    """``31.12.2027``, ``12/31/2027`` or ``31 December 2027`` as ``2027-12-31``; both days where it can be either."""
    worded = re.fullmatch(r"(\d{1,2})\.?\s+([A-Za-zä]+)\.?\s+(\d{4})", text)
    if worded:
        return _real(worded[3], _MONTHS.get(worded[2].lower()[:3], 0), worded[1])
    figures = re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", text)
    if figures is None:
        return ()
    first = _real(figures[4], figures[3], figures[1])
    turned = () if figures[2] == "." else _real(figures[4], figures[1], figures[3])
    return tuple(dict.fromkeys((*first, *turned)))


def _real(year: str, month: int | str, day: str) -> tuple[str, ...]:
    """A day that the calendar has."""
    try:
        return (date(int(year), int(month), int(day)).isoformat(),)
    except ValueError:
        return ()
