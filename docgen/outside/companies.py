"""Companies that a text names with their legal form, and which of them are the parties.

In: a text and its terms. Out: ``Companies``. The parties are those that stand ahead of the first clause, or where a
role such as “the Supplier” is defined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.outside.terms import Terms
from docgen.outside.text import Kind, Paragraph, Text, Where
from docgen.outside.vocabulary import Vocabulary

_WORD = r"[A-ZÄÖÜ][\wäöüß&.'’+-]*"
_SMALL = r"(?:&|und|and|of|für|der|des|de|\+)"
_NO_NAME = {
    "The",
    "For",
    "By",
    "Between",
    "And",
    "Die",
    "Der",
    "Das",
    "Firma",
    "Zwischen",
    "With",
    "Von",
    "Und",
    "Both",
    "Is",
}


@dataclass(frozen=True, slots=True)
class Company:
    """A company where it is named; ``before`` are the words of the cell before, in a table, ``under`` those of the
    headings above."""

    name: str
    paragraph: Paragraph
    where: Where
    start: int
    end: int
    before: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Companies:
    """The names, those of the parties, and the roles of the parties."""

    named: tuple[Company, ...]
    parties: tuple[Company, ...]
    roles: tuple[str, ...]


def companies(text: Text, known: Vocabulary, defined: Terms) -> Companies:
    """The companies of a text."""
    pattern = re.compile(
        rf"(?<!\w)((?:{_WORD}\s+(?:{_SMALL}\s+)?){{0,5}}{_WORD}\s*,?\s+{known.among('companies')})(?!\w)"
    )
    named: list[Company] = []
    before = ""
    headings: dict[int, str] = {}
    for one, where in text.placed():
        if one.kind is Kind.HEADING:
            headings = {level: words for level, words in headings.items() if level < one.level} | {one.level: one.words}
        for found in pattern.finditer(one.words):
            words = found[1].split()
            while len(words) > 2 and (words[0] in _NO_NAME or words[0] in known.lists["roles"]):
                words = words[1:]
            name = " ".join(words)
            if words[0] not in _NO_NAME and words[0] not in known.lists["roles"]:
                named.append(
                    Company(
                        name,
                        one,
                        where,
                        found.end() - len(found[1][found[1].find(words[0]) :]),
                        found.end(),
                        before,
                        " ".join(headings.values()),
                    )
                )
        before = one.words
    heads = [one for one in named if not one.where.part and not one.where.address and one.paragraph.prose]
    by_paragraph = {id(one.paragraph) for one in named}
    roles = {
        one.term for one in defined.definitions if id(one.paragraph) in by_paragraph and len(one.term.split()) <= 2
    }
    roles -= {"Party", "Parties", "Partei", "Parteien", "Vertragspartei", "Vertragsparteien"}
    defining = {id(one.paragraph) for one in defined.definitions if one.term in known.lists["roles"]}
    parties = heads or [one for one in named if id(one.paragraph) in defining and not one.where.part]
    return Companies(tuple(named), tuple(parties), tuple(dict.fromkeys((*known.lists["roles"], *sorted(roles)))))


def core(name: str) -> frozenset[str]:
    """The words of a name that tell it from others: without legal form and small words."""
    return frozenset(word.lower().strip(".,") for word in name.split() if len(word.strip(".,")) > 3)
