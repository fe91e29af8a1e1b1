"""Which numbers a text has: its clauses and schedules, by part and number.

In: a text. Out: an ``Outline``, which answers whether a number is there and what stands at it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.outside.counting import roman
from docgen.outside.text import Kind, Paragraph, Text
from docgen.outside.vocabulary import Vocabulary

_LETTERED = re.compile(r"(?<![\w)])\(?([a-z]{1,4}|\d{1,2})\)(?=\s)")


@dataclass(slots=True)
class Outline:
    """The numbers. ``clauses`` are those that a label gives, ``lettered`` those that stand within a paragraph."""

    clauses: dict[tuple[str, tuple[str, ...]], Paragraph] = field(default_factory=dict)
    schedules: dict[str, Paragraph] = field(default_factory=dict)
    lettered: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    keyword: str = ""  # the word before the number of a clause, where the document writes one: “Article”, “§”
    highest: int = 0
    typed: int = 0
    counted: int = 0

    def has(self, part: str, address: tuple[str, ...]) -> Paragraph | None:
        """What bears a number in a part; where there are several parts of a name, in one of them."""
        return self.clauses.get((part, address))

    def lettered_in(self, part: str, address: tuple[str, ...]) -> bool:
        """Whether a paragraph of the clause counts ``(a)``, ``(b)`` within its words so far."""
        *clause, letter = address
        return any(
            (part, (*above, letter)) in self.lettered
            for above in {tuple(clause), tuple(one for one in clause if one[0].isdigit())}
        )

    def parts(self) -> tuple[str, ...]:
        """The body and the schedules."""
        return tuple(dict.fromkeys(("", *(part for part, _ in self.clauses), *self.schedules)))


def outline(text: Text, known: Vocabulary) -> Outline:
    """The numbers of a text."""
    made = Outline()
    lone = re.compile(rf"({known.among('schedules')})\s+(?:Nr\.|No\.)?\s*(\S+)", re.IGNORECASE)
    words: dict[str, int] = {}
    for one, where in text.placed():
        part = base(where.part)
        if one.label:
            made.typed += one.typed
            made.counted += not one.typed
            schedule = lone.fullmatch(one.label)
            if schedule:
                made.schedules.setdefault(schedule_name(schedule[1], schedule[2]), one)
            elif where.address:
                made.clauses.setdefault((part, where.address), one)
                word = re.match(r"[^\W\d]{3,}|§", one.label)
                if word and one.kind is not Kind.ITEM:
                    words[word[0].lower()] = words.get(word[0].lower(), 0) + 1
                if where.address[0].isdigit() and not part:
                    made.highest = max(made.highest, int(where.address[0]))
        for found in _LETTERED.finditer(one.words):
            made.lettered.update((part, (*where.address[:depth], found[1])) for depth in range(len(where.address) + 1))
    made.keyword = max(words, key=lambda word: words[word]) if words else ""
    return made


def base(part: str) -> str:
    """A part by the name of its schedule; parts without a name count as the body."""
    return schedule_key(part.partition("~")[0])


def schedule_key(label: str) -> str:
    """``ANNEX  ii:`` as ``annex II``, so that a schedule and a reference to it have one name."""
    words = label.strip().rstrip(":.–—- (").split()
    return schedule_name(words[0], words[-1]) if len(words) > 1 else label


def schedule_name(keyword: str, number: str) -> str:
    """A schedule by its word and number, whatever the case and the plural of the word."""
    singular = re.sub(r"(?<=anlage)n$|(?<=[dthx])s$|(?<=annex)es$|(?<=c)es$", "", keyword.lower())
    singular = "appendix" if singular == "appendices" else singular
    return f"{singular} {arabic(number.upper().rstrip(':.–—-'))}"


def arabic(number: str) -> str:
    """``IV`` as ``4``; other numbers as they are."""
    if re.fullmatch(r"[IVX]+", number):
        return next((str(one) for one in range(1, 60) if roman(one) == number), number)
    return number
