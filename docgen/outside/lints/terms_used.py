"""TXT009, TXT010, TXT011: each defined term is used, is defined once, and is defined before it is used.

What: a term stands somewhere beside its definition; no two definitions give one term; without a section of
definitions, the definition comes before the first use (a note).
Why: a definition that was kept after its last use went makes readers look for a duty that is no longer there, and of
two definitions each side picks its own.
Need: none (texts written elsewhere)
Fails: ``“Escrow Agent” means …`` and no clause that speaks of it.
Passes: a term that is used in the singular and defined in the plural.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, Severity, finding, say
from docgen.outside.survey import Survey, clause
from docgen.outside.terms import Definition, same, uses

_ITSELF = re.compile(
    r"(?:agreement|contract|msa|dpa|nda|mnda|terms|vertrag|vereinbarung|rahmenvertrag|parties|parteien|party|partei)s?$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"\b(?:in|for|of) (?:the purposes of )?this (?:schedule|annex|exhibit|clause|section)"
    r"|\b(?:in|für) dieser? (?:Anlage|Ziffer|Klausel)",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"defined|definition|meaning|named|identified|introductory|definiert|bezeichnet als|Begriff|Ziffer|clause|section",
    re.IGNORECASE,
)


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each term that nobody uses, that is defined twice, or that is used too early."""
    first: dict[str, Definition] = {}
    for one in survey.terms.definitions:
        key = same(one.term, survey.text.language)
        if key in first:
            if first[key].paragraph is not one.paragraph and not _ITSELF.search(one.term):
                yield from _twice(first[key], one)
            continue
        first[key] = one
    for one in first.values():
        if _ITSELF.search(one.term) and not one.entry:  # an agreement of its own among the definitions is none of these
            continue
        used = next(uses(one, survey.text, survey.terms.names), None)
        place = one.paragraph.place(one.start, one.end)
        if used is None:
            yield finding("TXT009", place, severity=Severity.WARNING, term=one.term, where=clause(one.where))
        elif not survey.terms.section:
            yield from _early(one, survey)


def _twice(first: Definition, again: Definition) -> Iterator[Finding]:
    if _LOCAL.search(again.paragraph.words) or _points(again.paragraph.words, again.end, 60):
        return
    related = [Related(first.paragraph.place(first.start, first.end), say("related.defined"))]
    place = again.paragraph.place(again.start, again.end)
    yield finding(
        "TXT010", place, severity=Severity.WARNING, related=related, term=again.term, where=clause(again.where)
    )


def _early(one: Definition, survey: Survey) -> Iterator[Finding]:
    for paragraph, where, start, end in uses(one, survey.text, survey.terms.names):
        if paragraph is one.paragraph or paragraph.place() > one.paragraph.place():
            return
        if paragraph.prose and not _points(paragraph.words, end, 40):
            related = [Related(one.paragraph.place(one.start, one.end), say("related.defined"))]
            yield finding(
                "TXT011",
                paragraph.place(start, end),
                severity=Severity.INFO,
                related=related,
                term=one.term,
                where=clause(where),
            )
            return


def _points(words: str, end: int, far: int) -> bool:
    """Whether the sentence says, so many characters on, where the term is defined."""
    return bool(_POINTER.search(re.split(r"[.;!?]\s", words[end : end + far])[0]))
