"""The page that lists every field of the input files, for whoever has no editor that explains them.

In: a language. Out: Markdown, the same for the same words and models.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from docgen.fields.kinds import kinds_in
from docgen.fields.measure import form, values
from docgen.fields.words import Words, contents, of_field, of_kind
from docgen.model.whole import FILES, Engagement

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

PAGES = {"en": "fields.md", "de": "felder.md"}
_PLACES_NAMED = 2


def page(language: str) -> str:
    """All fields of all files in one language."""
    labels = contents(language, "labels")
    blocks = [f"# {labels['title']}", labels["introduction"].strip(), f"{labels['other']}. {labels['made']}"]
    for name in FILES:
        model = Engagement.model_fields[name].annotation
        assert isinstance(model, type)
        assert issubclass(model, BaseModel)
        places = _places(model)
        for kind in kinds_in(model):
            words = of_kind(kind, language)
            if issubclass(kind, BaseModel) and words is not None:
                blocks.append(f"## {name}.yaml" if kind is model else f"### {words.title}")
                stands = "" if kind is model else f" {_stands(places[kind], labels)}"
                blocks.extend((f"{words.description}{stands}", "\n".join(_table(kind, language))))
    return "\n\n".join(blocks) + "\n"


def _places(model: type[BaseModel]) -> dict[type, list[str]]:
    """Where each record stands in its file: the paths of the fields that hold it."""
    places: dict[type, list[str]] = {model: [""]}
    for record in kinds_in(model):
        if issubclass(record, BaseModel):
            for name, info in record.model_fields.items():
                for held in _records(info.annotation):
                    above = places.get(record, [""])[0]
                    spelled = info.alias or name
                    places.setdefault(held, []).append(f"{above}.{spelled}" if above else spelled)
    return places


def _records(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _records(argument)


def _stands(places: list[str], labels: Any) -> str:
    named = ", ".join(f"`{place}`" for place in places[:_PLACES_NAMED])
    rest = len(places) - _PLACES_NAMED
    return str(labels["stands"]).format(places=f"{named} {labels['more'].format(count=rest)}" if rest > 0 else named)


def _table(record: type[BaseModel], language: str) -> Iterator[str]:
    labels = contents(language, "labels")
    yield f"| {labels['field']} | {labels['meaning']} | {labels['example']} | {labels['needed']} |"
    yield "|---|---|---|---|"
    for name, info in record.model_fields.items():
        spelled = info.alias or name
        words = of_field(record, spelled, language)
        if words is not None:
            meaning = " ".join((f"**{words.title}.**", words.description, *_measure(words, info, language)))
            example = "" if words.example is None else f"`{_spelled(words.example)}`"
            yield f"| `{spelled}` | {meaning} | {example} | {_needed(info, labels)} |".replace("  ", " ")


def _measure(words: Words, info: FieldInfo, language: str) -> Iterator[str]:
    """The unit or form, and the values among which to choose."""
    said = form(words, language)
    if said:
        yield said
    choice = values(words, info, language)
    if choice:
        yield "; ".join(f"`{value}`: {meaning.rstrip('.')}" for value, meaning in choice.items()) + "."


def _needed(info: FieldInfo, labels: Any) -> str:
    """Whether a field must be there and, where it need not, what is taken without it."""
    default = info.default
    if info.is_required():
        return str(labels["yes"])
    if info.default_factory is not None or default is None or default == ():
        return str(labels["no"])
    shown = json.dumps(default) if isinstance(default, bool) else str(default)
    return str(labels["default"]).format(value=f"`{shown}`")


def _spelled(example: Any) -> str:
    """An example as it is written in a file."""
    if isinstance(example, list):
        return f"[{', '.join(_spelled(item) for item in example)}]"
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {_spelled(value)}" for key, value in example.items()) + "}"
    return example if isinstance(example, str) else json.dumps(example)
