"""Warnings that an engagement accepts: they weigh no more than a note, and come back when their day has passed.

In: findings, the acceptances that stand in engagement.yaml, the places of its fields, and today. Out: the findings, and
warnings on acceptances that have no use any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from docgen.finding import Finding, Location, Severity, finding, has_errors, say
from docgen.model.engagement import Acceptance


def accept(
    findings: Iterable[Finding], acceptances: tuple[Acceptance, ...], places: Mapping[str, Location], today: date
) -> Iterator[Finding]:
    """Every finding, accepted or as it was; errors can't be accepted. While one stands, not everything was looked at,
    and nobody knows whether an acceptance is of use."""
    findings = list(findings)
    unfinished = has_errors(findings)
    used: set[int] = set()
    for one in findings:
        fitting = [number for number, other in enumerate(acceptances) if _fits(one, other, places)]
        used.update(fitting)
        running = [acceptances[number] for number in fitting if acceptances[number].until >= today]
        if running and one.severity is Severity.WARNING:
            said = say("hint.accepted", reason=running[0].reason, until=running[0].until)
            yield replace(one, severity=Severity.INFO, accepted=said)
        else:
            yield one
    for number, acceptance in enumerate(acceptances):
        place = places[f"accepted[{number}]"]
        if number not in used and not unfinished:
            yield finding("ACC001", place, severity=Severity.WARNING, code=acceptance.code)
        elif number in used and acceptance.until < today:
            yield finding("ACC002", place, severity=Severity.INFO, code=acceptance.code, until=acceptance.until)


def _fits(one: Finding, acceptance: Acceptance, places: Mapping[str, Location]) -> bool:
    if one.code != acceptance.code or one.severity is Severity.INFO:
        return False
    where = acceptance.where
    if where is None or PurePath(one.location.file).match(where):
        return True
    fields = [one.field] if one.field else [path for path, place in places.items() if place == one.location]
    return any(field == where or field.startswith((f"{where}.", f"{where}[")) for field in fields)
