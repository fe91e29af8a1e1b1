"""A pattern under ``templates/engagement/`` -> the data of one file for a kind, a language and a law.

In: the pattern and a ``Case``. Out: plain data, in which None is a fact to be asked for and an ``Aside`` stands in the
file as a comment. How patterns are written stands in ``templates/engagement/README.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from docgen.finding import FindingsError, Location, finding
from docgen.inputs import nodes
from docgen.messages import LANGUAGES

FOLDER = "engagement"


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a new engagement: its name, what is outsourced, its language and law, and the year before."""

    name: str
    kind: str
    language: str
    law: str
    year: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A part that not every engagement has: it is written as a comment, below a note of when it is needed."""

    note: str
    value: Any


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern comes to in a case: what the file is about, and its facts."""

    head: str
    facts: dict[str, Any]


def read(templates: Path, file: str, case: Case) -> Pattern:
    """The pattern of one file, such as ``costs``. Raises FindingsError where it can't be read."""
    path = templates / FOLDER / f"{file}.yaml"
    shown = path.as_posix()
    try:
        tree, findings = nodes.read(path.read_bytes(), shown)
    except OSError as problem:
        raise FindingsError([finding("IN002", Location(shown), problem=problem.strerror or str(problem))]) from problem
    if tree is None:
        raise FindingsError(findings)
    made = settle(tree.data, case)
    return Pattern(str(made.get("head", "")), made.get("facts") or {})


_LEFT_OUT = object()


def settle(value: Any, case: Case) -> Any:
    """A value of a pattern as it stands in this case."""
    if isinstance(value, str):
        return _filled(value, case)
    if isinstance(value, list):
        return [one for item in value if (one := settle(item, case)) is not _LEFT_OUT]
    if not isinstance(value, dict):
        return value
    if set(value) == set(LANGUAGES):
        return settle(value[case.language], case)
    if "choose" in value:
        known = case.kind if value["choose"] == "kind" else case.law
        return settle(value[known] if known in value else value.get("other"), case)
    rest = {key: item for key, item in value.items() if key not in {"when", "aside"}}
    if "when" in value and not {case.kind, case.law} & set(value["when"]):
        return _LEFT_OUT
    settled = (
        settle(rest["is"], case)
        if "is" in rest
        else {key: one for key, item in rest.items() if (one := settle(item, case)) is not _LEFT_OUT}
    )
    return Aside(str(settle(value["aside"], case)), settled) if "aside" in value else settled


def _filled(text: str, case: Case) -> str | int:
    made = Template(text).safe_substitute(
        name=case.name, kind=case.kind, language=case.language, law=case.law, year=case.year
    )
    return int(made) if made != text and made.isdecimal() else made
