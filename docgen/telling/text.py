"""Findings for a person in a terminal: what is wrong and where, the lines, why it matters, what to write instead."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.finding import Finding, Location, Severity
from docgen.messages import MANUAL, phrase, text, title, words
from docgen.telling.excerpt import LONGEST, excerpt, visible
from docgen.telling.feeding import in_words

if TYPE_CHECKING:
    from docgen.telling.feeding import Feeds

_NO_VALUE = "IN007.nothing"
_IN_FULL = 3  # facts without a value that are told of with all that is said of them
_COLOURS = {"error": "31", "warning": "33", "info": "36", "accepted": "2", "hint": "32", "why": "36", "feeds": "36"}


def tell(findings: list[Finding], language: str, fed: Feeds) -> str:
    """Each finding with an empty line between, and a count at the end; facts without a value, a line each."""
    explained: set[str] = set()
    told: list[str] = []
    shown, listing = 0, False
    for one in findings:
        without = _without_value(one)
        shown += without
        if without and shown > _IN_FULL:
            line = _headline(one, words(one, language).message, language)
            told[-1:] = [f"{told[-1]}\n{line}"] if listing else [told[-1], line]
            listing = True
            continue
        told.append("\n".join(_told(one, language, explained, fed)))
        listing = False
    if not told:
        return ""
    errors = sum(f.severity is Severity.ERROR for f in findings)
    warnings = sum(f.severity is Severity.WARNING for f in findings)
    counted = phrase("count", language).format(
        errors=counted_as(errors, "error", language), warnings=counted_as(warnings, "warning", language)
    )
    return "\n\n".join([*told, counted])


def counted_as(number: int, what: str, language: str = "en") -> str:
    """``1 error``, ``2 errors``."""
    return phrase(f"one_{what}", language) if number == 1 else phrase(f"{what}s", language).format(number)


def _without_value(finding: Finding) -> bool:
    """Whether a fact has not been filled in yet: of these a new engagement has some hundred, and a line each will
    do."""
    return finding.said.key.startswith(_NO_VALUE)


def _headline(finding: Finding, message: str, language: str) -> str:
    weight = "accepted" if finding.accepted else finding.severity.value
    return f"{visible(str(finding.location))}: {_paint(phrase(weight, language), weight)} {finding.code}: {message}"


def _told(finding: Finding, language: str, explained: set[str], fed: Feeds) -> Iterator[str]:
    said = words(finding, language)
    message = visible(said.message if len(said.message) <= LONGEST else f"{said.message[:LONGEST]} …")
    yield _headline(finding, message, language)
    if finding.accepted:
        yield f"  {_paint(phrase('why', language), 'why')}: {visible(text(finding.accepted, language))}"
        return
    yield from excerpt(finding.location)
    for other in finding.related:
        yield visible(f"  {other.location}: {text(other.said, language)}")
        if _elsewhere(other.location, finding.location):
            yield from excerpt(other.location)
    if fed.get(finding.field):
        yield f"  {_paint(phrase('feeds', language), 'feeds')}: {in_words(fed[finding.field], language)}"
    first = finding.code not in explained  # once is enough
    explained.add(finding.code)
    if said.why and first:
        yield f"  {_paint(phrase('why', language), 'why')}: {said.why}"
    if said.hint:
        yield f"  {_paint(phrase('hint', language), 'hint')}: {visible(said.hint)}"
    if title(finding.code, language) and first:
        yield f"  {phrase('see', language)}: {MANUAL} {finding.code}"


def _elsewhere(other: Location, place: Location) -> bool:
    """Whether another place is in a file, or on lines, that the excerpt of the finding does not show already."""
    return other.file != place.file or abs(other.line - place.line) > 1


def _paint(written: str, weight: str) -> str:
    plain = os.environ.get("NO_COLOR") or not sys.stderr.isatty()
    return written if plain else f"\x1b[1;{_COLOURS[weight]}m{written}\x1b[0m"
