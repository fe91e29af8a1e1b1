"""References in words: “clause 4.2”, “Section 12(b)”, “Schedule 3”, „Ziffer 4.2“, „§ 5 Abs. 2“.

In: a text and its outline. Out: the references that mean the text itself. What cites a statute or another document is
counted and left alone, and so is what could be either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docgen.outside.elsewhere import elsewhere
from docgen.outside.outline import Outline, arabic, base, schedule_name
from docgen.outside.text import Paragraph, Text, Where
from docgen.outside.vocabulary import Vocabulary, one_of

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVX]{1,6}(?![a-z]))(?:\s?\((?:[a-z]{1,4}|\d{1,2}|[A-Z])\))*"
_SCHEDULE_NUMBER = re.compile(r"(?<!\w)(?:\d{1,2}[a-z]?|[IVX]{1,5}|[A-Z])(?!\w)")
_NEAR = 120  # characters round a number that say what it is one of
_MOST_SCHEDULES = 40
_ABOVE_ALL = 100  # no contract has so many clauses at the top


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to the text itself; ``part`` is the schedule that it names, None where it names none."""

    paragraph: Paragraph
    where: Where
    start: int
    end: int
    address: tuple[str, ...]
    part: str | None = None
    schedule: bool = False
    inner: bool = False
    title: str = ""
    keyword: str = ""

    @property
    def words(self) -> str:
        """How it stands there."""
        return self.paragraph.words[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Found:
    """The references that mean the text itself, and how many others there are."""

    own: tuple[Reference, ...]
    others: int
    schedules: frozenset[str] = frozenset()  # those that are named at all, be it those of another document


def references(text: Text, known: Vocabulary, numbers: Outline) -> Found:
    """All references of a text."""
    own: list[Reference] = []
    others = 0
    for one, where in text.placed():
        for read in (*_schedules(one, where, known), *_clauses(one, where, known, numbers)):
            if read is None:
                others += 1
            else:
                own.append(read)
    pattern = _schedule_pattern(known.lists["schedules"], known.lists["joins"])
    named = (found for one, _ in text.placed() for found in pattern.finditer(one.words))
    return Found(tuple(own), others, frozenset(name for found in named for name in _names(found)))


@cache
def _clause_pattern(words: tuple[str, ...], joins: tuple[str, ...]) -> re.Pattern[str]:
    keyword = one_of(words)
    more = rf"(?:\s*(?:,\s*{one_of(joins)}|,|{one_of(joins)}|–)\s*(?:{keyword}\s*)?{_NUMBER})*"
    return re.compile(rf"(?<!\w)(?P<word>{keyword})\s*(?P<numbers>{_NUMBER}{more})(?![\w%])", re.IGNORECASE)


@cache
def _schedule_pattern(words: tuple[str, ...], joins: tuple[str, ...]) -> re.Pattern[str]:
    number = r"(?:\d{1,2}[a-z]?|[IVX]{1,5}|[A-Z])(?![\w-]|\.\d)"
    keyword = one_of(words)
    more = rf"(?:\s*(?:,\s*{one_of(joins)}|,|{one_of(joins)}|–)\s*(?:(?i:{keyword})\s+)?{number})*"
    return re.compile(rf"\b(?P<word>(?i:{keyword})(?:es|s|n)?)\s+(?:Nr\.\s*|No\.\s*)?(?P<numbers>{number}{more})")


def _schedules(one: Paragraph, where: Where, known: Vocabulary) -> Iterator[Reference | None]:
    pattern = _schedule_pattern(known.lists["schedules"], known.lists["joins"])
    for found in pattern.finditer(one.words):
        if not found["word"][0].isupper():
            continue
        figures = re.match(r"\d+", found["numbers"])
        far = figures is not None and int(figures[0]) > _MOST_SCHEDULES
        if far or elsewhere(*_round(one.words, found), known):
            yield None
            continue
        for part in _SCHEDULE_NUMBER.finditer(found["numbers"]):
            first = part.start() == 0
            start = found.start() if first else found.start("numbers") + part.start()
            name = schedule_name(found["word"], part[0])
            yield Reference(one, where, start, found.start("numbers") + part.end(), (), name, schedule=True)


def _clauses(one: Paragraph, where: Where, known: Vocabulary, numbers: Outline) -> Iterator[Reference | None]:
    pattern = _clause_pattern(known.lists["clauses"], known.lists["joins"])
    schedules = _schedule_pattern(known.lists["schedules"], known.lists["joins"])
    for found in pattern.finditer(one.words):
        before, after = _round(one.words, found)
        if not _own(found, before, after, known, numbers):
            yield None
            continue
        part = _part(before, after, schedules)
        for number in re.finditer(_NUMBER, found["numbers"]):
            rest = found["numbers"][number.end() : number.end() + _NEAR] + after
            if number.start() and re.match(rf"\s*(?:%|{one_of(known.lists['units_after'])}\b)", rest):
                break
            last = number.end() == len(found["numbers"])
            address = _address(number[0])
            deeper = re.match(r"\s*(?:Abs\.|Absatz)\s*(\d{1,2})", rest)
            if deeper:
                address = (*address, deeper[1])
            ahead = found["numbers"][max(number.start() - 20, 0) : number.start()]
            word = re.search(rf"{one_of(known.lists['clauses'])}\s*$", ahead, re.IGNORECASE)
            begun = number.start() - len(ahead) + word.start() if word else number.start()
            start = found.start() if number.start() == 0 else found.start("numbers") + begun
            end = found.start("numbers") + number.end() + (deeper.end() if deeper else 0)
            inner = found["word"].lower() in {word.lower() for word in known.lists["inner"]}
            no_title = rf"(?!(?i:{known.among('clauses')})\s*\d)"  # “Section 4 (Section 5)” names two clauses
            title = re.match(rf"\s*\({no_title}([A-ZÄÖÜ][^()]{{2,80}})\)", after) if last else None
            yield Reference(
                one,
                where,
                start,
                end,
                address,
                part,
                inner=inner,
                title=title[1] if title else "",
                keyword=_lemma(found["word"]),
            )


def _round(words: str, found: re.Match[str]) -> tuple[str, str]:
    """The words before and behind, as far as they have to do with it."""
    return words[max(found.start() - _NEAR, 0) : found.start()], words[found.end() : found.end() + 2 * _NEAR]


def _own(found: re.Match[str], before: str, after: str, known: Vocabulary, numbers: Outline) -> bool:
    """Whether it means the text itself."""
    word, first = found["word"].lower(), re.match(_NUMBER, found["numbers"])
    top = arabic(re.match(r"[IVX]+|\d+", first[0])[0]) if first else ""  # type: ignore[index]  # a number begins so
    if re.match(rf"\s*,?\s*(?:(?:of|der|des|in)\s+)?{known.among('own')}", after, re.IGNORECASE):
        return True
    if word in {one.lower() for one in known.lists["articles"]} and not numbers.keyword.startswith("arti"):
        return False
    if word.startswith("§") and not numbers.keyword.startswith("§"):
        return False
    if not top.isdigit() or int(top) >= _ABOVE_ALL or int(top) > 3 * max(numbers.highest, 7):
        return False
    if re.match(r"\s*[-–]\s*\d|\.\d|-\d", after):
        return False
    return not elsewhere(before, after, known)


def _part(before: str, after: str, schedules: re.Pattern[str]) -> str | None:
    """The schedule that stands beside: “paragraph 2 of Schedule 3”, „Anlage 3 Ziffer 2“."""
    behind = re.match(r"\s*(?:\([^()]*\)\s*)?(?:of|in|to|der|des|von)\s+(?:the\s+)?", after)
    if behind and (found := schedules.match(after, behind.end())):
        return _named(found)
    last: re.Match[str] | None = None
    for found in schedules.finditer(before):
        last = found
    return _named(last) if last and re.fullmatch(r"\s*[,:]?\s*(?:at|in)?\s*", before[last.end() :]) else None


def _names(found: re.Match[str]) -> list[str]:
    return [schedule_name(found["word"], number[0]) for number in _SCHEDULE_NUMBER.finditer(found["numbers"])]


def _named(found: re.Match[str]) -> str:
    return schedule_name(found["word"], re.split(r"\W", found["numbers"])[0])


def _lemma(word: str) -> str:
    return re.sub(r"(?<=[a-zäöü]{4})(?:s|n|en)$|(?<=§)§$", "", word.lower().rstrip("."))


def _address(number: str) -> tuple[str, ...]:
    """``12(b)(ii)`` as its steps."""
    head = re.match(r"[IVX]+|\d{1,3}(?:\.\d{1,3})*[a-z]?", number)
    steps = arabic(head[0]).split(".") if head else []
    while len(steps) > 1 and steps[-1] == "0":  # “Section 2.0” is 2
        steps.pop()
    return (*steps, *re.findall(r"\(([^()]+)\)", number))


def target(reference: Reference, numbers: Outline) -> Paragraph | None:
    """What it points to, in the body or in the schedule in which it stands or which it names; None where nothing does.

    A letter that no label bears may stand within the words of its clause; then that clause is meant.
    """
    own = base(reference.where.part)
    parts = dict.fromkeys((reference.part,) if reference.part is not None else (own, ""))
    if reference.part is None and not any(part == "" for part, _ in numbers.clauses):
        parts |= dict.fromkeys(numbers.parts())  # the body has no numbers: the clauses come behind a schedule
    for part in parts:
        if reference.schedule:
            return numbers.schedules.get(part)
        for address in _readings(reference):
            found = numbers.has(part, address)
            if found is not None:
                return found
            steps = address
            while (steps and not steps[-1].isdigit()) or (
                len(steps) > 1 and steps != address and not numbers.has(part, steps)
            ):
                steps = steps[:-1]
            deeper = address[len(steps) :] or address[-1:]
            above = steps if steps != address else address[:-1]
            if above and (clause := numbers.has(part, above)) and numbers.lettered_in(part, (*above, deeper[0])):
                return clause
    return None


def _readings(reference: Reference) -> Iterator[tuple[str, ...]]:
    yield reference.address
    if reference.inner:  # “paragraph 2” may count within the clause in which it stands
        for depth in range(len(reference.where.address), 0, -1):
            yield (*reference.where.address[:depth], *reference.address)
