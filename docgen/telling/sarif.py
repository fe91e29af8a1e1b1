"""Findings as SARIF 2.1.0, which forges and editors take over."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from docgen import __version__
from docgen.finding import Finding, Location, Severity
from docgen.messages import MANUAL, phrase, text, title, words


def tell(findings: list[Finding], language: str) -> str:
    """One run of one tool."""
    rules = {finding.code: _rule(finding, language) for finding in findings}
    driver = {"name": "docgen", "version": __version__, "rules": [rules[code] for code in sorted(rules)]}
    results = [_result(finding, language) for finding in findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _rule(finding: Finding, language: str) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": finding.code}
    if title(finding.code, language):
        rule["shortDescription"] = {"text": title(finding.code, language)}
    if words(finding, language).why:
        rule["fullDescription"] = {"text": words(finding, language).why}
    if title(finding.code, language):
        rule["help"] = {"text": f"{phrase('see', language)}: {MANUAL} {finding.code}"}
    return rule


def _result(finding: Finding, language: str) -> dict[str, Any]:
    said = words(finding, language)
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": "note" if finding.severity is Severity.INFO else finding.severity.value,
        "message": {"text": said.message + (f" ({said.hint})" if said.hint else "")},
        "locations": [{"physicalLocation": _place(finding.location)}],
    }
    if finding.related:
        result["relatedLocations"] = [
            {"physicalLocation": _place(one.location), "message": {"text": text(one.said, language)}}
            for one in finding.related
        ]
    if finding.accepted:
        result["suppressions"] = [{"kind": "inSource", "justification": text(finding.accepted, language)}]
    return result


def _place(place: Location) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(place.file)}}
    if place.line:
        where["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
        if place.length:
            where["region"]["endColumn"] = max(place.column, 1) + place.length
    return where
