"""Mistakes of which a model complains several times: fields that are not indented, a record of another form, a file in
the place of another.

In: pydantic's errors of one file. Out: a finding for each such mistake, and the errors that are left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docgen.finding import Finding, Location, finding
from docgen.inputs.looking import File, Loc, models_at, real, spelled
from docgen.model.whole import FILES, Engagement

_Errors = list[Any]
_MANY = 3  # fields of another file of which one alone may have gone astray


def recognised(errors: _Errors, file: File) -> tuple[list[Finding], _Errors]:
    """What is wrong, as far as several errors come of one mistake; the other errors."""
    whole = _other_file(errors, file)
    if whole is not None:
        return [whole], []
    findings: list[Finding] = []
    for search in (_dedented, _other_form):
        for found, explained in search(errors, file):
            findings.append(found)
            errors = [one for one in errors if not any(one is other for other in explained)]
    return findings, errors


def tag(form: type[BaseModel], field: str) -> str:
    """The word that names a form of a record."""
    return str(getattr(form.model_fields[field].annotation, "__args__", ("",))[0])


def _other_file(errors: _Errors, file: File) -> Finding | None:
    """The file holds what belongs in another one."""
    if not file.name:
        return None
    strange = {str(one["loc"][0]) for one in errors if one["type"] == "extra_forbidden" and len(one["loc"]) == 1}
    for name in FILES:
        model = Engagement.model_fields[name].annotation
        if name != file.name and isinstance(model, type) and len(strange) >= _MANY and strange <= spelled(model).keys():
            place = Location(file.place(()).file, 1, 1)
            return finding("IN008", place, name=f"{name}.yaml", instead=f"{file.name}.yaml")
    return None


def _dedented(errors: _Errors, file: File) -> Iterator[tuple[Finding, _Errors]]:
    """A group has no value, and its fields stand below it without being indented."""
    unknown = {real(one["loc"], file.tree.data): one for one in errors if one["type"] == "extra_forbidden"}
    groups: dict[Loc, _Errors] = {}
    above: dict[Loc, dict[Any, Any]] = {}
    for path, error in unknown.items():
        if path[:-1] not in above:
            above[path[:-1]] = _empty_above(_at(path[:-1], file.tree.data))
        empty = above[path[:-1]].get(path[-1])
        if empty is not None:
            inner = models_at((*error["loc"][:-1], empty, ""), file.model)
            if any(path[-1] in spelled(model) for model in inner):
                groups.setdefault((*path[:-1], empty), []).append(error)
    for path, fields in groups.items():
        first = real(fields[0]["loc"], file.tree.data)
        own = [one for one in errors if real(one["loc"], file.tree.data) == path]
        place = file.place(first, key=True)
        yield finding("IN007.dedented", place, field=file.named(path), name=str(path[-1])), [*fields, *own]


def _empty_above(holder: Any) -> dict[Any, Any]:
    """For each key of a group the nearest one above it that has no value."""
    found: dict[Any, Any] = {}
    last = None
    for key, value in holder.items() if isinstance(holder, dict) else ():
        found[key] = last
        last = key if value is None else last
    return found


def _other_form(errors: _Errors, file: File) -> Iterator[tuple[Finding, _Errors]]:
    """A record says that it has one form, and has the fields of another."""
    for at in dict.fromkeys(_tagged(one["loc"], file) for one in errors):
        if not at:
            continue
        record, said = _at(real(at[:-1], file.tree.data), file.tree.data), str(at[-1])
        forms = models_at((*at[:-1], ""), file.model)
        field = next((name for form in forms for name in form.model_fields if tag(form, name) == said), "")
        if not isinstance(record, dict) or record.get(field) != said:
            continue
        fitting = [form for form in forms if field in form.model_fields and _fits(record, form)]
        below = [one for one in errors if one["loc"][: len(at)] == at]
        kinds = {one["type"] for one in below}
        if len(fitting) == 1 and tag(fitting[0], field) != said and kinds >= {"missing", "extra_forbidden"}:
            path = (*real(at[:-1], file.tree.data), field)
            found = finding(
                "IN007.form", file.place(path), field=file.named(path), given=said, near=tag(fitting[0], field)
            )
            yield found, below


def _fits(record: dict[str, Any], form: type[BaseModel]) -> bool:
    fields = spelled(form)
    return record.keys() <= fields.keys() and all(name in record for name, info in fields.items() if info.is_required())


def _tagged(loc: Loc, file: File) -> Loc:
    """The location up to the form of the innermost record that has forms; empty where none has."""
    found: Loc = ()
    here = file.tree.data
    for index, part in enumerate(loc[:-1]):
        if isinstance(here, dict) and part not in here:
            found = loc[: index + 1]
        elif isinstance(here, dict) or (isinstance(here, list) and isinstance(part, int) and part < len(here)):
            here = here[part]  # type: ignore[index]
    return found


def _at(path: Loc, data: Any) -> Any:
    for part in path:
        data = data[part]
    return data
