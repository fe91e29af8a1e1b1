"""Periods, shares and amounts in running text: a number in figures or words with its unit, per language.

In: text. Out: each ``Figure`` with the words in which it stands. One of anything in words (``a week``, ``eine Woche``,
``one month``) is a way of speaking more often than a period, and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and its unit; ``unit`` is empty for a bare number. ``words`` is how it is written."""

    count: Decimal
    unit: str
    words: str = field(compare=False)
    start: int = field(compare=False, default=0)


# What a unit is in another, where the law makes no difference: a month is no number of days, nor a working day a day.
_SAME = {"week": (7, "day"), "quarter": (3, "month"), "year": (12, "month")}


def in_words(language: str) -> dict[str, int]:
    """The numbers from two on that are read in words, in small letters."""
    return {word: int(count) for word, count in _words(language).items()}


def standard(count: Decimal | int, unit: str) -> tuple[Decimal, str]:
    """A period in the unit in which it can be compared: two weeks are 14 days, one year is 12 months."""
    times, other = _SAME.get(unit, (1, unit))
    return Decimal(count) * times, other


_NUMBERS = {
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig",
}
_TENS = {
    "en": {"thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90, "hundred": 100},
    "de": {"dreißig": 30, "vierzig": 40, "fünfundvierzig": 45, "sechzig": 60, "neunzig": 90, "hundert": 100},
}
_UNITS = {
    "en": {
        "working_day": r"(?:working|business) days?",
        "day": r"(?:calendar )?days?",
        "week": "weeks?",
        "month": "months?",
        "quarter": "quarters?",
        "year": "years?",
        "hour": "hours?",
        "minute": "minutes?",
        "second": "seconds?",
        "percent": r"%|per ?cent\b",
        "EUR": "EUR|euros?",
    },
    "de": {
        "working_day": r"(?:Arbeits|Werk)tage?n?s?",
        "day": "(?:Kalender)?Tage?n?s?",
        "week": "Wochen?",
        "month": "Monate?n?s?",
        "quarter": "(?:Quartale?n?s?|Vierteljahre?n?s?)",
        "year": "Jahre?n?s?",
        "hour": "Stunden?",
        "minute": "Minuten?",
        "second": "Sekunden?",
        "percent": r"%|Prozent\b|v\. ?H\.",
        "EUR": "EUR|Euro",
    },
}
_KEPT = 8192  # texts of which the figures are remembered: the same wording stands in many documents
_DIGIT = re.compile(r"\d")
_DIGITS = r"\d{1,3}(?:[.,' \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"


@lru_cache(_KEPT)
def figures(text: str, language: str) -> tuple[Figure, ...]:
    """Each number with a unit, in reading order."""
    words = _words(language)
    if not _DIGIT.search(text) and words.keys().isdisjoint(text.lower().replace("-", " ").split()):
        return ()  # most text holds no number at all
    return tuple(_figures(text, language))


def _figures(text: str, language: str) -> Iterator[Figure]:
    words = _words(language)
    for found in _pattern(language).finditer(text):
        count = words.get((found["count"] or "").casefold()) or number(found["count"] or found["amount"], language)
        unit = found.lastgroup if found["count"] else "EUR"
        if count is not None and unit is not None:
            yield Figure(count, unit, found[0], found.start())


@lru_cache(_KEPT)
def numbers(text: str, language: str) -> tuple[Decimal, ...]:
    """All numbers, in figures or words and with or without a unit; in order."""
    words = _words(language)
    every = _bare(language).findall(text)
    made = (words.get(one.casefold()) or number(one, language) for one in every)
    return tuple(one for one in made if one is not None)


def number(written: str, language: str) -> Decimal | None:
    """A number in figures, with the separators of the language."""
    comma = "," if language == "de" else "."
    kept = re.sub(rf"[^\d{comma}]", "", written).rstrip(comma)
    try:
        return Decimal(kept.replace(",", "."))
    except InvalidOperation:
        return None


@cache
def _words(language: str) -> dict[str, Decimal]:
    counted = {word: Decimal(2 + place) for place, word in enumerate(_NUMBERS.get(language, "").split())}
    return counted | {word: Decimal(value) for word, value in _TENS.get(language, {}).items()}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    units = "|".join(rf"(?P<{name}>{form})" for name, form in _UNITS.get(language, {}).items())
    count = "|".join([_DIGITS, *sorted(_words(language), key=len, reverse=True)])
    counted = rf"(?<![\w.,§/-])(?P<count>{count})[\s\u00a0\u202f-]?(?:{units})(?![\w/])"
    return re.compile(rf"{counted}|(?:EUR|€)[\s\u00a0\u202f]?(?P<amount>{_DIGITS})", re.IGNORECASE)


@cache
def _bare(language: str) -> re.Pattern[str]:
    words = "|".join(rf"\b{re.escape(word)}\b" for word in sorted(_words(language), key=len, reverse=True))
    return re.compile(rf"{_DIGITS}|{words}" if words else _DIGITS, re.IGNORECASE)
