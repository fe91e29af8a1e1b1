"""TXT008: a phrase that is written like a defined term is defined.

What: two or more words with capitals, twice or more behind “the”, “each” and the like within sentences, have a
definition. In German, where each noun has a capital letter, only an adjective with one tells: „die Wichtigen Daten“.
Names of laws, courts, places and companies are left out, and so are headings. Where the text says that words with
capitals mean what another document says, such as a cover page, the finding is a note.
Why: a reader looks for the definition and argues about what was meant where there is none.
Need: none (texts written elsewhere)
Fails: ``the Acceptance Criteria`` in two clauses, and nowhere what they are.
Passes: the same with ``“Acceptance Criteria” means …``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.outside.survey import Survey, clause
from docgen.outside.terms import pattern, same
from docgen.outside.text import Kind, Paragraph, Where

CODE = "TXT008"
_FEWEST = 2
_POINTS = re.compile(r"\s*[”\"]?\s*\(?\s*(?:each\s+)?(?:as\s+)?(?:such terms? (?:is|are) )?defined\b")
_ELSEWHERE = re.compile(
    r"\b(?:[Cc]apitali[sz]ed (?:terms|words)|Variables)\b[^.]{0,80}\b(?:meanings?|descriptions?)\b[^.]{0,60}"
    r"\b(?:on|in) (?:a|an|the) (?:Cover Page|Order Form|Key Terms|cover page|order form|Master|Framework)"
)
_PHRASE = re.compile(r"(?<![\w’'])([A-Z][a-z]+(?:-[A-Z][a-z]+)*(?:\s+[A-Z][a-z]+(?:-[A-Z][a-z]+)*){1,3})(?![\w])")


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each such phrase, where it stands first."""
    told, looks = _Told(survey), _looks(survey)
    weight = Severity.INFO if any(_ELSEWHERE.search(one.words) for one, _ in survey.text.placed()) else Severity.WARNING
    found: dict[str, list[tuple[Paragraph, Where, int, int]]] = defaultdict(list)
    for one, where in survey.text.placed():
        if not one.prose:
            continue
        for phrase in looks.finditer(one.words):
            if _within_sentence(one.words, phrase.start(), survey) and told.no_name(
                phrase[1], one.words[phrase.end() :]
            ):
                found[_key(phrase[1], survey)].append((one, where, phrase.start(), phrase.end()))
    for places in found.values():
        if len({id(one) for one, *_ in places}) < _FEWEST:
            continue
        if any(_POINTS.match(one.words, end) for one, _, _, end in places):
            continue
        one, where, start, end = places[0]
        again = places[1][0]
        yield finding(
            "TXT008",
            one.place(start, end),
            severity=weight,
            related=[Related(again.place(places[1][2], places[1][3]), say("related.used"))],
            term=one.words[start:end],
            times=len(places),
            where=clause(where),
        )


def _looks(survey: Survey) -> re.Pattern[str]:
    """How a phrase is written that may be a term."""
    if not survey.known.lists["adjectives"]:
        return _PHRASE
    ending = rf"{survey.known.among('adjectives')}(?:e[nmrs]?)"
    return re.compile(rf"(?<![\w’'-])([A-ZÄÖÜ][a-zäöüß]+{ending}\s+[A-ZÄÖÜ][\w-]{{3,}})(?![\w-])")


def _key(phrase: str, survey: Survey) -> str:
    """A phrase without its endings, so that “the Quality Circles” and “a Quality Circle” are one."""
    language = survey.text.language
    return " ".join(same(word, language) for word in phrase.split()) if language == "de" else same(phrase, language)


def _within_sentence(words: str, start: int, survey: Survey) -> bool:
    """Whether a word stands before it that goes before a term and not before a name."""
    return bool(re.search(rf"\b{survey.known.among('determiners')}\s+$", words[max(start - 40, 0) : start]))


class _Told:
    """What explains a phrase other than a definition."""

    def __init__(self, survey: Survey) -> None:
        self._survey, self._known = survey, survey.known
        self._terms = [pattern(one, survey.text.language) for one in {one.term for one in survey.terms.definitions}]
        self._companies = {word for one in survey.companies.named for word in one.name.split()}
        headings = (one.words for one, _ in survey.text.placed() if one.kind in (Kind.HEADING, Kind.CELL))
        titles = (one.words.split(".")[0] for one, _ in survey.text.placed() if one.label)
        bold = [one.words[start:end] for one, _ in survey.text.placed() for start, end in one.bold]
        unnumbered = (one.words for one, _ in survey.text.placed() if one.kind is Kind.HEADING and not one.label)
        self._shown = "\n".join((*bold, *unnumbered))
        self._titles = {_key(" ".join(re.findall(r"[\w-]+", words)), survey) for words in (*headings, *titles, *bold)}

    def no_name(self, phrase: str, after: str) -> bool:
        words = phrase.split()
        named = tuple(self._known.lists["names"]) if self._known.language == "de" else ()
        if {*words} & {*self._known.lists["names"], *self._companies} or any(one.startswith(named) for one in words):
            return False
        if (
            _key(phrase, self._survey) in self._titles
            or phrase in self._shown
            or re.match(r"\s*(?:of \d{4}|\d|\(?[A-Z]{2,}\b)", after)
        ):
            return False
        rest = phrase
        for term in self._terms:
            rest = term.sub("", rest)
        return len(rest.split()) >= 2 and not re.search(r"\b(?:Agreement|Terms|Schedule|Page|Form)\b", rest)
