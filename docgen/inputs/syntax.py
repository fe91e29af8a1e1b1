"""What a YAML parser complains of -> a finding in words of our own, at the line where the mistake was made.

In: the parser's error and the text. Out: one finding. A parser stops where it can't go on, which is often some lines
below the mistake: an open quotation mark is noticed at the next one, a missing colon at the next field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from docgen.finding import Finding, Location

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Stop:
    """Where a parser stopped, what it says, and where it had begun what it could not finish."""

    lines: list[str]
    said: str
    place: _Place
    begun: _Place


@dataclass(frozen=True, slots=True)
class _Mistake:
    message: str
    hint: str
    place: _Place


_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIELD = re.compile(r"[ ]*(?:- )?[\w.-]+:(?: |$)")
_NAME = re.compile(r"[ ]*(?:- )?[\w.-]+")
_QUOTED = re.compile(r"""(?:^|[:\-\[{,])[ ]*(["'])""")
_IN_QUOTES = "put the text in quotes"
_ALIAS = ("a text begins with * and is read as an alias", _IN_QUOTES)
_ONE_DOCUMENT = ("the file holds more than one document", "remove the line of dashes")
_PLAIN = {
    "cannot start any token": ("a text begins with a character that YAML keeps for itself", _IN_QUOTES),
    "undefined alias": _ALIAS,
    "scanning an alias": _ALIAS,
    "scanning an anchor": ("a text begins with & and is read as an anchor", _IN_QUOTES),
    "expected a single document": _ONE_DOCUMENT,
    "expected <document start>": _ONE_DOCUMENT,
    "unknown escape character": (
        "a backslash within double quotes begins a special character",
        "use single quotes, in which a backslash is a backslash",
    ),
}


def explain(problem: yaml.YAMLError, text: str, file: str) -> Finding:
    """The commonest mistakes in words of our own; the rest as a plain statement of where reading stopped."""
    mark, begun = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{getattr(problem, 'problem', '') or problem} {getattr(problem, 'context', '') or ''}"
    stop = _Stop(text.splitlines(), said, place, (begun.line + 1, begun.column + 1) if begun else place)
    mistake = _control(text) or _tab(stop) or _plain(stop) or _quotes(stop) or _brackets(stop) or _colon(stop)
    mistake = mistake or _indentation(place)
    return Finding("YAML001", mistake.message, Location(file, *mistake.place), mistake.hint)


def _control(text: str) -> _Mistake | None:
    found = _CONTROL.search(text)
    if found is None:
        return None
    place = text[: found.start()].count("\n") + 1, found.start() - text[: found.start()].rfind("\n")
    return _Mistake("the file holds a control character", "delete the invisible character", place)


def _tab(stop: _Stop) -> _Mistake | None:
    for number in (stop.place[0], stop.place[0] - 1):
        tab = re.match(r"[ ]*\t", stop.lines[number - 1]) if 0 < number <= len(stop.lines) else None
        if tab:
            place = number, tab.end()
            return _Mistake("a tab stands where spaces indent the line", "indent with spaces alone", place)
    return None


def _plain(stop: _Stop) -> _Mistake | None:
    return next((_Mistake(*words, stop.place) for said, words in _PLAIN.items() if said in stop.said), None)


def _quotes(stop: _Stop) -> _Mistake | None:
    """A mark that is never closed; or one that the next mark closed, behind which reading stopped."""
    place = stop.begun if "quoted scalar" in stop.said else None
    line, column = stop.place
    if line <= len(stop.lines) and any(mark in stop.lines[line - 1][:column] for mark in "\"'"):
        place = place or _left_open(stop.lines, line)
    if place is None:
        return None
    return _Mistake("a quotation mark is opened and not closed", "close the quotation mark, or leave it out", place)


def _left_open(lines: list[str], below: int) -> _Place | None:
    """The nearest quotation mark above a line that begins a value and is not closed on its own line."""
    for number in range(below - 1, 0, -1):
        mark = _QUOTED.search(lines[number - 1])
        if mark and lines[number - 1].count(mark[1], mark.start(1)) % 2:
            return number, mark.start(1) + 1
    return None


def _brackets(stop: _Stop) -> _Mistake | None:
    if not any(words in stop.said for words in ("expected ',' or", "expected the node content", "flow")):
        return None
    message = "a bracket is opened and not closed, or a comma is missing"
    return _Mistake(message, "check the brackets and commas in and below this line", stop.begun)


def _colon(stop: _Stop) -> _Mistake | None:
    """A field without colon; or a colon that can't stand here, in a text or in a line that is indented too far."""
    if "could not find expected ':'" in stop.said:
        return _no_colon(stop.begun)
    if "mapping values are not allowed" not in stop.said:
        return None
    line, column = stop.place
    if not _NAME.fullmatch(stop.lines[line - 1][: column - 1]):
        message = "a colon follows where a text was already under way"
        hint = "put a text that holds a colon in quotes, and give each field a line of its own"
        return _Mistake(message, hint, stop.place)
    above = next((number for number in range(line - 1, 0, -1) if stop.lines[number - 1].strip()), line)
    if _FIELD.match(stop.lines[above - 1]):
        return _indentation((line, _first(stop.lines[line - 1])))
    return _no_colon((above, _first(stop.lines[above - 1])))


def _no_colon(place: _Place) -> _Mistake:
    hint = "write “name: value”, with a space after the colon"
    return _Mistake("a field's name has no colon behind it", hint, place)


def _indentation(place: _Place) -> _Mistake:
    hint = "give all fields of one group the same number of spaces"
    return _Mistake("the indentation does not fit the lines above", hint, place)


def _first(line: str) -> int:
    """The column in which a line's words begin."""
    return len(line) - len(line.lstrip()) + 1
