"""Plain data -> the model, with pydantic's errors as findings in words of our own, each at its place.

One mistake gives one finding: a missing field beside an unknown one of nearly the same name is a misspelling, not two
problems.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from docgen.fields.words import hints
from docgen.finding import Each, Finding, OneOf, Said, finding, say
from docgen.inputs.looking import File, Loc, models_at, real, spelled
from docgen.inputs.meant import by_meaning, by_name, meant
from docgen.inputs.mistakes import recognised, tag
from docgen.inputs.traps import foreign_letter
from docgen.model.whole import FILES, Engagement

if TYPE_CHECKING:
    from docgen.inputs.nodes import Tree

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
        parts[name], problems = conform(model, trees[name], name)
        findings.extend(problems)
    if findings or len(parts) < len(FILES):
        return None, findings
    return Engagement.model_construct(**parts), []


def conform(model: type[_Model], tree: Tree, file: str = "") -> tuple[_Model | None, list[Finding]]:
    """The data of one file as a model, or what keeps it from being one; ``file`` stands before the fields of an input
    file, for findings."""
    try:
        return model.model_validate(tree.data), []
    except ValidationError as problem:
        return None, _explain(problem, File(file, tree, model))


def _explain(problem: ValidationError, file: File) -> list[Finding]:
    data = file.tree.data
    findings, errors = recognised(problem.errors(include_url=False), file)
    missing = {real(e["loc"], data): e for e in errors if e["type"] == "missing"}
    unknown = {real(e["loc"], data): e for e in errors if e["type"] == "extra_forbidden"}
    renamed = _renamed(unknown, missing)
    meant = set(renamed.values())
    mistaken = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    seen: set[tuple[Loc, str]] = set()
    for error in errors:
        path = real(error["loc"], data)
        kind = error["type"]
        if (path, kind) in seen or path in meant:
            continue
        if kind == "too_short" and error["loc"] in mistaken:
            continue  # an item with a mistake is not counted, and is told of itself
        seen.add((path, kind))
        if kind == "missing":
            findings.append(_missing(path, error["loc"], file))
        elif kind == "extra_forbidden":
            findings.append(_unknown(path, error["loc"], file, renamed.get(path)))
        else:
            findings.append(_wrong(path, error, file))
    return findings


def _renamed(unknown: Iterable[Loc], missing: Iterable[Loc]) -> dict[Loc, Loc]:
    """Unknown fields that stand for missing ones of nearly the same name beside them, each for another."""
    left: dict[Loc, list[str]] = {}
    for path in missing:
        left.setdefault(path[:-1], []).append(str(path[-1]))
    renamed: dict[Loc, Loc] = {}
    for path in unknown:
        names = left.get(path[:-1], [])
        near = difflib.get_close_matches(str(path[-1]), names, n=1, cutoff=0.6)
        if near:
            renamed[path] = (*path[:-1], near[0])
            names.remove(near[0])
    return renamed


def _missing(path: Loc, loc: Loc, file: File) -> Finding:
    owner = next(iter(models_at(loc, file.model)), None)
    place, named, name = file.place(path[:-1], key=True), file.named(path), str(path[-1])
    described = hints(owner, name) if owner else ()
    if described:
        return finding("IN006.described", place, field=named, name=name, described=Each(described))
    if owner and (words := _described(owner, name)):
        return finding("IN006.described", place, field=named, name=name, described=words)
    return finding("IN006", place, field=named, name=name)


def _described(owner: type[BaseModel], spelled: str) -> str:
    """The description of a field of a file other than the inputs, as it stands within a sentence."""
    found = (info.description or "" for name, info in owner.model_fields.items() if (info.alias or name) == spelled)
    described = next(found, "")
    return described[:1].lower() + described[1:]


def _unknown(path: Loc, loc: Loc, file: File, renamed: Loc | None) -> Finding:
    owner = next(iter(models_at(loc, file.model)), None)
    names = list(spelled(owner)) if owner else []
    near = [str(renamed[-1])] if renamed else difflib.get_close_matches(str(path[-1]), names, n=2, cutoff=0.6)
    advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.fields", names=tuple(names))
    place = file.place(path, key=True)
    alien = foreign_letter(str(path[-1]))
    if alien:
        return finding("IN005.foreign", place, field=file.named(path), letter=alien, meant=advice)
    found = finding("IN005", place, field=file.named(path), meant=advice)
    return replace(found, field=file.named(renamed)) if renamed else found


def _wrong(path: Loc, error: Any, file: File) -> Finding:
    context = error.get("ctx") or {}
    if error["type"].startswith("union_tag"):
        return _form(path, error["loc"], context, file)
    if error.get("input") is None:
        return finding(_nothing(path, error["loc"], file), file.place(path), field=file.named(path))
    said = _complaint(error["type"], error.get("input"), context)
    if said.key == "IN007.id":
        said = by_name(error["loc"], str(error.get("input")), file) or said
    elif said.key in {"IN007.choice", "IN007.near"}:
        said = by_meaning(error["loc"], str(error.get("input")), file, said)
    return finding(said, file.place(path), field=file.named(path))


def _nothing(path: Loc, loc: Loc, file: File) -> Said:
    """No value, with what the field is for; and whether it can be left out."""
    owners = [one for one in models_at(loc, file.model) if path and path[-1] in spelled(one)]
    if not owners:
        return say("IN007.nothing")
    name = str(path[-1])
    described = hints(owners[0], name)
    if not spelled(owners[0])[name].is_required():
        return say("IN007.nothing_default")
    return say("IN007.nothing_described", described=Each(described)) if described else say("IN007.nothing")


def _complaint(kind: str, given: Any, context: Any) -> Said:
    """What is wrong with a value."""
    cause = context.get("error")
    shown = str(given).lower() if isinstance(given, bool) else str(given)
    if isinstance(given, dict | list | tuple):
        shown = "{…}" if isinstance(given, dict) else "[…]"
    if isinstance(given, dict | list | tuple) and kind.startswith(_SINGLE):
        return say("IN007.single", given=shown)
    if isinstance(given, list) and kind.startswith(("model", "dict")):
        return say("IN007.listed")
    if isinstance(given, dict) and kind.startswith(("tuple", "list")):
        return say("IN007.unlisted")
    if isinstance(getattr(cause, "said", None), Said):
        return say("IN007.spelling", cause=cause.said)
    if kind in {"enum", "literal_error"}:
        return _choice(shown, str(context.get("expected", "")))
    if kind in {"too_short", "string_too_short"}:
        return say("IN007.short", least=context.get("min_length", 1))
    if kind in {"too_long", "string_too_long"}:
        return say("IN007.long", most=context.get("max_length", 0))
    if kind in _LIMITS:
        return say(f"IN007.{_LIMITS[kind]}", given=shown, limit=context[_LIMITS[kind]])
    if kind.startswith("bool") and shown.casefold() in TRUTHS:
        return say("IN007.truth", given=shown, meant=TRUTHS[shown.casefold()])
    if kind.startswith("string_pattern") and foreign_letter(shown):
        return say("IN007.foreign", given=shown, letter=foreign_letter(shown))
    case = next((case for start, case in _KINDS.items() if kind.startswith(start)), "other")
    if case == "whole" and re.fullmatch(r"0\d+", shown):
        return say("IN007.leading_zero", given=shown, meant=shown.lstrip("0") or "0")
    case = _PATTERNS.get(str(context.get("pattern")), case)
    return meant(case, given) or say(f"IN007.{case}", given=shown)


def _form(path: Loc, loc: Loc, context: Any, file: File) -> Finding:
    """A record that comes in several forms, and does not say in which."""
    field, expected = str(context["discriminator"]).strip("'"), str(context.get("expected_tags", ""))
    named = file.named((*path, field))
    if "tag" in context:
        return finding(_choice(str(context["tag"]), expected), file.place((*path, field)), field=named)
    forms = models_at((*loc, field), file.model)
    possible = tuple(tag(form, field) for form in forms)
    return finding("IN006.form", file.place(path), field=named, name=field, possible=possible)


def _choice(shown: str, expected: str) -> Said:
    possible = _possible(expected)
    near = difflib.get_close_matches(shown, possible, n=1, cutoff=0.6)
    if near:
        return say("IN007.near", given=shown, possible=possible, near=near[0])
    return say("IN007.choice", given=shown, possible=possible)


def _possible(expected: str) -> tuple[str, ...]:
    """``'a', 'b' or 'c'`` as a plain list."""
    return tuple(re.findall(r"'([^']*)'", expected))


_SINGLE = ("string", "date", "int", "decimal", "bool", "enum", "literal")
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
TRUTHS = dict.fromkeys(("yes", "y", "on", "ja"), "true") | dict.fromkeys(("no", "n", "off", "nein"), "false")
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
