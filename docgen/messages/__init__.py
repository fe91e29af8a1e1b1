"""The words of findings: a key and values -> what a person reads, in the language of that person.

In: a ``Said`` or a ``Finding``, and a language. Out: its words. Messages are data: ``<language>/<FAMILY>.yaml`` holds
those whose code begins with these letters, as ``KEY: {message: …, hint: …, why: …, title: …}``. What stands in braces
is filled in as it is and never read again. A case (``IN007.choice``) lacks what its code (``IN007``) says already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from docgen.finding import Each, Finding, OneOf, Said, Value

LANGUAGES = ("en", "de")
MANUAL = "docgen rules"  # shows the manual page of the code behind it
_FOLDER = Path(__file__).parent
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a finding: what is wrong, what to do, and why it matters."""

    message: str
    hint: str
    why: str


def words(finding: Finding, language: str = "en") -> Words:
    """The words of a finding."""
    said = finding.said
    return Words(text(said, language), text(said, language, "hint"), text(said, language, "why"))


def text(said: Said, language: str = "en", part: str = "message") -> str:
    """One part of a message with its values; empty where nothing is said of it."""
    values = dict(said.values)
    return _FIELD.sub(
        lambda found: _spell(values.get(found[1], found[0]), language, part), template(said.key, part, language)
    )


def template(key: str, part: str, language: str) -> str:
    """One part of a message before its values are filled in; empty where nothing is said of it."""
    return _part(key, part, language)


def title(code: str, language: str = "en") -> str:
    """A code in a few words."""
    return _part(code, "title", language)


def codes() -> tuple[str, ...]:
    """All codes that have words, in their order."""
    return tuple(sorted({key.partition(".")[0] for key in _keys() if re.match(r"[A-Z]+\d", key)}))


def cases(code: str) -> tuple[str, ...]:
    """The keys of a code that have a message of their own: itself, or its cases in the order in which they stand."""
    return tuple(key for key in _keys() if key.partition(".")[0] == code and _part(key, "message", LANGUAGES[0]))


def phrase(name: str, language: str) -> str:
    """A word of the frame round findings."""
    return str(_family("PHRASES", language)[name])


def _part(key: str, part: str, language: str) -> str:
    """What stands under a key, or under its code."""
    family = _family(re.match(r"[A-Za-z]*", key)[0].upper(), language)  # type: ignore[index]  # it matches nothing at worst
    for name in (key, key.partition(".")[0]):
        if part in family.get(name, {}):
            return str(family[name][part])
    return ""


@cache
def _keys() -> tuple[str, ...]:
    files = sorted((_FOLDER / LANGUAGES[0]).glob("*.yaml"))
    return tuple(key for file in files for key in _family(file.stem, LANGUAGES[0]))


@cache
def _family(name: str, language: str) -> Mapping[str, Mapping[str, str]]:
    file = _FOLDER / language / f"{name}.yaml"
    if not file.is_file():
        return {}
    import yaml  # only where something is said

    loaded: Mapping[str, Mapping[str, str]] = yaml.load(
        file.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def _spell(value: Value, language: str, part: str) -> str:
    match value:
        case Said():
            return text(value, language, part) or text(value, language)
        case OneOf(()):
            return "–"
        case OneOf(names):
            *most, last = (phrase("quoted", language).format(name) for name in names)
            return f"{', '.join(most)} {phrase('or', language)} {last}" if most else last
        case Each(words):
            return dict(words).get(language, "")
        case bool():
            return str(value).lower()
        case Decimal():
            from babel.numbers import format_decimal

            return format_decimal(value, locale=language)
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(value) or "–"
    return str(value)
