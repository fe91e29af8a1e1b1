"""What Jinja complains of -> a finding in words of our own, at the line of the wording where the mistake stands.

In: whatever was raised while wording was read or filled in. Out: findings. A finding that came up on the way and knows
no place of its own, such as that of an unknown table, gets the line as well.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from docgen.assembly.bounds import DEEPEST, RefusedError
from docgen.finding import Finding, FindingsError, Location, OneOf, Said, finding, say


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the wording could have meant: names of fields and functions, and filters."""

    names: tuple[str, ...]
    filters: tuple[str, ...]


def explain(problem: Exception, place: Location, words: Vocabulary, *, lines: bool) -> tuple[Finding, ...]:
    """The findings; ``lines`` says whether the wording may run over several lines, of which ``place`` is the first."""
    first = replace(place, line=place.line + (_line(problem) - 1 if lines else 0), column=1)
    match problem:
        case FindingsError():
            return tuple(f if f.location.file else replace(f, location=first) for f in problem.findings)
        case TemplateSyntaxError():
            return (_unreadable(problem, first, words),)
        case UndefinedError():
            return (_unknown(problem, first, words),)
        case RefusedError():
            return (finding(problem.said, first),)
        case RecursionError():
            return (finding("CL015.depth", first, most=DEEPEST),)
    case = "CL003" if isinstance(problem, TemplateError) else "CL003.undone"
    return (finding(case, first, problem=str(problem)),)


def _line(problem: Exception) -> int:
    """The line of the wording, counted from 1, at which something was raised."""
    if isinstance(problem, TemplateSyntaxError | RefusedError) and problem.lineno:
        return problem.lineno
    trace, found = problem.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in {"<template>", "<expression>"}:
            found = max(trace.tb_lineno, 1)
        trace = trace.tb_next
    return found


def _unreadable(problem: TemplateSyntaxError, place: Location, words: Vocabulary) -> Finding:
    missing = re.search(r"No filter named '(\w+)'", problem.message or "")
    if missing:
        advice = _near(missing[1], words.filters) or say("hint.known", names=words.filters)
        return finding("CL001.filter", place, name=missing[1], advice=advice)
    return finding("CL001", place, problem=str(problem.message))


def _unknown(problem: UndefinedError, place: Location, words: Vocabulary) -> Finding:
    missing = re.search(r"has no attribute '(\w+)'|'(\w+)' is undefined", str(problem))
    if missing is None:
        return finding("CL003.item", place)
    name = missing[1] or missing[2]
    return finding("CL002", place, name=name, advice=_near(name, words.names) or say("hint.names"))


def _near(name: str, known: Iterable[str]) -> Said | None:
    near = difflib.get_close_matches(name, dict.fromkeys(known), n=2, cutoff=0.6)
    return say("hint.near", near=OneOf(tuple(near))) if near else None
