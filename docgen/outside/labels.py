"""The numbers of paragraphs: read off their words where they are typed, and where each stands among the others.

In: paragraphs and the vocabulary of a language. Out: the paragraphs with their numbers cut off their words, and for
each the clause in which it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from docgen.outside.counting import roman
from docgen.outside.text import Kind, Mark, Paragraph, Where, shown
from docgen.outside.vocabulary import Vocabulary

_DECIMAL = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
_TYPED = re.compile(
    rf"\s*(?:(?P<decimal>{_DECIMAL})(?P<dot>[.)]?)|(?P<paren>\((?:\d{{1,2}}|[A-Za-z]{{1,5}})\)|[a-z]\)|[a-z]\.))(?:(?=\s)|(?<=\d\.)(?=[A-ZÄÖÜ][a-zäöü]))\s*"
)
_PART_NUMBER = r"(?:\d{1,3}[a-z]?|[A-Z]|[IVX]+)(?:[.-]\d{1,2})?"
_ROMAN = re.compile(r"[ivx]+\Z")
_LONGEST = 14  # words of a line that may be the title of a schedule
_FEWEST = 3  # headings with numbers from which on numbers in lists are no clauses


@dataclass(slots=True)
class _Standing:
    """Where the reading stands."""

    part: str = ""
    base: tuple[str, ...] = ()
    head: str = ""  # the number of the base as it is printed: “§ 5”
    inner: list[tuple[str, str]] = field(default_factory=list)
    tops: dict[str, int] = field(default_factory=dict)
    begun: dict[str, int] = field(default_factory=dict)

    @property
    def where(self) -> Where:
        inner = [label for _, label in self.inner]
        named = f"{self.head or shown(self.base)}{''.join(f'({label})' for label in inner)}"
        return Where(self.part, (*self.base, *inner), named)


def numbered(paragraphs: list[Paragraph], known: Vocabulary) -> tuple[tuple[Paragraph, ...], tuple[Where, ...]]:
    """The paragraphs with their numbers apart from their words, and the clause of each."""
    heads = _heads(known)
    lone = _lone_schedule(known)
    standing = _Standing()
    made: list[Paragraph] = []
    where: list[Where] = []
    listed = _lists_are_items(paragraphs)
    for one in paragraphs:
        if one.kind is Kind.CONTENTS:
            made.append(one)
            where.append(standing.where)
            continue
        labelled = _labelled(one, heads, lone) if one.kind is not Kind.CELL else one
        made.append(labelled)
        _go_on(standing, labelled, lone, items=listed)
        where.append(standing.where)
    return tuple(made), tuple(where)


def _heads(known: Vocabulary) -> re.Pattern[str]:
    """A heading such as ``§ 5 Term``, ``Article IV``, ``Section 3.``."""
    words = "|".join(re.escape(word) for word in sorted(known.lists["clauses"], key=len, reverse=True))
    return re.compile(rf"\s*(?P<head>(?:{words})\s*(?P<number>{_DECIMAL}|[IVX]+))\s*[.:–—-]?(?=\s|$)\s*", re.IGNORECASE)


def _lone_schedule(known: Vocabulary) -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?P<schedule>(?i:{known.among('schedules')})\s+(?:Nr\.|No\.)?\s*(?P<number>{_PART_NUMBER}))\b"
        rf"(?:\s*[:.–—-]|\s*\(|\s*$|\s+(?=[A-ZÄÖÜ(]))\s*"
    )


def _lists_are_items(paragraphs: list[Paragraph]) -> bool:
    """Whether single numbers in lists count items: so where headings bear the numbers of clauses."""
    headed = [one for one in paragraphs if one.kind is Kind.HEADING or (one.kind is Kind.BODY and _begins_bold(one))]
    return sum(1 for one in headed if one.label or _TYPED.match(one.words)) >= _FEWEST


def _labelled(one: Paragraph, heads: re.Pattern[str], lone: re.Pattern[str]) -> Paragraph:
    if one.label:
        return one
    heading = one.kind is Kind.HEADING or _bold_throughout(one)
    short = len(one.words.split()) <= _LONGEST and not one.words.rstrip().endswith((".", ";", ","))
    found = lone.match(one.words)
    if found and (heading or short) and found["schedule"][0].isupper():
        return _cut(one, " ".join(found["schedule"].split()), found.end())
    found = heads.match(one.words)
    if (found and found["head"][0] in "§") or (found and found["head"][0].isupper() and (heading or short)):
        return _cut(one, " ".join(found["head"].split()), found.end())
    typed = _TYPED.match(one.words)
    if typed and (typed["paren"] or typed["dot"] or "." in typed["decimal"] or heading):
        return _cut(one, typed["paren"] or typed["decimal"], typed.end())
    return one


def _bold_throughout(one: Paragraph) -> bool:
    length = len(one.words.strip())
    return one.kind is Kind.BODY and length > 0 and sum(end - start for start, end in one.bold) >= length


def _begins_bold(one: Paragraph) -> bool:
    return bool(one.bold) and one.bold[0][0] <= 1


def _cut(one: Paragraph, label: str, length: int) -> Paragraph:
    """The paragraph without its number; what stands at a character of it stands so many before."""
    first = one.place(length)
    marks = [Mark(0, first.line, first.column)]
    marks += [Mark(mark.start - length, mark.line, mark.column) for mark in one.marks if mark.start > length]
    bold = tuple((max(start - length, 0), end - length) for start, end in one.bold if end > length)
    links = tuple(replace(link, start=link.start - length, end=link.end - length) for link in one.links)
    links = tuple(link for link in links if link.start >= 0)
    return replace(one, words=one.words[length:], label=label, typed=True, marks=tuple(marks), bold=bold, links=links)


def _go_on(standing: _Standing, one: Paragraph, lone: re.Pattern[str], *, items: bool) -> None:
    """Takes the reading on to the next paragraph."""
    if not one.label:
        return
    schedule = lone.fullmatch(one.label)
    if schedule:
        standing.part, standing.base, standing.head, standing.inner = _restarted(standing, one.label), (), "", []
        return
    bare = one.label.strip().rstrip(".:").strip()
    inner = re.fullmatch(r"\(?(\d{1,2}|[A-Za-z]{1,5})\)", bare)
    word = re.fullmatch(r"(?:[^\W\d]+\.?\s*|§+\s*)(\d.*|[IVX]+)", bare)
    number = _arabic(word[1]) if word else bare
    if inner:
        _deepen(standing, inner[1])
    elif re.fullmatch(_DECIMAL, number):
        address = tuple(number.removesuffix(".0").split("."))  # “4.0” heads 4.1
        head = one.kind is Kind.HEADING or (one.kind is Kind.BODY and _begins_bold(one))
        enumerated = items and not head and len(address) == 1 and bool(standing.base or one.kind is Kind.ITEM)
        if enumerated or (len(address) == 1 and one.level and one.kind is Kind.ITEM and standing.base):
            _deepen(standing, address[0])
            return
        if len(address) == 1:
            _begin(standing, address[0])
        standing.base, standing.head, standing.inner = address, " ".join(bare.split()), []
    elif re.fullmatch(r"[a-z]{1,4}|[A-Z]|[IVX]+", number):
        _deepen(standing, number)


def _begin(standing: _Standing, number: str) -> None:
    """A clause at the top: where the count begins anew after others, so does a part without a name."""
    digits = int(re.sub(r"\D", "", number))
    if digits == 1 and standing.tops.get(standing.part, 0) > 1:
        standing.part = _restarted(standing, standing.part.partition("~")[0])
    standing.tops[standing.part] = max(standing.tops.get(standing.part, 0), digits)


def _restarted(standing: _Standing, name: str) -> str:
    standing.begun[name] = standing.begun.get(name, 0 if name else 1) + 1
    return name if standing.begun[name] == 1 else f"{name}~{standing.begun[name]}"


def _deepen(standing: _Standing, label: str) -> None:
    kind = _class(label, standing.inner)
    for at, (other, _) in enumerate(standing.inner):
        if other == kind:
            del standing.inner[at:]
            break
    standing.inner.append((kind, label))


def _class(label: str, inner: list[tuple[str, str]]) -> str:
    if label.isdigit():
        return "1"
    if label.isupper():
        return "A"
    last = next((number for kind, number in reversed(inner) if kind == "a"), "")
    follows = len(last) == 1 and len(label) == 1 and ord(label) == ord(last) + 1
    if _ROMAN.match(label) and not follows and (last or label != "i" or inner):
        return "i"
    if _ROMAN.match(label) and not follows and any(kind == "i" for kind, _ in inner):
        return "i"
    return "i" if label == "i" and not last else "a"


def _arabic(number: str) -> str:
    """``IV`` as ``4``; other numbers as they are."""
    if re.fullmatch(r"[IVX]+", number):
        return next((str(one) for one in range(1, 60) if roman(one) == number), number)
    return number
