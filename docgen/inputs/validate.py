"""Plain data -> the model, with pydantic's errors as findings in words of our own, each at its place.

One mistake gives one finding: a missing field beside an unknown one of nearly the same name is a misspelling, not two
problems.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.fields.words import hints
from docgen.finding import Each, Finding, Location, OneOf, Said, finding, say
from docgen.inputs.traps import foreign_letter
from docgen.model.whole import FILES, Engagement

if TYPE_CHECKING:
    from docgen.inputs.nodes import Tree

_Loc = tuple[str | int, ...]
_Model = TypeVar("_Model", bound=BaseModel)


def validate(data: Mapping[str, Any], trees: Mapping[str, Tree]) -> tuple[Engagement | None, list[Finding]]:
    """Build the engagement from the data of its files; files that could not be read are passed over."""
    parts: dict[str, Any] = {}
    findings: list[Finding] = []
    for name in FILES:
        if name not in data:
            continue
        model = Engagement.model_fields[name].annotation
        assert isinstance(model, type)
        assert issubclass(model, BaseModel)
        parts[name], problems = conform(model, trees[name])
        findings.extend(problems)
    if findings or len(parts) < len(FILES):
        return None, findings
    return Engagement.model_construct(**parts), []


def conform(model: type[_Model], tree: Tree) -> tuple[_Model | None, list[Finding]]:
    """The data of one file as a model, or what keeps it from being one."""
    try:
        return model.model_validate(tree.data), []
    except ValidationError as problem:
        return None, _explain(problem, tree.data, tree, model)


def _explain(problem: ValidationError, data: Any, tree: Tree, model: type[BaseModel]) -> list[Finding]:
    errors = problem.errors(include_url=False)
    missing = {_real(e["loc"], data): e for e in errors if e["type"] == "missing"}
    unknown = {_real(e["loc"], data): e for e in errors if e["type"] == "extra_forbidden"}
    renamed: dict[_Loc, _Loc] = {}
    for path in unknown:
        names = [str(other[-1]) for other in missing if other[:-1] == path[:-1] and other not in renamed.values()]
        near = difflib.get_close_matches(str(path[-1]), names, n=1, cutoff=0.6)
        if near:
            renamed[path] = (*path[:-1], near[0])
    findings = []
    seen: set[tuple[_Loc, str]] = set()
    for error in errors:
        path = _real(error["loc"], data)
        kind = error["type"]
        if (path, kind) in seen or path in renamed.values():
            continue
        if kind == "too_short" and any(_below(other["loc"], error["loc"]) for other in errors):
            continue  # an item with a mistake is not counted, and is told of itself
        seen.add((path, kind))
        if kind == "missing":
            findings.append(_missing(path, error["loc"], tree, model))
        elif kind == "extra_forbidden":
            findings.append(_unknown(path, error["loc"], tree, model, renamed.get(path)))
        else:
            findings.append(_wrong(path, error, tree))
    return findings


def _below(loc: _Loc, holder: _Loc) -> bool:
    return len(loc) > len(holder) and loc[: len(holder)] == holder


def _real(loc: _Loc, data: Any) -> _Loc:
    """Pydantic's location without the tags that it adds for unions."""
    path: list[str | int] = []
    here = data
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if isinstance(here, dict) and (part in here or last):
            path.append(part)
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            path.append(part)
            here = here[part]
    return tuple(path)


def _place(path: _Loc, tree: Tree, *, key: bool = False) -> Location:
    if key and path in tree.keys:
        return tree.keys[path]
    while path not in tree.values:
        path = path[:-1]
    return tree.values[path]


def named(path: _Loc) -> str:
    """A path within a file as findings spell it: items by their number, counted from 1."""
    words = ""
    for part in path:
        words += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if words else part
    return words or "the file"


def _model_at(loc: _Loc, model: type[BaseModel]) -> type[BaseModel] | None:
    """The model whose field the last part of the location names, found by following annotations and union tags."""
    candidates: list[type[BaseModel]] = [model]
    for part in loc[:-1]:
        if isinstance(part, int):
            continue
        following: list[type[BaseModel]] = []
        for candidate in candidates:
            fields = {info.alias or name: info for name, info in candidate.model_fields.items()}
            if part in fields:
                following.extend(_models(fields[str(part)].annotation))
            elif any(getattr(i.annotation, "__args__", ()) == (part,) for i in candidate.model_fields.values()):
                following.append(candidate)
        candidates = following or candidates
    return candidates[0] if candidates else None


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]


def _missing(path: _Loc, loc: _Loc, tree: Tree, model: type[BaseModel]) -> Finding:
    owner = _model_at(loc, model)
    place, said, name = _place(path[:-1], tree, key=True), named(path), str(path[-1])
    described = hints(owner, name) if owner else ()
    if described:
        return finding("IN006.described", place, field=said, name=name, described=Each(described))
    if owner and (words := _described(owner, name)):
        return finding("IN006.described", place, field=said, name=name, described=words)
    return finding("IN006", place, field=said, name=name)


