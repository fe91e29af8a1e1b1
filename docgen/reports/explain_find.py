"""Where somebody points in a document -> what stands there.

In: what a file told, and ``14.2``, ``14.2.1(b)``, ``Schedule 2``, ``A7 3.1``, ``Table 3``, the id of a clause, or a
piece of text. Out: the places that are meant. A bare number is one of the text; one of a schedule takes the schedule's
name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from docgen.carried.marks import folded
from docgen.carried.record import Entry
from docgen.reports.explain import Told

_TABLES = {"table": "table", "tabelle": "table", "figure": "figure", "fig": "figure"}
_TABLES |= {"abbildung": "figure", "abb": "figure"}
_SCHEDULES = {"a", "schedule", "annex", "appendix", "exhibit", "form", "anlage", "anhang", "formblatt"}
_BEFORE = re.compile(r"(?:clause|section|paragraph|no|ziffer|ziff|nummer|nr|abschnitt|klausel|§+)\.?\s*(?=\d)")
_NUMBER = re.compile(r"(\d+(?:\.\d+)*)\.?\s*((?:\(\w{1,5}\)\s*)*)")
_LABELLED = re.compile(r"([^\W\d]+)\.?\s*(\d+)(?:[\s,:/.]+(.+))?")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """What is meant: numbers of parts, ``what`` they are together, and how the place is called."""

    what: str
    name: str
    parts: tuple[int, ...]


def find(told: Told, where: str) -> list[Hit]:
    """All places that are meant; none where there is no such place."""
    wanted = folded(where).strip("' ")
    by_id = [entry for entry in told.record.entries if entry.id and where.strip() in (entry.id, entry.anchor)]
    if by_id:
        return [_clause(told, entry) for entry in by_id]
    plain = _BEFORE.sub("", wanted, count=1) if _BEFORE.match(wanted) else wanted
    if _NUMBER.fullmatch(plain):
        body = [entry for entry in told.record.entries if entry.id and not entry.schedule]
        within = [entry for entry in told.record.entries if entry.schedule]
        return _numbered(told, plain, body) or _numbered(told, plain, within)
    labelled = _LABELLED.fullmatch(plain)
    if labelled:
        hits = _labelled(told, labelled[1], labelled[2], labelled[3] or "")
        if hits:
            return hits
    return list(_quoted(told, wanted))


def near(told: Told, where: str) -> tuple[str, ...]:
    """Places that somebody could have meant."""
    names: dict[str, None] = {}
    for entry, part in told.parts:
        if entry.id:
            inner = part.number if part.kind not in ("section", "table", "figure", "caption", "note") else ""
            names[f"{entry.section} {inner}".strip() if entry.schedule and inner else part.number] = None
    for entry in told.record.entries:
        names[entry.id] = None
    wanted = where.strip()
    labelled = _LABELLED.fullmatch(folded(where))
    if labelled and labelled[3]:
        beside = [called(entry) for entry in _schedule(told, labelled[1], labelled[2])]
        if beside:
            return tuple(dict.fromkeys(beside[-_NEAR:]))
    if re.fullmatch(r"[\d.]+", wanted) and "." in wanted:
        above = wanted.rpartition(".")[0]
        siblings = [name for name in names if name.rpartition(".")[0] == above]
        if siblings:
            return tuple(siblings[-_NEAR:])
    return tuple(get_close_matches(wanted, [name for name in names if name], n=_NEAR, cutoff=0.5))


def _clause(told: Told, entry: Entry) -> Hit:
    parts = [number for number, (one, part) in enumerate(told.parts) if one is entry and part.kind != "section"]
    return Hit("clause", called(entry), tuple(parts))


def called(entry: Entry, number: str = "") -> str:
    """How a place is called: with its schedule, if it stands in one."""
    own = number or entry.number
    if not entry.schedule or own.startswith(entry.section):
        return own or entry.section or entry.title
    return f"{entry.section}, {own}" if own else entry.section


def _numbered(told: Told, number: str, entries: list[Entry]) -> list[Hit]:
    found = _NUMBER.fullmatch(number)
    assert found is not None
    base, labels = found[1], re.sub(r"\s", "", found[2])
    if not labels:
        clauses = [entry for entry in entries if entry.number == base and _heads(entry)]
        if clauses:
            return [_clause(told, entry) for entry in clauses]
    exact = list(_groups(told, entries, lambda one: one.casefold() == base + labels))
    if exact:
        return exact
    if labels:
        below = re.compile(rf"{re.escape(base)}(?:\.\d+)+{re.escape(labels)}")
        return list(_groups(told, entries, lambda one: bool(below.fullmatch(one.casefold()))))
    sections = [entry for entry in entries if entry.section == base]
    return [_section(told, sections)] if sections else []


def _heads(entry: Entry) -> bool:
    return any(part.kind == "heading" for part in entry.parts)


def _groups(told: Told, entries: list[Entry], meant: Callable[[str], bool]) -> Iterator[Hit]:
    """Pieces that bear a number, each with what stands below it."""
    chosen = {id(entry) for entry in entries}
    taken = -1
    for number, (entry, part) in enumerate(told.parts):
        if number <= taken or id(entry) not in chosen or part.kind in ("section", "heading"):
            continue
        if part.kind in ("paragraph", "item") and part.number and meant(part.number):
            group = [number]
            for after in range(number + 1, len(told.parts)):
                one, below = told.parts[after]
                if one is not entry or (below.depth <= part.depth and below.number != part.number):
                    break
                group.append(after)
            taken = group[-1]
            yield Hit(part.kind, called(entry, part.number), tuple(group))


def _section(told: Told, entries: list[Entry]) -> Hit:
    chosen = {id(entry) for entry in entries}
    parts = [number for number, (entry, _) in enumerate(told.parts) if id(entry) in chosen]
    return Hit("section", entries[0].section, tuple(parts))


def _labelled(told: Told, word: str, number: str, rest: str) -> list[Hit]:
    """``Table 3``, ``Schedule 2``, ``A7 3.1``."""
    kind = _TABLES.get(word)
    if kind:
        parts = [place for place, (_, part) in enumerate(told.parts) if _is_labelled(part.number, number, kind)]
        return [Hit(kind, told.parts[parts[0]][1].number, tuple(parts))] if parts else []
    entries = _schedule(told, word, number)
    if not entries:
        return []
    if not rest:
        return [_section(told, entries)]
    if _NUMBER.fullmatch(rest):
        return _numbered(told, rest, entries)
    return []


def _schedule(told: Told, word: str, number: str) -> list[Entry]:
    """The clauses of a schedule, by its own word or by one that others have for it."""
    known = {entry.section.split(" ")[0].casefold() for entry in told.record.entries if entry.schedule}
    if word not in _SCHEDULES | known:
        return []
    return [
        entry
        for entry in told.record.entries
        if entry.schedule
        and entry.section.rpartition(" ")[2] == number
        and (word not in known or entry.section.casefold().startswith(word))
    ]


def _is_labelled(label: str, number: str, kind: str) -> bool:
    word, _, count = label.partition(" ")
    return count == number and _TABLES.get(word.casefold()) == kind


def _quoted(told: Told, wanted: str) -> Iterator[Hit]:
    """The pieces in which a text stands; it may go on over several."""
    for words in dict.fromkeys((wanted, re.sub(r"^(?:\(?\w{1,5}\)|\d[\d.]*)\s+", "", wanted))):
        if len(words) < 2:
            return
        hits = list(_standing(told, words))
        if hits:
            yield from hits
            return


def _standing(told: Told, wanted: str) -> Iterator[Hit]:
    starts: list[int] = []
    places: list[int] = []
    length, whole = 0, []
    for place, text in told.lines():
        said = folded(text)
        starts.append(length)
        places.append(place)
        whole.append(said)
        length += len(said) + 1
    text = " ".join(whole)
    seen: set[int] = set()
    begin = text.find(wanted)
    while begin >= 0:
        place = places[bisect_right(starts, begin) - 1]
        last = places[bisect_right(starts, begin + len(wanted) - 1) - 1]
        if place >= 0 and place not in seen:
            seen.add(place)
            entry, part = told.parts[place]
            spread = range(place, last + 1) if place < last < place + 40 else (place,)
            yield Hit(part.kind, called(entry, part.number) or part.name, tuple(spread))
        begin = text.find(wanted, begin + 1)
