"""TXT012: a company in the place of a party is a party.

What: a name with its legal form that resembles that of a party, or that stands beside a party's role, is the name of a
party as it stands at the head of the text.
Why: a schedule taken from an older contract keeps the name that a party had then, or that of another client.
Need: none (texts written elsewhere)
Fails: ``Supplier: Northgate Services Ltd`` in a schedule of a contract with Northgate Support Ltd.
Passes: a subcontractor of a wholly different name; a text that names no party yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.outside.companies import Company, core
from docgen.outside.survey import Survey, clause
from docgen.outside.vocabulary import one_of

CODE = "TXT012"
_NEAR = 60  # characters beside a name that say what it is
_FAR = 400


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each such name, where it stands first."""
    parties = survey.companies.parties
    known = {core(one.name) for one in parties}
    names = {one.name for one in parties}
    told: set[str] = set()
    for one in survey.companies.named if parties else ():
        own = core(one.name)
        if one.name in names or one.name in told or any(own <= party or party <= own for party in known):
            continue
        if re.search(survey.known.among("third_parties"), f"{one.under} {_round(one)}", re.IGNORECASE):
            continue
        party = _resembled(one, parties)
        if party or _beside_a_role(one, survey):
            told.add(one.name)
            meant = party or parties[0]
            yield finding(
                "TXT012",
                one.paragraph.place(one.start, one.end),
                severity=Severity.WARNING,
                related=[Related(meant.paragraph.place(meant.start, meant.end), say("related.party"))],
                name=one.name,
                parties=tuple(dict.fromkeys(each.name for each in parties)),
                where=clause(one.where),
            )


def _round(one: Company) -> str:
    return one.paragraph.words[max(one.start - _FAR, 0) : one.end + _FAR]


def _resembled(one: Company, parties: tuple[Company, ...]) -> Company | None:
    """The party whose name begins with the same word, or shares most of its words."""
    for party in parties:
        first, other = one.name.split()[0].lower(), party.name.split()[0].lower()
        if (first == other and len(first) > 4) or len(core(one.name) & core(party.name)) > 1:
            return party
    return None


def _beside_a_role(one: Company, survey: Survey) -> bool:
    words, roles = one.paragraph.words, one_of(survey.companies.roles)
    return bool(
        re.search(
            rf"(?:\b{roles}\s*[:,(]?\s*(?:the\s+|die\s+)?|{survey.known.among('beside')}\s+(?:the\s+)?)$",
            words[max(one.start - _NEAR, 0) : one.start],
        )
        or re.match(
            rf"\s*[,–-]?\s*\(?\s*(?:the|als|as|nachfolgend)?\s*[“„\"]?{roles}\b", words[one.end : one.end + _NEAR]
        )
        or re.fullmatch(rf"\s*(?:the\s+)?{roles}\s*:?\s*", one.before)
    )
