"""TXT013: a period that is stated in two clauses is the same in both.

What: notice of termination, payment of invoices and cure of a breach are each stated with one value, as far as the
same party is meant; a week is seven days and a year twelve months, but a month is no number of days and a working day
is no day. Breaches of several kinds and renewals are left out, and so are tables.
Why: of two periods for one thing each side takes the one that suits it.
Need: none (texts written elsewhere)
Fails: ``on 30 days' notice`` in clause 3, ``not less than 90 days' notice`` in clause 14, for both parties.
Passes: the Client with 3 months, the Supplier with 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docgen.finding import Finding, Location, Related, Severity, finding, say
from docgen.lint.across.ground.figures import standard
from docgen.lint.shapes import Spot, disagreements
from docgen.outside.survey import Survey, clause
from docgen.outside.text import Paragraph, Where
from docgen.outside.vocabulary import one_of

CODE = "TXT013"
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\d)[^.;]*)*")


@dataclass(frozen=True, slots=True)
class Stated:
    """A period where it is stated."""

    paragraph: Paragraph
    where: Where
    start: int
    end: int
    value: tuple[Decimal, str]
    subject: str

    @property
    def words(self) -> str:
        """How it stands there."""
        return self.paragraph.words[self.start : self.end]

    @property
    def place(self) -> Location:
        """Where it stands."""
        return self.paragraph.place(self.start, self.end)


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each place that states another value than the first one of its kind and party."""
    for kind in survey.known.kinds:
        stated = {one.place: one for one in _stated(survey, kind)}
        for spot, first in disagreements(Spot(one.subject, at, one.words, one.value) for at, one in stated.items()):
            one, before = stated[spot.place], stated[first.place]
            if before.where != one.where:
                yield finding(
                    f"TXT013.{kind}",
                    one.place,
                    severity=Severity.WARNING,
                    related=[Related(before.place, say("related.stated", period=before.words))],
                    period=one.words,
                    other=before.words,
                    where=clause(one.where),
                    first=clause(before.where),
                )


def _stated(survey: Survey, kind: str) -> Iterator[Stated]:
    looks = survey.known.kinds[kind]
    for one, where in survey.text.placed():
        if not one.prose:
            continue
        for sentence in _SENTENCE.finditer(one.words):
            if not looks.said.search(sentence[0]) or looks.unless.search(sentence[0]):
                continue
            for found in looks.period.finditer(sentence[0]):
                period = survey.known.period.search(found[0])
                if period is None:
                    continue
                number = period["first"].lower()
                value = int(number) if number.isdigit() else survey.known.numbers[re.sub(r"\s+", " ", number)]
                start = sentence.start() + found.start() + period.start()
                unit = {word.lower(): unit for word, unit in survey.known.units.items()}[
                    re.sub(r"\s+", " ", period["unit"].lower())
                ]
                yield Stated(
                    one,
                    where,
                    start,
                    start + len(period[0]),
                    standard(value, unit),
                    _subject(survey, sentence[0], kind, looks.said),
                )


def _subject(survey: Survey, sentence: str, kind: str, said: re.Pattern[str]) -> str:
    """The party that the sentence gives the period to, named last before the verb or else first behind it; empty for
    everybody. An invoice has one party that pays it."""
    verb = said.search(sentence)
    if kind == "payment" or verb is None:
        return ""
    who = re.compile(rf"\b(?:{one_of(survey.companies.roles)}|(?P<all>(?i:{one_of(survey.known.everybody)})))\b")
    named = list(who.finditer(sentence))
    before = [one for one in named if one.start() < verb.start()]
    chosen = before[-1] if before else named[0] if named else None
    return chosen[0] if chosen and not chosen["all"] else ""