def _described(owner: type[BaseModel], spelled: str) -> str:
    """The description of a field of a file other than the inputs, as it stands within a sentence."""
    found = (info.description or "" for name, info in owner.model_fields.items() if (info.alias or name) == spelled)
    described = next(found, "")
    return described[:1].lower() + described[1:]


def _unknown(path: _Loc, loc: _Loc, tree: Tree, model: type[BaseModel], meant: _Loc | None) -> Finding:
    owner = _model_at(loc, model)
    names = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
    near = [str(meant[-1])] if meant else difflib.get_close_matches(str(path[-1]), names, n=2, cutoff=0.6)
    advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.fields", names=tuple(names))
    place = _place(path, tree, key=True)
    alien = foreign_letter(str(path[-1]))
    if alien:
        return finding("IN005.foreign", place, field=named(path), letter=alien, meant=advice)
    return finding("IN005", place, field=named(path), meant=advice)


def _wrong(path: _Loc, error: Any, tree: Tree) -> Finding:
    context = error.get("ctx") or {}
    if error["type"].startswith("union_tag"):
        return _form(path, context, tree)
    said = _complaint(error["type"], error.get("input"), context)
    return finding(said, _place(path, tree), field=named(path))


def _complaint(kind: str, given: Any, context: Any) -> Said:
    """What is wrong with a value."""
    cause = context.get("error")
    shown = str(given).lower() if isinstance(given, bool) else str(given)
    if isinstance(given, dict | list | tuple):
        shown = "{…}" if isinstance(given, dict) else "[…]"
    if given is None:
        return say("IN007.nothing")
    if isinstance(getattr(cause, "said", None), Said):
        return say("IN007.spelling", cause=cause.said)
    if kind in {"enum", "literal_error"}:
        return _choice(shown, str(context.get("expected", "")))
    if kind in {"too_short", "string_too_short"}:
        return say("IN007.short", least=context.get("min_length", 1))
    if kind == "string_too_long":
        return say("IN007.long", most=context.get("max_length", 0))
    if kind in _LIMITS:
        return say(f"IN007.{_LIMITS[kind]}", given=shown, limit=context[_LIMITS[kind]])
    if kind.startswith("bool") and shown.casefold() in _TRUTHS:
        return say("IN007.truth", given=shown, meant=_TRUTHS[shown.casefold()])
    if kind.startswith("string_pattern") and foreign_letter(shown):
        return say("IN007.foreign", given=shown, letter=foreign_letter(shown))
    case = next((case for start, case in _KINDS.items() if kind.startswith(start)), "other")
    if case == "whole" and re.fullmatch(r"0\d+", shown):
        return say("IN007.leading_zero", given=shown, meant=shown.lstrip("0") or "0")
    return say(f"IN007.{_PATTERNS.get(str(context.get('pattern')), case)}", given=shown)


def _form(path: _Loc, context: Any, tree: Tree) -> Finding:
    """A record that comes in several forms, and does not say in which."""
    field, expected = str(context["discriminator"]).strip("'"), str(context.get("expected_tags", ""))
    said = named((*path, field))
    if "tag" in context:
        return finding(_choice(str(context["tag"]), expected), _place((*path, field), tree), field=said)
    return finding("IN006.form", _place(path, tree), field=said, name=field, possible=_possible(expected))


def _choice(shown: str, expected: str) -> Said:
    possible = _possible(expected)
    near = difflib.get_close_matches(shown, possible, n=1, cutoff=0.6)
    if near:
        return say("IN007.near", given=shown, possible=possible, near=near[0])
    return say("IN007.choice", given=shown, possible=possible)


def _possible(expected: str) -> tuple[str, ...]:
    """``'a', 'b' or 'c'`` as a plain list."""
    return tuple(word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word.strip())


_LIMITS = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}
_KINDS = {
    "bool": "flag",
    "date": "date",
    "int": "whole",
    "decimal": "number",
    "is_instance_of": "number",
    "tuple": "list",
    "list": "list",
    "model": "group",
    "dict": "group",
    "string": "text",
}
# What other readers of YAML take for true and false; here they are words.
_TRUTHS = dict.fromkeys(("yes", "y", "on", "ja"), "true") | dict.fromkeys(("no", "n", "off", "nein"), "false")
_PATTERNS = {
    r"^[a-z0-9]+([._-][a-z0-9]+)*$": "id",
    r"^[A-Z]{1,4}-\d{2,4}$": "requirement_id",
    r"^S[1-4]\.[1-7]$": "need",
    r"^[A-Z]{2,5}\d{3}$": "code",
    r"^[A-Z]{2}$": "country",
    r"^[A-Z]{3}$": "currency",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "email",
    r"^([01]\d|2[0-3]):[0-5]\d$": "clock",
}
