"""What is known of the language of contracts: words as data, a file for each language under ``words/``.

In: a language. Out: a ``Vocabulary``, and patterns made of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docgen.lint.across.ground.figures import in_words

LANGUAGES = ("en", "de")
_FOLDER = Path(__file__).parent / "words"


@dataclass(frozen=True, slots=True)
class Period:
    """How a kind of period is told: what the sentence speaks of, how the period stands, what is another matter."""

    said: re.Pattern[str]
    period: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language, by what they are for."""

    language: str
    lists: Mapping[str, tuple[str, ...]]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    everybody: tuple[str, ...]
    kinds: Mapping[str, Period]
    period: re.Pattern[str]

    def among(self, name: str) -> str:
        """A pattern that matches one word of a list."""
        return one_of(self.lists[name])


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of several words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in longest) + ")"


@cache
def vocabulary(language: str) -> Vocabulary:
    """What is known of a language."""
    held: dict[str, Any] = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text("utf-8"))
    periods = held.pop("periods")
    kinds = held.pop("kinds")
    numbers = in_words(language) | {str(word): int(number) for word, number in periods["numbers"].items()}
    said = period_pattern(numbers, periods["units"])
    plain = re.sub(r"\?P<\w+>", "?:", said)  # so that it can stand in a pattern several times
    return Vocabulary(
        language,
        {name: tuple(map(str, words)) for name, words in held.items()},
        periods["units"],
        numbers,
        tuple(periods["everybody"]),
        {
            name: Period(
                re.compile(kind["said"], re.IGNORECASE),
                re.compile(kind["period"].replace("{period}", plain), re.IGNORECASE),
                re.compile(kind["unless"], re.IGNORECASE),
            )
            for name, kind in kinds.items()
        },
        re.compile(said, re.IGNORECASE),
    )


def period_pattern(numbers: Iterable[str], units: Iterable[str]) -> str:
    """``30 days``, ``thirty (30) days``: what stands first, what stands in brackets, and the unit."""
    number = rf"\d{{1,3}}|{one_of(numbers)}"
    return rf"\b(?P<first>{number})\s*(?:\((?P<second>{number})\)\s*)?(?P<unit>{one_of(units)})\b"


@cache
def language_of(written: str) -> str:
    """The language that most of the small words belong to."""
    words = re.findall(r"[a-zäöüß]+", written[:200_000].lower())
    scores = {one: sum(words.count(small) for small in vocabulary(one).lists["function_words"]) for one in LANGUAGES}
    return max(scores, key=lambda one: scores[one])
