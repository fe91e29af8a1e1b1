"""Defined terms: where each is defined, and where it is used.

In: a text. Out: definitions in the ways in which contracts give them: “X” means …; (the “X”); a list of terms in bold
under a heading such as Definitions; „X“ sind …; nachfolgend „X“.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from docgen.library.proper import part_of_name
from docgen.outside.text import Kind, Paragraph, Text, Where
from docgen.outside.vocabulary import Vocabulary

_QUOTED = r"[“„\"«‟]\s*(?P<term>[^“”„\"«»‟\n]{2,60}?)[,.]?\s*[”“\"»‟]"
_ANY = re.compile(_QUOTED.replace("?P<term>", ""))
_LEAST = 3  # letters of a term


@dataclass(frozen=True, slots=True)
class Definition:
    """A term where it is defined. ``entry`` says that it heads its paragraph, as in a list of definitions;
    ``others`` are the other names that the same words give it: “European Economic Area” or “EEA”."""

    term: str
    paragraph: Paragraph
    where: Where
    start: int
    end: int
    entry: bool = False
    others: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The definitions of a text, and whether it has a section for them."""

    definitions: tuple[Definition, ...]
    section: bool

    @property
    def names(self) -> tuple[str, ...]:
        """All terms."""
        return tuple(dict.fromkeys(name for one in self.definitions for name in (one.term, *one.others)))


def terms(text: Text, known: Vocabulary) -> Terms:
    """All definitions of a text, in its order."""
    found: list[Definition] = []
    section = False
    for one, where, among in _with_section(text, known):
        section = section or among
        if one.kind is Kind.HEADING:
            continue
        seen: set[tuple[int, str]] = set()
        for each in (*_in_words(one, where, known), *_in_bold(one, where, known, among=among)):
            if (each.start, each.term) not in seen and _is_term(each.term):
                seen.add((each.start, each.term))
                found.append(each)
    return Terms(tuple(found), section)


def _with_section(text: Text, known: Vocabulary) -> Iterator[tuple[Paragraph, Where, bool]]:
    """Each paragraph with whether it stands among the definitions."""
    names = {name.lower() for name in known.lists["definitions"]}
    level, within = 0, False
    address: tuple[str, ...] = ()
    for one, where in text.placed():
        title = re.split(r"[.:;]", one.words.strip())[0].strip().lower()
        if within and one.kind is Kind.HEADING and one.level <= level:
            within = False
        if within and not level and where.address[: len(address)] != address:
            within = False
        if title in names and (one.kind is Kind.HEADING or one.label):
            within, level = True, one.level if one.kind is Kind.HEADING else 0
            address = where.address
        yield one, where, within


def _in_words(one: Paragraph, where: Where, known: Vocabulary) -> Iterator[Definition]:
    for pattern in _patterns(known.lists["defines"], known.lists["hereinafter"]):
        for found in pattern.finditer(one.words):
            every = list(_ANY.finditer(one.words, found.start(), found.end()))
            spans = tuple(quoted.span(1) for quoted in every)
            for quoted in every:
                start = quoted.start(1)
                words = quoted[1].strip()
                if words:
                    entry = quoted.start() == 0
                    others = tuple(other[1].strip() for other in every if other is not quoted)
                    yield Definition(words, one, where, start, start + len(quoted[1]), entry, others, spans)
    if known.language == "en":
        plain = re.match(r"(?:The\s+)?((?:[A-Z][\w’'-]*\s+){1,5})(?:means|shall mean|has the meaning)\b", one.words)
        if plain:
            yield Definition(
                plain[1].strip(), one, where, plain.start(1), plain.end(1), entry=True, spans=(plain.span(1),)
            )


