"""What a YAML parser complains of -> a finding in words of our own, at the line where the mistake was made.

In: the parser's error and the text. Out: one finding. A parser stops where it can't go on, which is often some lines
below the mistake: an open quotation mark is noticed at the next one, a missing colon at the next field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from docgen.finding import Finding, Location, finding

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
    case: str
    place: _Place


_CONTROL = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIELD = re.compile(r"[ ]*(?:- )?[\w.-]+:(?: |$)")
_NAME = re.compile(r"[ ]*(?:- )?[\w.-]+")
_QUOTED = re.compile(r"""(?:^|[:\-\[{,])[ ]*(["'])""")
_PLAIN = {
    "cannot start any token": "reserved",
    "undefined alias": "alias",
    "scanning an alias": "alias",
    "scanning an anchor": "anchor",
    "expected a single document": "documents",
    "expected <document start>": "documents",
    "unknown escape character": "backslash",
}


def explain(problem: yaml.YAMLError, text: str, file: str) -> Finding:
    """The commonest mistakes in words of our own; the rest as a plain statement of where reading stopped."""
    mark, begun = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    said = f"{getattr(problem, 'problem', '') or problem} {getattr(problem, 'context', '') or ''}"
    stop = _Stop(text.splitlines(), said, place, (begun.line + 1, begun.column + 1) if begun else place)
    mistake = _control(text) or _tab(stop) or _plain(stop) or _quotes(stop) or _brackets(stop) or _colon(stop)
    mistake = mistake or _behind(stop) or _indentation(place)
    return finding(f"YAML001.{mistake.case}", Location(file, *mistake.place))


def _control(text: str) -> _Mistake | None:
    found = _CONTROL.search(text)
    if found is None:
        return None
    place = text[: found.start()].count("\n") + 1, found.start() - text[: found.start()].rfind("\n")
    return _Mistake("control", place)


def _tab(stop: _Stop) -> _Mistake | None:
    for number in (stop.place[0], stop.place[0] - 1):
        tab = re.match(r"[ ]*\t", stop.lines[number - 1]) if 0 < number <= len(stop.lines) else None
        if tab:
            place = number, tab.end()
            return _Mistake("tab", place)
    return None


def _plain(stop: _Stop) -> _Mistake | None:
    return next((_Mistake(case, stop.place) for said, case in _PLAIN.items() if said in stop.said), None)


def _quotes(stop: _Stop) -> _Mistake | None:
    """A mark that is never closed; or one that the next mark closed, behind which reading stopped."""
    place = stop.begun if "quoted scalar" in stop.said else None
    line, column = stop.place
    if line <= len(stop.lines) and any(mark in stop.lines[line - 1][:column] for mark in "\"'"):
        place = place or _left_open(stop.lines, line)
    if place is None:
        return None
    return _Mistake("quote", place)


def _behind(stop: _Stop) -> _Mistake | None:
    """A text that goes on behind the mark that closes it."""
    line, column = stop.place
    before = stop.lines[line - 1][: column - 1] if line <= len(stop.lines) else ""
    quoted = re.search(r"""(?<=[:-] )("[^"]*"|'[^']*') *$""", before)
    return _Mistake("behind", (line, quoted.start() + 1)) if quoted else None


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
    return _Mistake("bracket", stop.begun)


def _colon(stop: _Stop) -> _Mistake | None:
    """A field without colon; or a colon that can't stand here, in a text or in a line that is indented too far."""
    if "could not find expected ':'" in stop.said:
        return _no_colon(stop.begun)
    if "mapping values are not allowed" not in stop.said:
        return None
    line, column = stop.place
    if not _NAME.fullmatch(stop.lines[line - 1][: column - 1]):
        return _Mistake("colon", stop.place)
    above = next((number for number in range(line - 1, 0, -1) if stop.lines[number - 1].strip()), line)
    if _FIELD.match(stop.lines[above - 1]):
        return _indentation((line, _first(stop.lines[line - 1])))
    return _no_colon((above, _first(stop.lines[above - 1])))


def _no_colon(place: _Place) -> _Mistake:
    return _Mistake("no_colon", place)


def _indentation(place: _Place) -> _Mistake:
    return _Mistake("indentation", place)


def _first(line: str) -> int:
    """The column in which a line's words begin."""
    return len(line) - len(line.lstrip()) + 1
