"""The one way to say that something is wrong.

In: facts about a problem and where it stands. Out: a ``Finding``. Never prints, never raises, never reads a file.
The words of a finding are data, a file for each language under ``docgen/messages``; a finding holds their key and what
is filled into them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Severity(StrEnum):
    """How much a finding weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that the user wrote. Lines and columns count from 1; 0 means the file as a whole.

    ``length`` counts the characters from there on that are meant, within the line; 0 where nobody knows. In a workbook
    lines and columns are those of the ``sheet``.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = field(default=0, compare=False)
    sheet: str = ""

    def __str__(self) -> str:
        file = f"{self.file}[{self.sheet}]" if self.sheet else self.file
        return f"{file}:{self.line}:{self.column}" if self.line else file


@dataclass(frozen=True, slots=True)
class OneOf:
    """Names of which one is meant: each language joins them with its own “or” and its own quotation marks."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """Words that stand elsewhere in each language, such as the description of a field: the language and its words."""

    words: tuple[tuple[str, str], ...]


Value: TypeAlias = "str | int | Decimal | date | OneOf | Each | Said | tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Said:
    """A message by its key, ``IN007`` or ``IN007.choice``, and the values that stand in it, sorted by name."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def say(key: str, **values: Value) -> Said:
    """A message and what is filled into it."""
    return Said(key, tuple(sorted(values.items())))


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that has to do with a finding, and in which way."""

    location: Location
    said: Said


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem: a stable code, what is said of it, and where it stands.

    ``field`` is the path of the input field, where it is about one. ``accepted`` is why somebody accepted it, and until
    when; an accepted finding weighs no more than a note.
    """

    code: str
    said: Said
    location: Location
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    field: str = ""
    accepted: Said | None = None


def finding(
    said: str | Said,
    location: Location,
    *,
    severity: Severity = Severity.ERROR,
    related: Iterable[Related] = (),
    field: str = "",
    **values: Value,
) -> Finding:
    """A finding whose words stand under a key: its code, or ``<code>.<case>`` where a code has several messages.

    The field, where there is one, is among the values that can stand in the words.
    """
    key, known = (said, {}) if isinstance(said, str) else (said.key, dict(said.values))
    named: dict[str, Value] = {"field": field} if field else {}
    filled = say(key, **{**known, **named, **values})
    return Finding(key.partition(".")[0], filled, location, severity, tuple(related), field)


class SaidError(ValueError):
    """Raised where something can't be done; ``said`` tells why."""

    def __init__(self, said: Said) -> None:
        self.said = said
        super().__init__(f"{said.key} ({', '.join(f'{name}: {value}' for name, value in said.values)})")


class FindingsError(Exception):
    """Raised where work can't go on; carries every finding that was made until then."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(f"{f.location}: {f.said}" for f in self.findings))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of the findings forbids an output."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings as they are reported: by file, line and column, the graver first, each once."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.location, _WEIGHT[f.severity], f.code, repr(f.said)))
