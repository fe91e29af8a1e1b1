"""The one way to say that something is wrong.

In: facts about a problem and where it stands. Out: a ``Finding``. Never prints, never raises, never reads a file.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that the user wrote. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable code, what is wrong, where, and what to do about it."""

    code: str
    message: str
    location: Location
    hint: str = ""
    severity: Severity = Severity.ERROR


class FindingsError(Exception):
    """Raised where work can't go on; carries every finding that was made until then."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.location}: {f.code} {f.message}" for f in self.findings))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings forbids an output."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they are reported: by file, line and column, the graver first, each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.location, _WEIGHT[f.severity], f.code, f.message))
