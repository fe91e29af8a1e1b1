"""Ids: each stands once, and whatever names one names one that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from docgen.finding import OneOf, Said, say
from docgen.model.record import Ref
from docgen.model.whole import FILES, Engagement
from docgen.rules import Breach, breach

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


def ref001_unknown_id(engagement: Engagement) -> Iterator[Breach]:
    """A reference names something that stands in its collection.

    What: a field such as ``kpi: answer-speed`` holds the id of an item of ``requirements.kpis``. An id that is missing
    is told once, with the other places that name it.
    Why: a ground for termination on a metric that nobody defined could never be declared; a duty of a role that does
    not exist is owed by nobody.
    Need: none (every need is answered by facts that name each other)
    Fails: ``kpi: answer-sped``. Passes: ``kpi: answer-speed``.
    """
    twins = {path for path, items in _lists(engagement) if len({item.id for item in items}) < len(items)}
    named: dict[tuple[str, str], list[str]] = {}
    for path, collection, value in (*_references(engagement), *_named_otherwise(engagement)):
        known = _ids(engagement, collection)
        if value not in known and collection not in twins:
            named.setdefault((collection, value if known else ""), []).append(path)
    for (collection, value), (path, *also) in named.items():
        advice = _advice(value, _ids(engagement, collection))
        if not value:
            yield breach(path, "none_there", also=also, collection=collection, name=collection.rpartition(".")[2])
        elif also:
            count = len(also) + 1
            yield breach(path, "often", also=also, value=value, collection=collection, count=count, advice=advice)
        else:
            yield breach(path, "unknown", value=value, collection=collection, advice=advice)


def _advice(value: str, known: list[str]) -> Said:
    """The ids that are probably meant, or all that there are."""
    near = get_close_matches(value, known, n=3, cutoff=0.6)
    return say("hint.near", near=OneOf(tuple(near))) if near else say("hint.known", names=tuple(known))


def _named_otherwise(engagement: Engagement) -> Iterator[tuple[str, str, str]]:
    """What names an id without a mark on its field: its path, the collection that it means, and the id."""
    facts = engagement.requirements
    for training in facts.training:
        for index, group in enumerate(training.trainees):
            yield f"requirements.training[{training.id}].trainees[{index}]", "requirements.trainees", group
    criteria = "requirements.evaluation.criteria"
    for question in facts.vetting.questions:
        yield f"requirements.vetting.questions[{question.id}].criterion", criteria, question.criterion
    for requirement in facts.requirements:
        if requirement.criterion is not None:
            yield f"requirements.requirements[{requirement.id}].criterion", criteria, requirement.criterion
    for work in engagement.governance.activities:
        for role in work.raci:
            yield f"governance.activities[{work.id}].raci.{role}:", "governance.roles", role


def ref002_id_twice(engagement: Engagement) -> Iterator[Breach]:
    """An id stands once in its collection.

    What: no two items of one list bear the same id.
    Why: a reference to it would mean either of them.
    Need: none (every need is answered by facts that name each other)
    Fails: two KPIs with ``id: csat``. Passes: ``id: csat-chat`` and ``id: csat-voice``.
    """
    for path, items in _lists(engagement):
        for name, count in Counter(item.id for item in items).items():
            if count > 1:
                later = [number for number, item in enumerate(items) if item.id == name][1:]
                also = [f"{path}[{number}]" for number in later]
                yield breach(f"{path}[{name}]", also=also, id=name, count=count, collection=path)


def _root(name: str) -> str:
    return "" if name == "engagement" else name


def _references(engagement: Engagement) -> Iterator[tuple[str, str, str]]:
    """Each reference: its path, the collection that it means, and the id."""
    for name in FILES:
        yield from _walk(getattr(engagement, name), _root(name))


def _walk(record: BaseModel, path: str) -> Iterator[tuple[str, str, str]]:
    for name, shown, collection in _fields(type(record)):
        value = getattr(record, name)
        here = f"{path}.{shown}" if path else shown
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


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str, str], ...]:
    """Each field of a record: its name, its name in files, and the collection whose ids it holds, if any."""
    return tuple(
        (name, info.alias or name, next((one.collection for one in _every(info) if isinstance(one, Ref)), ""))
        for name, info in kind.model_fields.items()
    )


def _every(info: FieldInfo) -> tuple[Any, ...]:
    return (*info.metadata, *_marks(info.annotation))


def _marks(annotation: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = tuple(getattr(annotation, "__metadata__", ()))
    for argument in getattr(annotation, "__args__", ()):
        found += _marks(argument)
    return found


def _ids(engagement: Engagement, collection: str) -> list[str]:
    return [item.id for item in attrgetter(collection)(engagement)]


def _lists(engagement: Engagement) -> Iterator[tuple[str, list[Any]]]:
    for name in FILES:
        model = getattr(engagement, name)
        for field in type(model).model_fields:
            value = getattr(model, field)
            if isinstance(value, tuple) and value and hasattr(value[0], "id"):
                yield f"{_root(name)}.{field}".lstrip("."), list(value)
