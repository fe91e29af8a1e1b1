"""What was found of a place in a file, as text for people.

In: what a file told, a place in it, and the language of the reader. Out: lines. A line that names fields says in
which line of which input file each stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from docgen.carried.comparing import State
from docgen.carried.record import Entry, Fact, Part, Reason
from docgen.fields.paths import title
from docgen.finding import say
from docgen.messages import phrase, text
from docgen.reports.explain import Told
from docgen.reports.explain_find import Hit, called

_WIDTH = 116
_LABEL = 13
_MOST = 12
_FIELDS = 4
_ITEM = re.compile(r"\[\d+\]$")
_GIVEN = "{…}"
_LIST = "[*]"
_DRAWN = "figure"


def as_text(told: Told, hit: Hit, language: str) -> Iterator[str]:
    """A place as lines; the first is its heading."""
    record = told.record
    held = entries(told, hit)
    yield _heading(told, hit, held)
    version = _say("version", language, version=record.version)
    yield " · ".join((told.file, f"{record.kind}: {record.title}", version, _status(record.status, language)))
    for entry in held:
        yield ""
        if len(held) > 1:
            yield f"{called(entry)} {entry.title}".strip()
        yield from _about(told, hit, entry, language, brief=len(held) > 1)
    yield ""
    yield from _block(_say("changed", language), [_changed(told, hit, language)])


def _status(status: str, language: str) -> str:
    """What is said of a status; one that a file from elsewhere names stays as it is."""
    if status == "draft":
        return _say("draft", language)
    return _say("issued", language) if status == "issued" else status


def _heading(told: Told, hit: Hit, held: list[Entry]) -> str:
    entry, part = told.parts[hit.parts[0]]
    if hit.what == "section":
        return f"{hit.name} {held[0].heading}"
    named = entry.title if hit.what not in ("table", "figure") else _caption(told, hit) or entry.title
    name = part.name if part.kind == "definition" else ""
    called_here = "" if hit.name in (named, name) else hit.name
    return " ".join(filter(None, (called_here, name and f"“{name}”", named, entry.id and f"({entry.id})")))


def _caption(told: Told, hit: Hit) -> str:
    """The caption of a table or picture as the file says it."""
    captions = {n: told.parts[n][1].number for n in hit.parts if told.parts[n][1].kind == "caption"}
    return next((words.removeprefix(captions[n]).strip() for n, words in told.lines() if n in captions), "")


def entries(told: Told, hit: Hit) -> list[Entry]:
    """The clauses in which a place lies."""
    return list({id(told.parts[number][0]): told.parts[number][0] for number in hit.parts}.values())


def _about(told: Told, hit: Hit, entry: Entry, language: str, *, brief: bool) -> Iterator[str]:
    if not entry.id:
        yield from wrap(_say("front", language), _WIDTH)
        yield from _block(_say("values", language), _values(told, facts(told, hit, entry), language))
        return
    yield from _block(_say("clause", language), [_clause(told, entry, language)])
    yield from _block(_say("condition", language), _condition(told, entry, language))
    found = facts(told, hit, entry)
    yield from _block(_say("values", language), _values(told, found, language, 3 if brief else _MOST))
    if not brief:
        needs = [f"{need}  {told.record.needs.get(need, '')}".rstrip() for need in entry.covers]
        yield from _block(_say("needs", language), needs or [_say("no_needs", language)])
    yield from _block(_say("approved", language), _approved(entry, language))


def _block(label: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines beside their label, those that are too long on several."""
    lead = label.ljust(_LABEL)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip()))
        for number, piece in enumerate(
            wrap(line.strip(), _WIDTH - _LABEL - len(indent), break_long_words=False, break_on_hyphens=False) or [""]
        ):
            yield f"{lead}{indent}{'  ' if number else ''}{piece}".rstrip()
            lead = " " * _LABEL


def _clause(told: Told, entry: Entry, language: str) -> str:
    laws = _say("laws", language, laws=entry.law) if entry.law else _say("all_laws", language)
    chosen = _field(told, entry.chosen, language, named=False) if entry.chosen else ""
    position = _say("position", language, position=entry.position)
    how = f" ({_say('chosen', language, field=chosen)})" if chosen else ""
    return f"{entry.file}, {_say('version', language, version=entry.version)}, {position}{how}, {laws}"


def _condition(told: Told, entry: Entry, language: str) -> Iterator[str]:
    if not entry.condition:
        yield _say("always", language)
        return
    yield entry.condition
    for reason in entry.reasons:
        yield f"  {reason.path.removesuffix(_LIST)} {_held(reason, language)}  ←  {_place(told, reason.path, language)}"


def _held(reason: Reason, language: str) -> str:
    """What a field of a condition held: its value, or of a list how much stands in it."""
    if reason.value == _GIVEN:
        return _say("given", language)
    items = reason.value.split(", ") if reason.value else []
    if reason.path.endswith(_LIST) and not items:
        return _say("empty", language)
    if reason.path.endswith(_LIST) and all(item.isdigit() for item in items):
        return _say("entries", language, count=len(items))
    return f"= {_short(reason.value)}"


