"""TXT007: a link or field within the text leads somewhere, and shows the number that its target has.

What: a link of Markdown and a cross-reference of Word, those of the contents too, have a target in the text; a field
of Word or a link whose words are a number shows the one of its target; no field shows the error that Word prints for a
lost target.
Why: fields keep the old number until somebody updates them, and a deleted clause leaves an error in print.
Need: none (texts written elsewhere)
Fails: ``[clause 4.1](#payment)`` where the clause at that anchor is 4.2; ``Error! Reference source not found.``
Passes: ``[clause 4.2](#payment)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.finding import Finding, Related, finding, say
from docgen.outside.survey import Survey
from docgen.outside.text import Kind, Link, Paragraph, Where, shown

CODE = "TXT007"
_LOST = re.compile(
    r"Error! (?:Reference source|Bookmark) not (?:found|defined)\.?|Fehler! (?:Verweisquelle|Textmarke)[^.]*\.?"
)
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})+|(?<=\s)\d{1,3}|^\d{1,3})\.?\s*$")


def check(survey: Survey) -> Iterator[Finding]:
    """A finding for each link that leads nowhere or shows another number."""
    targets = dict(_targets(survey))
    for one, _ in survey.text.placed():
        for lost in _LOST.finditer(one.words):
            yield finding("TXT007.lost", one.place(lost.start(), lost.end()), words=lost[0])
    for one in survey.text.paragraphs:
        for link in one.links:
            if link.target.startswith("#") and len(link.target) > 1:
                yield from _link(one, link, targets)


def _targets(survey: Survey) -> Iterator[tuple[str, tuple[Paragraph, Where]]]:
    for one, where in zip(survey.text.paragraphs, survey.text.where, strict=True):
        if one.kind is Kind.HEADING:
            heading = f"{one.label} {one.words}" if one.label and one.typed else one.words
            yield re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-"), (one, where)
        for anchor in one.anchors:
            yield anchor, (one, where)


def _link(one: Paragraph, link: Link, targets: dict[str, tuple[Paragraph, Where]]) -> Iterator[Finding]:
    words, place = one.words[link.start : link.end], one.place(link.start, link.end)
    found = targets.get(link.target[1:])
    if found is None:
        if not _LOST.search(words):
            yield finding("TXT007.nowhere", place, words=words, target=link.target)
        return
    if one.kind is Kind.CONTENTS:
        return  # the number at its end is that of a page
    paragraph, where = found
    said = _NUMBER.search(words)
    if not said or not paragraph.label or not all(step.isdigit() for step in where.address):
        return
    real = shown(where.address)
    if where.address and real != said[1] and not real.endswith(f".{said[1]}"):
        related = [Related(paragraph.place(), say("related.target"))]
        yield finding("TXT007.differs", place, related=related, words=words, number=real)
