"""Words onto a schema: the titles, descriptions, units and examples that an editor shows while somebody types.

In: the schema that pydantic made of a model. Out: the same with the words of both languages, English first. Editors
that know ``markdownDescription``, ``enumDescriptions``, ``markdownEnumDescriptions``, ``errorMessage`` and
``patternErrorMessage`` show them; the standard lets everybody else pass them over.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from docgen.fields.forms import form_of, patterns
from docgen.fields.kinds import kinds_in
from docgen.fields.words import Words, contents, of_field, of_kind
from docgen.messages import LANGUAGES

_Schema = dict[str, Any]


def annotate(schema: _Schema, model: type[BaseModel]) -> _Schema:
    """Put the words of a model, and of every record and enumeration in it, onto its schema."""
    parts = schema.get("$defs", {})
    for kind in kinds_in(model):
        part = schema if kind is model else parts[kind.__name__]
        _say(part, [of_kind(kind, language) for language in LANGUAGES])
        if issubclass(kind, BaseModel):
            for name, info in kind.model_fields.items():
                spelled = info.alias or name
                field = part["properties"][spelled]
                for inner in _below(field):
                    inner.pop("examples", None)
                _say(field, [of_field(kind, spelled, language) for language in LANGUAGES])
                _help(field, form_of(info)[0])
    return schema


def _say(part: _Schema, said: list[Words | None]) -> None:
    """The words of every language onto one part of a schema; what is not said stays as it is."""
    words = [each for each in said if each is not None]
    if len(words) < len(LANGUAGES):
        return
    first = words[0]
    part["title"] = " | ".join(dict.fromkeys(each.title for each in words))
    for key, label in (("description", "{}"), ("markdownDescription", "*{}*")):
        paragraphs = [_paragraph(each, language, label) for each, language in zip(words, LANGUAGES, strict=True)]
        part[key] = "\n\n".join(paragraphs)
    examples = [each.example for each in words if each.example is not None]
    if examples:
        part["examples"] = examples if examples[0] != examples[-1] else examples[:1]
    if first.values:
        for inner in _below(part):
            if "enum" in inner:
                meanings = [" | ".join(each.values[value] for each in words) for value in inner["enum"]]
                inner["enumDescriptions"] = inner["markdownEnumDescriptions"] = meanings


def _paragraph(words: Words, language: str, label: str) -> str:
    """What one language says: its name where it is not the first, the description, and the unit or form."""
    labels = contents(language, "labels")
    parts = [] if language == LANGUAGES[0] else [label.format(f"{labels['language']}:")]
    parts.append(words.description)
    measures = [(labels["unit"], words.unit), (labels["form"], words.form)]
    parts += [f"{label.format(f'{name}:')} {measure}." for name, measure in measures if measure]
    return " ".join(parts)


def _help(part: _Schema, form: str) -> None:
    """What an editor says of a value that is not of the form."""
    for inner in _below(part):
        name = patterns().get(inner.get("pattern", ""), form)
        if not name or inner.get("type") in (None, "array", "object", "null") or "enum" in inner:
            continue
        expected = []
        for language in LANGUAGES:
            written = contents(language, "values")[name]
            label = contents(language, "labels")["expected"]
            expected.append(label.format(form=written.get("form") or written["unit"]))
        inner["errorMessage"] = " | ".join(expected)
        if "pattern" in inner:
            inner["patternErrorMessage"] = inner["errorMessage"]


def _below(part: Any) -> Iterator[_Schema]:
    """A part of a schema and all in it, short of the fields of records."""
    if isinstance(part, dict):
        yield part
        for name in ("anyOf", "oneOf", "items", "additionalProperties"):
            yield from _below(part.get(name))
    elif isinstance(part, list):
        for item in part:
            yield from _below(item)
