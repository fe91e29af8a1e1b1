"""Plain data -> the model, with pydantic's errors as findings in words of our own, each at its place.

One mistake gives one finding: a missing field beside an unknown one of nearly the same name is a misspelling, not two
problems.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.fields.words import hint as said
from docgen.finding import Finding, Location
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
        seen.add((path, kind))
        if kind == "missing":
            findings.append(_missing(path, error["loc"], tree, model))
        elif kind == "extra_forbidden":
            findings.append(_unknown(path, error["loc"], tree, model, renamed.get(path)))
        else:
            findings.append(_wrong(path, error, tree))
    return findings


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


def _named(path: _Loc) -> str:
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
    described = said(owner, str(path[-1])) or _described(owner, path[-1]) if owner else ""
    hint = f"add “{path[-1]}: …”" + (f" ({described})" if described else "")
    return Finding("IN006", f"{_named(path)} is missing", _place(path[:-1], tree, key=True), hint)


def _described(owner: type[BaseModel], spelled: str | int) -> str:
    """The description of a field of a file other than the inputs, as it stands within a sentence."""
    found = (info.description or "" for name, info in owner.model_fields.items() if (info.alias or name) == spelled)
    described = next(found, "")
    return described[:1].lower() + described[1:]


def _unknown(path: _Loc, loc: _Loc, tree: Tree, model: type[BaseModel], meant: _Loc | None) -> Finding:
    owner = _model_at(loc, model)
    names = [info.alias or name for name, info in owner.model_fields.items()] if owner else []
    near = [str(meant[-1])] if meant else difflib.get_close_matches(str(path[-1]), names, n=2, cutoff=0.6)
    hint = (
        "did you mean " + " or ".join(f"“{name}”" for name in near) + "?"
        if near
        else "fields that can stand here: " + ", ".join(names)
    )
    return Finding("IN005", f"{_named(path)} is not a field that is known here", _place(path, tree, key=True), hint)


def _wrong(path: _Loc, error: Any, tree: Tree) -> Finding:
    context = error.get("ctx") or {}
    kind, given, cause = error["type"], error.get("input"), context.get("error")
    if kind.startswith("union_tag"):
        return _form(path, context, tree)
    shown = str(given).lower() if isinstance(given, bool) else given
    said = f"“{shown}”" if isinstance(shown, str | int | Decimal) else "this"
    message, hint = f"{said} can't stand here", "see the worked examples for the form of this field"
    if given is None:
        message, hint = "no value is given", "write one behind the colon, or remove the field if it can be left out"
    elif isinstance(cause, ValueError):
        message, hint = str(cause), getattr(cause, "hint", "")
    elif kind in {"enum", "literal_error"}:
        message, hint = f"{said} is not one of the values that can stand here", _choice(shown, context)
    elif kind.startswith(("string_type", "string_pattern")):
        message = f"{said} is not a text of the form expected"
        pattern = str(context.get("pattern"))
        hint = _PATTERN_HINTS.get(pattern, "write a text; put it in quotes if it looks like a number")
    elif kind in {"too_short", "string_too_short"}:
        message, hint = "this is empty or holds too little", f"at least {context.get('min_length', 1)} expected"
    elif kind in _LIMITS:
        name, words = _LIMITS[kind]
        message, hint = f"{said} lies outside of what can stand here", f"write {words} {context[name]}"
    else:
        for kinds, wanted, advice in _KINDS:
            if kind.startswith(kinds):
                message, hint = f"{said} is {wanted}", advice
                break
    return Finding("IN007", f"{_named(path)}: {message}", _place(path, tree), hint)


def _form(path: _Loc, context: Any, tree: Tree) -> Finding:
    """A record that comes in several forms, and does not say in which."""
    field, expected = str(context["discriminator"]).strip("'"), _possible(str(context.get("expected_tags", "")))
    if "tag" in context:
        message = f"{_named((*path, field))}: “{context['tag']}” is not one of the forms that can stand here"
        hint = _choice(context["tag"], {"expected": context["expected_tags"]})
        return Finding("IN007", message, _place((*path, field), tree), hint)
    described = f" (possible: {expected})" if expected else ""
    message = f"{_named((*path, field))} is missing"
    return Finding(
        "IN006", message, _place(path, tree), f"add “{field}: …”, which says what the others mean{described}"
    )


def _choice(shown: Any, context: Any) -> str:
    expected = _possible(str(context.get("expected", "")))
    near = difflib.get_close_matches(str(shown), expected.split(", "), n=1, cutoff=0.6)
    return f"did you mean “{near[0]}”? Possible: {expected}" if near else f"possible: {expected}"


def _possible(expected: str) -> str:
    """``'a', 'b' or 'c'`` as a plain list."""
    return ", ".join(word.strip("' ") for word in expected.replace(" or ", ", ").split(",") if word.strip())


_LIMITS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}
_KINDS = (
    (("bool",), "neither true nor false", "write true or false"),
    (("date",), "not a date", "write it like 2027-04-01"),
    (("int",), "not a whole number", "write it in figures, like 12"),
    (("decimal", "is_instance_of"), "not a number", "write it in figures, like 37.5"),
    (("tuple", "list"), "not a list", "write [one, two], or each item on a line of its own after a dash"),
    (("model", "dict"), "not a group of fields", "write its fields on the lines below, each indented"),
)
_PATTERN_HINTS = {
    r"^[a-z0-9]+([._-][a-z0-9]+)*$": "an id is written in small letters, digits and hyphens, like answer-speed",
    r"^[A-Z]{1,4}-\d{2,4}$": "a requirement's id is written like R-014",
    r"^S[1-4]\.[1-7]$": "a need is written like S1.4",
    r"^[A-Z]{2}$": "a country is written as its two-letter code, like DE or PL",
    r"^[A-Z]{3}$": "a currency is written as its three-letter code, like EUR",
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": "write an e-mail address, like service@client.example",
    r"^([01]\d|2[0-3]):[0-5]\d$": "write a time like 08:30",
}