@cache
def _patterns(defines: tuple[str, ...], hereinafter: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    quoted = _QUOTED.replace("?P<term>", "?:")
    verbs = "|".join(re.escape(one) for one in sorted(defines, key=len, reverse=True))
    lead = "|".join(re.escape(one) for one in sorted(hereinafter, key=len, reverse=True))
    joined = r"(?:\s*(?:,|/|or|and|oder|und|bzw\.)+\s*"
    made = [
        rf"{quoted}{joined}{quoted})*\s*(?:\([^()]*\)\s*)?,?\s*(?:{verbs})\b(?!\s+(?:kein|nicht|not\b))",
        rf"\((?:(?:{lead})(?=[\s,:;“„\"])[\s,:;]*)*{quoted}(?:[^()]*)\)",
        rf"(?:\bhereinafter|\bhereafter|\bnachfolgend|\bnachstehend|\bim\s+Folgenden)(?:\s+[^\W\d]+){{0,3}}\s*[,:]?\s*{quoted}"
        rf"(?:\s*(?:and|or|und|oder|bzw\.)\s*(?:(?:{lead})\s+)*{quoted})*",
    ]
    return tuple(re.compile(one, re.IGNORECASE) for one in made)


def _in_bold(one: Paragraph, where: Where, known: Vocabulary, *, among: bool) -> Iterator[Definition]:
    if not one.bold or one.bold[0][0] > 1:
        return
    start, end = one.bold[0]
    words = one.words[start:end]
    lead = len(words) - len(words.lstrip(' “„"'))
    term = words.strip().strip('“”„":').strip()
    rest = one.words[end:].lstrip(' ”“"')
    verb = re.match(rf"{known.among('defines')}\b", rest)
    if verb or (among and rest and not words.rstrip().endswith(".") and (not one.label or rest[0] in ":–—")):
        yield Definition(term, one, where, start + lead, start + lead + len(term), entry=True, spans=((start, end),))


def _is_term(term: str) -> bool:
    return len(term) >= _LEAST and len(term.split()) <= 7 and term[0].isupper() and not term.endswith((".", "!"))


@cache
def pattern(term: str, language: str) -> re.Pattern[str]:
    """How a term looks where it is used: singular or plural, in German with any ending."""
    *front, last = term.split()
    if language == "de":
        stem = re.sub(r"(?<=\w{4})(?:innen|en|er|es|e|n|s)$", "", last)
        fronts = [rf"{re.escape(re.sub(r'(?<=[a-zäöü]{3})(?:e|er|en|es|em)$', '', one))}\w*" for one in front]
        return re.compile(rf"(?<!\w){' '.join([*fronts, ''])}{re.escape(stem)}\w*".replace(" ", r"\s+"))
    forms = {
        last,
        f"{last}s",
        f"{last}es",
        re.sub(r"y$", "ies", last),
        re.sub(r"ies$", "y", last),
        re.sub(r"s$", "", last),
    }
    any_form = "|".join(re.escape(one) for one in sorted(forms, key=len, reverse=True) if one)
    lead = r"\s+".join([*map(re.escape, front), ""])
    shouted = "|".join(re.escape(one.upper()) for one in sorted(forms, key=len, reverse=True) if one)
    cried = r"\s+".join([*(re.escape(one.upper()) for one in front), ""])
    return re.compile(rf"(?<!\w)(?:{lead}(?:{any_form})|{cried}(?:{shouted}))(?!\w)")


@cache
def same(term: str, language: str) -> str:
    """A term without its ending, so that “Service” and “Services” are one."""
    if language == "de":
        return re.sub(r"(?<=\w{4})(?:innen|en|er|es|e|n|s)$", "", term.lower())
    return re.sub(r"ies$", "y", term.lower()).rstrip("s")


def uses(one: Definition, text: Text, names: tuple[str, ...]) -> Iterator[tuple[Paragraph, Where, int, int]]:
    """Where a term is used other than where it is defined; ``names`` are all terms. Part of a longer name is no use."""
    looks = [pattern(name, text.language) for name in (one.term, *one.others)]
    for paragraph, where in text.placed():
        if paragraph is one.paragraph and one.entry:
            continue
        for found in (each for look in looks for each in look.finditer(paragraph.words)):
            if paragraph is one.paragraph and any(
                found.start() < end and found.end() > start for start, end in one.spans
            ):
                continue
            if text.language == "en" and part_of_name(paragraph.words, found.start(), names):
                continue
            yield paragraph, where, found.start(), found.end()
