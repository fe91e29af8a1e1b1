"""What clauses and schedules are called: by their headings, by lists of schedules, and where somebody refers to them.

In: a text, its paragraphs and references. Out: titles, and whether two of them can be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.outside.outline import schedule_name
from docgen.outside.references import Reference
from docgen.outside.survey import Survey
from docgen.outside.text import Kind, Paragraph
from docgen.outside.vocabulary import one_of

_TITLE = r"[A-ZÄÖÜ][^()“”„‟\"\n]{2,80}"
_BRACKETS = re.compile(rf"\s*\(\s*[“„\"]?({_TITLE}?)[”“\"]?\s*\)")
_QUOTES = re.compile(rf"\s*[,:–—-]?\s*[“„\"]({_TITLE}?)[”“\"]")
_BEHIND = re.compile(r"\s*[,:–—-]\s*((?:[A-ZÄÖÜ][\w&’'-]*)(?:\s+(?:[A-ZÄÖÜ][\w&’'-]*|and|of|for|the|und|der|für|&))*)")
_COUNTED = re.compile(r"\(?(\d{1,2}|[A-Z]|[IVX]+)[.):]?")
_LONGEST = 100  # characters of a title


@dataclass(frozen=True, slots=True)
class Titled:
    """A schedule where a heading or a list gives its title."""

    name: str
    title: str
    paragraph: Paragraph
    listed: bool = False


def title(target: Paragraph) -> str:
    """The title of a clause: a heading, or the words before the first full stop, where they look like one."""
    if target.kind is Kind.HEADING and len(target.words) < _LONGEST:
        return target.words.strip().rstrip(".:")
    head = re.match(r"\s*([A-ZÄÖÜ][^.:;]{2,70})[.:]\s", target.words)
    return head[1] if head else ""


def plain(words: str) -> str:
    """Words as they are compared: small, without marks."""
    return " ".join(re.findall(r"\w+", words.lower().replace("&", "and")))


def same(one: str, other: str) -> bool:
    """Whether two titles can be one: one holds the other, or they share a word that means something."""
    said, real = plain(one), plain(other)
    return said in real or real in said or any(_near(a, b) for a in _telling(said) for b in _telling(real))


def _telling(words: str) -> list[str]:
    return [word for word in words.split() if len(word) > 3]  # “the”, “and”, „der“


def _near(one: str, other: str) -> bool:
    """Whether two words are forms of one, or parts of one compound."""
    short, long = sorted((one, other), key=len)
    return short[:5] in long


def schedules(survey: Survey) -> Iterator[Titled]:
    """Each schedule with the title that its heading or a list of schedules gives it."""
    placed = [one for one, _ in survey.text.placed()]
    number = re.compile(rf"({one_of(survey.known.lists['schedules'])})\s+(?:Nr\.|No\.)?\s*(\S+)", re.IGNORECASE)
    for one, after in zip(placed, [*placed[1:], None], strict=True):
        found = number.fullmatch(one.label)
        if found is None:
            continue
        words = one.words
        if not words.strip() and after is not None and after.kind is Kind.HEADING and not after.label:
            words = after.words
        words = words.strip().strip("()[]–—-: ").rstrip(".:;,")
        if words and len(words) < _LONGEST:
            yield Titled(schedule_name(found[1], found[2]), words, one, one.kind is not Kind.HEADING)
    yield from _listed(survey, placed)


def _listed(survey: Survey, placed: list[Paragraph]) -> Iterator[Titled]:
    """The schedules of a list that counts them: “Attachments”, then “1. Work statement”, “2. Prices”."""
    kinds = one_of(survey.known.lists["schedules"])
    ahead = one_of(survey.known.lists["list_of"])
    head = re.compile(rf"(?:{ahead}\s+)?(?P<kind>{kinds}(?:es|s|n)?|appendices)\s*:?", re.IGNORECASE)
    kind, first = "", False
    for one in placed:
        found = head.fullmatch(one.words.strip()) if not one.label else None
        counted = _COUNTED.fullmatch(one.label.strip()) if kind else None
        if found:
            kind, first = found["kind"], True
        elif counted and 0 < len(one.words.strip()) < _LONGEST:
            # a list that begins anew counts from 1, though a reader of Markdown may count it on from the one before
            number = "1" if first and counted[1].isdigit() else counted[1]
            yield Titled(schedule_name(kind, number), one.words.strip().rstrip(".:;,"), one, listed=True)
            first = False
        else:
            kind = ""


def cited(one: Reference, survey: Survey) -> tuple[str, bool]:
    """What a reference calls its target, and whether it surely means that as a title: in brackets or quotes it does,
    behind a comma or a dash it may. What stands in brackets
    behind a clause is looked at elsewhere; “Schedule 4 (Section 5)” names no title."""
    after = one.paragraph.words[one.end :]
    words = one_of((*survey.known.lists["clauses"], *survey.known.lists["schedules"]))
    for pattern in (_BRACKETS, _QUOTES) if one.schedule else (_QUOTES,):
        found = pattern.match(after)
        if found and not re.match(rf"{words}\s*\S{{1,4}}\b", found[1], re.IGNORECASE):
            return found[1].strip(), True
    found = _BEHIND.match(after) if one.schedule else None
    return (found[1], False) if found else ("", False)
