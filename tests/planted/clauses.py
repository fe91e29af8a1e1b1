"""The ways in which a fault is planted in the file of a clause.

In: a clause, and how somebody describes the fault. Out: the new text of the file, and the line of the fault; None where
it can't be planted in this clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import Any

from tests.planted import again
from tests.planted.homes import Home, filled, homes

_OPENS, _CLOSES = re.compile(r"\{%-?\s*(?:if|for)\b"), re.compile(r"\{%-?\s*end(?:if|for)\b")
_PROSE = re.compile(r"[A-ZÄÖÜ„“\"].*[.]$")
Made = tuple[str, int] | None
_Action = Callable[[Home, Mapping[str, Any], Random], Made]


def made(home: Home, way: Mapping[str, Any], random: Random) -> Made:
    """The file with the fault."""
    return next(action for name, action in _ACTIONS.items() if name in way)(home, way, random)


def _add(home: Home, way: Mapping[str, Any], random: Random) -> Made:
    lines = again.text(home.file).split("\n")
    where = [number for number, line in _certain(lines) if _PROSE.match(line)]
    if not where:
        return None
    number = random.choice(where)
    lines[number] += " " + filled(random.choice(way["add"]), home.example)
    return "\n".join(lines), number + 1


def _change(home: Home, way: Mapping[str, Any], random: Random) -> Made:
    lines = again.text(home.file).split("\n")
    pattern = re.compile(filled(way["change"], home.example))
    where = [number for number, line in _certain(lines) if pattern.search(line)]
    if not where:
        return None
    number = random.choice(where)
    lines[number] = pattern.sub(filled(way["to"], home.example), lines[number], count=1)
    return "\n".join(lines), number + 1


def _itself(home: Home, _way: Mapping[str, Any], random: Random) -> Made:
    """A reference on a line that is drawn leads to the clause itself."""
    way = {"change": r"\[\[[a-z_.]+\]\]", "to": f"[[{home.clause}]]"}
    return _change(home, way, random)


def _body(home: Home, way: Mapping[str, Any], random: Random) -> Made:
    if re.search(r"\[\[|\{\{|\{%", again.text(home.file)):
        return None  # something else would be lost too
    head = _head(again.text(home.file))
    body = filled(random.choice(way["body"]), home.example)
    marked = next((number for number, line in enumerate(body.split("\n")) if line.endswith("<<<")), 0)
    return head + body.replace("<<<", ""), head.count("\n") + marked + 1


def _list(home: Home, way: Mapping[str, Any], random: Random) -> Made:
    """An item of a list of sentences or parts of one, by where it stands, with another end or beginning."""
    lines = again.text(home.file).split("\n")
    runs: list[list[int]] = [[]]
    for number, line in _certain(lines):
        if runs[-1] and number != runs[-1][-1] + 1:
            runs.append([])
        if re.match(r"\d\. [^{]*$", line):
            runs[-1].append(number)
    long = [run for run in runs if len(run) >= way.get("least", 3)]
    fit = [run for run in long if not lines[run[0] - 1] and lines[run[-1] + 1 : run[-1] + 2] == [""]]
    if not fit:
        return None
    run = random.choice(fit)
    if way["list"] == "one":
        lines[run[0]] = re.sub(r"(?:;| and|; and|,| or)*$", ".", lines[run[0]].rstrip(".;"))
        del lines[run[1] : run[-1] + 1]
        return "\n".join(lines), run[0] + 1
    number = {"first": run[0], "inner": run[1], "last": run[-1]}[way["list"]]
    made = re.sub(way["end"], way["to"], lines[number])
    if way.get("capital"):
        made = re.sub(r"(?<=\. )[a-z]", lambda found: found[0].upper(), made, count=1)
    if made == lines[number]:
        return None
    lines[number] = made
    return "\n".join(lines), number + 1


def _body_of(home: Home, _way: Mapping[str, Any], random: Random) -> Made:
    own = again.text(home.file)
    others = [one for one in homes(again.clean(home.example).language, home.document) if _speaks(one, home)]
    if not others or re.search(r"\[\[|\{\{|\{%", own):
        return None  # something else would be lost too
    other = again.text(random.choice(others).file)
    head = _head(own)
    return head + other[len(_head(other)) :], head.count("\n") + 1


def _speaks(other: Home, home: Home) -> bool:
    """Whether a clause of the document is of prose alone, and long enough to be something of its own."""
    words = again.text(other.file)
    body = words[len(_head(words)) :]
    return (
        other.example == home.example
        and other.clause != home.clause
        and not re.search(r"\{%|\{\{|^\s*(?:-|\d+\.) ", body, re.MULTILINE)
        and len(body.split()) > 60
    )


def _title_of(home: Home, _way: Mapping[str, Any], random: Random) -> Made:
    siblings = [
        one
        for one in homes(again.clean(home.example).language, home.document)
        if (one.example, one.section, one.titled) == (home.example, home.section, True) and one.clause != home.clause
    ]
    if not home.titled or not siblings:
        return None
    other = re.search(r"^title: (.*)$", again.text(random.choice(siblings).file), re.MULTILINE)
    assert other is not None
    lines = again.text(home.file).split("\n")
    number = next(number for number, line in enumerate(lines) if line.startswith("title: "))
    lines[number] = f"title: {other[1]}"
    return "\n".join(lines), number + 1


_ACTIONS: dict[str, _Action] = {
    "add": _add,
    "change": _change,
    "itself": _itself,
    "body": _body,
    "body_of": _body_of,
    "list": _list,
    "title_of": _title_of,
}


def _head(words: str) -> str:
    """The front matter of a clause with both of its lines of dashes."""
    return words[: words.index("\n---\n", 3) + len("\n---\n")]


def _certain(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of a wording that stand in every document in which the clause does: behind no condition."""
    begun = [number for number, line in enumerate(lines) if line.rstrip() == "---"][1]
    depth = 0
    for number, line in enumerate(lines[begun + 1 :], begun + 1):
        opened, closed = len(_OPENS.findall(line)), len(_CLOSES.findall(line))
        if not depth and not opened and "{%" not in line:
            yield number, line
        depth += opened - closed
