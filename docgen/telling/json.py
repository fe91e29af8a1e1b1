"""Findings for programs: a list of objects."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from docgen.finding import Finding, Location
from docgen.messages import text, words
from docgen.telling.feeding import by_document

if TYPE_CHECKING:
    from docgen.telling.feeding import Feeds


def tell(findings: list[Finding], language: str, fed: Feeds) -> str:
    """All of them as one list."""
    return json.dumps([_plain(finding, language, fed) for finding in findings], ensure_ascii=False, indent=1)


def _plain(finding: Finding, language: str, fed: Feeds) -> dict[str, Any]:
    said = words(finding, language)
    plain = {"code": finding.code, "severity": finding.severity.value, "message": said.message}
    plain |= _place(finding.location) | {"hint": said.hint}
    extra = {
        "why": said.why,
        "field": finding.field,
        "feeds": by_document(fed.get(finding.field, ())),
        "accepted": text(finding.accepted, language) if finding.accepted else "",
        "related": [_place(one.location) | {"message": text(one.said, language)} for one in finding.related],
    }
    return plain | {name: value for name, value in extra.items() if value}


def _place(place: Location) -> dict[str, Any]:
    found: dict[str, Any] = {"file": place.file, "line": place.line, "column": place.column}
    if place.sheet:
        found["sheet"] = place.sheet
    return found | ({"end_column": place.column + place.length} if place.length else {})
