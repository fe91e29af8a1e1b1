"""Findings as commands of a GitHub workflow, which show on the lines of a pull request."""

from __future__ import annotations

from docgen.finding import Finding, Severity
from docgen.messages import text, words


def tell(findings: list[Finding], language: str) -> str:
    """A line for each."""
    return "\n".join(_line(finding, language) for finding in findings)


def _line(finding: Finding, language: str) -> str:
    said = words(finding, language)
    kind = "notice" if finding.severity is Severity.INFO else finding.severity.value
    others = "; ".join(f"{one.location}: {text(one.said, language)}" for one in finding.related)
    told = ". ".join(part for part in (said.message, others, said.hint) if part).rstrip(". ")
    place = finding.location
    where = f"file={_value(place.file)},line={max(place.line, 1)},col={max(place.column, 1)}"
    if place.length:
        where += f",endColumn={max(place.column, 1) + place.length}"
    return f"::{kind} {where},title={finding.code}::{_data(told)}"


def _data(written: str) -> str:
    return written.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(written: str) -> str:
    return _data(written).replace(":", "%3A").replace(",", "%2C")