def facts(told: Told, hit: Hit, entry: Entry) -> list[tuple[Part, Fact]]:
    """The values of a clause that stand at a place."""
    return [(told.parts[n][1], fact) for n in hit.parts if told.parts[n][0] is entry for fact in told.parts[n][1].facts]


def _values(told: Told, facts: list[tuple[Part, Fact]], language: str, most: int = _MOST) -> Iterator[str]:
    """Each value once, with its fields; those of a table that all come from one calculation together."""
    said = list(dict.fromkeys(_value(told, part, fact, language) for part, fact in facts))
    if not said:
        yield _say("no_values", language)
    yield from said[:most]
    if len(said) > most:
        yield _say("more_values", language, count=len(said) - most)


def _value(told: Told, part: Part, fact: Fact, language: str) -> str:
    named = phrase("quoted", language).format(_short(fact.text)) if fact.text else part.number
    every = list(dict.fromkeys(_field(told, path, language) for path in fact.fields))
    fields = "; ".join(every[:_FIELDS])
    fields += f"; {_say('rest', language, count=len(every) - _FIELDS)}" if len(every) > _FIELDS else ""
    if not fact.calculation:
        return f"{named}  ←  {fields}"
    how = _say("drawn" if part.kind == _DRAWN else "calculated", language)
    what = calculation(fact.calculation, language)
    name = f"{fact.calculation} ({what})" if what else fact.calculation
    return f"{named}  ←  {how}: {name}, {_say('out_of', language, fields=fields)}"


def _field(told: Told, path: str, language: str, *, named: bool = True) -> str:
    """A field with its title and place; an item of a list of values stands in the line of its list."""
    words = title(path, language) if named else ""
    shown = _ITEM.sub("", path)
    return ", ".join(
        [f"{shown} {phrase('quoted', language).format(words)}" if words else shown, _place(told, path, language)]
    )


def _place(told: Told, path: str, language: str) -> str:
    place = told.record.fields.get(path)
    if place is None or not place.line:
        return _say("default", language)
    at = f"{place.file}:{place.line}"
    return _say("default_near", language, place=at) if place.default else at


def _approved(entry: Entry, language: str) -> Iterator[str]:
    for one in entry.approvals:
        key = "outdated" if one.outdated else "approval"
        line = text(say(f"explain.{key}", by=one.by, role=one.role, date=one.date), language)
        yield f"{line}: {one.note}" if one.note else line
    if not entry.approvals:
        yield _say("nobody", language, role=entry.needed) if entry.needed else _say("not_needed", language)


def _changed(told: Told, hit: Hit, language: str) -> str:
    if told.whole is not None:
        return _say("behind" if told.behind else "unchanged", language) if told.whole else _say("cannot_tell", language)
    compared = told.compared
    assert compared is not None
    if compared.same:
        return _say("unchanged", language)
    within = set(hit.parts)
    here = [place for number, place in changes(told, language) if number in within]
    other = [place for number, place in changes(told, language) if number not in within]
    if not here:
        return _say("unchanged_here", language, places=_some(other, language))
    if not other:
        return _say("changed_here", language, places=_some(here, language))
    return _say("changed_too", language, here=_some(here, language), places=_some(other, language))


def changes(told: Told, language: str) -> list[tuple[int, str]]:
    """All that was changed in a file: the part, and in words where."""
    compared = told.compared
    if compared is None:
        return []
    found = []
    for number, state in enumerate(compared.states):
        if state is State.CHANGED:
            found.append((number, _at(told, number)))
        elif state is State.GONE:
            found.append((number, _say("part_gone", language, place=_at(told, number))))
    found += [(number, _say("part_added", language, place=_at(told, number))) for number, _ in compared.added]
    return list(dict.fromkeys(sorted(found, key=lambda one: one[0])))


def _at(told: Told, number: int) -> str:
    entry, part = told.parts[number]
    return called(entry, part.number) if entry.id else entry.title


def _some(places: list[str], language: str) -> str:
    unique = list(dict.fromkeys(places))
    more = f", {_say('rest', language, count=len(unique) - _MOST)}" if len(unique) > _MOST else ""
    return ", ".join(unique[:_MOST]) + more


def calculation(name: str, language: str) -> str:
    """What a calculation is; empty for one that nobody described."""
    return _calculations(language).get(name, "")


@cache
def _calculations(language: str) -> dict[str, str]:
    import yaml

    file = Path(__file__).with_name("calculations") / f"{language}.yaml"
    return {str(name): str(words) for name, words in yaml.safe_load(file.read_bytes()).items()}


def _short(words: str, most: int = 80) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _say(name: str, language: str, **values: Any) -> str:
    return text(say(f"explain.{name}", **values), language)
