"""The record of a document: why each of its clauses stands there, and where each value in it comes from.

In: what a build knows; or JSON that a file carried, which may come from anybody. Out: JSON that is the same for the
same build on every machine, with no path of a machine and no time in it; or a ``Record``, checked field by field.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

SCHEMA = 1


class BrokenRecordError(Exception):
    """What a file carries is no record of this kind; the message says where it goes wrong."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: the input file, by its name within the engagement, and the line; of a ``default``, which
    stands nowhere, the place of what is nearest around it."""

    file: str
    line: int = 0
    default: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A value in the text: its words, the fields behind it, and the calculation over them if there is one."""

    text: str
    fields: tuple[str, ...]
    calculation: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the text as a reader points at it; ``mark`` is that of its words. The words themselves are kept for
    formats from which they can't be read back."""

    kind: str
    number: str = ""
    depth: int = 0
    mark: str = ""
    name: str = ""
    facts: tuple[Fact, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """A field on which a condition rests, and what it held, spelled as in the inputs."""

    path: str
    value: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Who approved the choice of a wording, when, and what was noted about it; ``outdated`` where they had read another
    wording than the one that stands."""

    role: str
    by: str
    date: str
    note: str = ""
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause as it stands in the document. ``section`` is the label of its section or schedule, ``chosen`` the field
    that chose its position, ``needed`` the role that must approve that. What stands before the text has no id."""

    id: str
    title: str
    number: str = ""
    section: str = ""
    heading: str = ""
    schedule: bool = False
    anchor: str = ""
    version: str = ""
    position: str = ""
    law: str = ""
    file: str = ""
    condition: str = ""
    reasons: tuple[Reason, ...] = ()
    covers: tuple[str, ...] = ()
    chosen: str = ""
    needed: str = ""
    approvals: tuple[Approval, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record. ``needs`` are the needs in words, ``fields`` the places of all fields that are named;
    ``content`` is the digest of the file without the record, in formats that are compared as a whole."""

    engagement: str
    document: str
    kind: str
    title: str
    language: str
    version: str
    status: str
    law: str
    fingerprint: str
    program: str
    needs: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Place] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()
    content: str = ""
    schema: int = SCHEMA


@cache
def _adapter() -> TypeAdapter[Record]:
    return TypeAdapter(Record)


def dump(record: Record) -> bytes:
    """The record as JSON, in one line."""
    return _adapter().dump_json(record, exclude_defaults=True)


def plain(record: Record) -> dict[str, Any]:
    """The record as JSON holds it, without what is as usual."""
    told: dict[str, Any] = _adapter().dump_python(record, mode="json", exclude_defaults=True)
    return told


def load(content: bytes) -> Record:
    """A record that a file carried. Raises BrokenRecordError."""
    try:
        return _adapter().validate_json(content)
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_input=False)[0]
        raise BrokenRecordError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}".lstrip(": ")) from None
