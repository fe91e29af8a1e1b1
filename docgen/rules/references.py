"""Ids: each stands once, and whatever names one names one that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from docgen.finding import OneOf, Said, say
from docgen.model.record import Ref
from docgen.model.whole import FILES, Engagement
from docgen.rules import Breach, breach


def ref001_unknown_id(engagement: Engagement) -> Iterator[Breach]:
    """A reference names something that stands in its collection.

    What: a field such as ``kpi: answer-speed`` holds the id of an item of ``requirements.kpis``.
    Why: a ground for termination on a metric that nobody defined could never be declared; a duty of a role that does
    not exist is owed by nobody.
    Need: none (every need is answered by facts that name each other)
    Fails: ``kpi: answer-sped``. Passes: ``kpi: answer-speed``.
    """
    ids = {collection: _ids(engagement, collection) for collection in _collections(engagement)}
    twins = {path for path, items in _lists(engagement) if len({item.id for item in items}) < len(items)}
    said: set[str] = set()
    for path, collection, value in _references(engagement):
        if not ids[collection] and collection not in said:
            said.add(collection)  # once, however much refers to it
            name = collection.partition(".")[2]
            yield breach(path, "none_there", collection=collection, name=name)
        elif ids[collection] and value not in ids[collection] and collection not in twins:
            yield breach(path, "unknown", value=value, collection=collection, advice=_advice(value, ids[collection]))
    groups = [trainee.id for trainee in engagement.requirements.trainees]
    for training in engagement.requirements.training:
        for index, group in enumerate(training.trainees):
            if group not in groups:
                path = f"requirements.training[{training.id}].trainees[{index}]"
                advice = _advice(group, groups)
                yield breach(path, "unknown", value=group, collection="requirements.trainees", advice=advice)
    roles = _ids(engagement, "governance.roles")
    for work in engagement.governance.activities:
        for role in work.raci:
            if role not in roles:
                path = f"governance.activities[{work.id}].raci.{role}"
                advice = _advice(role, roles)
                yield breach(path, "unknown", value=role, collection="governance.roles", advice=advice)
    criteria = [criterion.id for criterion in engagement.requirements.evaluation.criteria]
    for path, named in _criteria_named(engagement):
        if named not in criteria:
            related = [("requirements.evaluation.criteria", "related.defined")]
            yield breach(path, "criterion", related=related, value=named, advice=_advice(named, criteria))


def _advice(value: str, known: list[str]) -> Said:
    """The ids that are probably meant, or all that there are."""
    near = get_close_matches(value, known, n=3, cutoff=0.6)
    return say("hint.near", near=OneOf(tuple(near))) if near else say("hint.known", names=tuple(known))


def _criteria_named(engagement: Engagement) -> Iterator[tuple[str, str]]:
    """Each criterion that a question or a requirement names, with its path."""
    for question in engagement.requirements.vetting.questions:
        yield f"requirements.vetting.questions[{question.id}].criterion", question.criterion
    for requirement in engagement.requirements.requirements:
        if requirement.criterion is not None:
            yield f"requirements.requirements[{requirement.id}].criterion", requirement.criterion


def ref002_id_twice(engagement: Engagement) -> Iterator[Breach]:
    """An id stands once in its collection.

    What: no two items of one list bear the same id.
    Why: a reference to it would mean either of them.
    Need: none (every need is answered by facts that name each other)
    Fails: two KPIs with ``id: csat``. Passes: ``id: csat-chat`` and ``id: csat-voice``.
    """
    for path, items in _lists(engagement):
        counted = Counter(item.id for item in items)
        for name, count in counted.items():
            if count > 1:
                yield breach(f"{path}[{name}]", id=name, count=count, collection=path)


def _root(name: str) -> str:
    return "" if name == "engagement" else name


def _references(engagement: Engagement) -> Iterator[tuple[str, str, str]]:
    """Each reference: its path, the collection that it means, and the id."""
    for name in FILES:
        yield from _walk(getattr(engagement, name), _root(name))


def _walk(record: BaseModel, path: str) -> Iterator[tuple[str, str, str]]:
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        here = f"{path}.{info.alias or name}" if path else (info.alias or name)
        collection = next(
            (mark.collection for mark in (*info.metadata, *_marks(info.annotation)) if isinstance(mark, Ref)), ""
        )
        if isinstance(value, BaseModel):
            yield from _walk(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                mark = getattr(item, "id", index)
                if isinstance(item, BaseModel):
                    yield from _walk(item, f"{here}[{mark}]")
                elif collection and isinstance(item, str):
                    yield f"{here}[{index}]", collection, item
        elif collection and isinstance(value, str):
            yield here, collection, value


def _marks(annotation: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = tuple(getattr(annotation, "__metadata__", ()))
    for argument in getattr(annotation, "__args__", ()):
        found += _marks(argument)
    return found


def _collections(engagement: Engagement) -> set[str]:
    return {collection for _, collection, _ in _references(engagement)} | {"governance.roles"}


def _ids(engagement: Engagement, collection: str) -> list[str]:
    file, _, field = collection.partition(".")
    return [item.id for item in getattr(getattr(engagement, file), field)]


def _lists(engagement: Engagement) -> Iterator[tuple[str, list[Any]]]:
    for name in FILES:
        model = getattr(engagement, name)
        for field in type(model).model_fields:
            value = getattr(model, field)
            if isinstance(value, tuple) and value and hasattr(value[0], "id"):
                yield f"{_root(name)}.{field}".lstrip("."), list(value)
