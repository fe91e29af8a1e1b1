"""Facts -> the text of an input file, in which each field is explained where it first stands.

In: the data of a pattern, the model of the file, the language of the engagement. Out: YAML with comments. The first
line names the schema for the editor. Records that fit on a line stand on one; a fact that is asked for is a name with
nothing behind its colon.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docgen.beginning.pattern import Aside, Pattern
from docgen.beginning.route import field_of, is_list, record_of, root
from docgen.beginning.scalars import spelled
from docgen.fields.measure import form, values
from docgen.fields.words import contents, of_field

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_WIDTH = 118
_ROW = 170  # a row of a table may be longer than a comment
_MODELINE = "# yaml-language-server: $schema=../../docgen/schema/{file}.schema.json"


def written(file: str, pattern: Pattern, language: str) -> str:
    """The text of an input file."""
    lines = [_MODELINE.format(file=file), "#", f"# {pattern.head}"]
    lines += [*_comment(contents(language, "labels")["reading"], ""), ""]
    model = root(file)
    paper = _Paper(language)
    for name, value in pattern.facts.items():
        lines += [*paper.field(model, name, value, 0), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Paper:
    """One file on the way; ``explained`` holds the fields that have been."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.explained: set[tuple[str, str]] = set()

    def field(self, model: type[BaseModel] | None, name: str, value: Any, depth: int) -> Iterator[str]:
        """A field with its explanation above it."""
        indent = "  " * depth
        yield from self._explanation(model, name, indent, open_=value is None)
        if isinstance(value, Aside):
            yield from _comment(value.note, indent)
            yield from _aside(self.field(model, name, value.value, depth), indent)
            return
        info = field_of(model, name) if model else None
        record = record_of(info.annotation, value) if info else None
        if isinstance(value, dict) and (record or not _row(value)):
            yield f"{indent}{name}:"
            for inner, item in value.items():
                yield from self.field(record, inner, item, depth + 1)
        elif isinstance(value, dict):
            yield f"{indent}{name}: {_flow(value)}"
        elif isinstance(value, list) and any(isinstance(item, dict | Aside) for item in value):
            if _rows(value):
                for inner in dict.fromkeys(key for item in value for key in item):
                    open_ = any(item.get(inner, "") is None for item in value)
                    yield from self._explanation(record, inner, indent, f"{inner}: ", open_=open_)
            yield f"{indent}{name}:"
            yield from self._items(info, value, depth + 1)
        else:
            yield from _plain(name, value, indent)

    def _items(self, info: FieldInfo | None, items: list[Any], depth: int) -> Iterator[str]:
        """The items of a list, each of which may have a form of its own."""
        indent = "  " * depth
        rows = _rows(items)
        for item in items:
            if isinstance(item, Aside):
                yield from _comment(item.note, indent)
                yield from _aside(self._items(info, [item.value], depth), indent)
            elif rows:
                yield f"{indent}- {_flow(item)}"
            else:
                record = record_of(info.annotation, item) if info else None
                lines = [line for name, value in item.items() for line in self.field(record, name, value, depth + 1)]
                first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
                yield from (f"{indent}{line.lstrip()}" for line in lines[:first])
                yield f"{indent}- {lines[first].lstrip()}"
                yield from lines[first + 1 :]

    def _explanation(
        self, model: type[BaseModel] | None, name: str, indent: str, label: str = "", *, open_: bool = False
    ) -> Iterator[str]:
        if model is None or (model.__name__, name) in self.explained:
            return
        self.explained.add((model.__name__, name))
        words, info = of_field(model, name, self.language), field_of(model, name)
        if words is None or info is None:
            return
        parts = [f"{label}{words.title}.", words.description, form(words, self.language, info)]
        if open_ and is_list(info) and isinstance(words.example, list) and not words.form:
            parts.append(f"{contents(self.language, 'labels')['example']}: {spelled(words.example)}.")
        choice = values(words, info, self.language)
        parts.append("; ".join(f"{value}: {meaning.rstrip('.')}" for value, meaning in choice.items()))
        yield from _comment(" ".join(part for part in parts if part), indent)


def _rows(items: list[Any]) -> bool:
    """Whether each item of a list stands on one line."""
    return all(isinstance(item, dict) and _row(item) for item in items)


def _row(value: dict[str, Any]) -> bool:
    """Whether a record stands on one line."""
    parts = [part for item in value.values() for part in (item if isinstance(item, list) else [item])]
    return not any(isinstance(part, dict | Aside) for part in parts) and len(_flow(value)) <= _ROW


def _flow(value: dict[str, Any]) -> str:
    return f"{{{', '.join(f'{name}: {spelled(item, flow=True)}' for name, item in value.items())}}}"


def _plain(name: str, value: Any, indent: str) -> Iterator[str]:
    """A value that is no record, on several lines where it is long."""
    line = f"{indent}{name}: {spelled(value)}".rstrip()
    if len(line) <= _WIDTH or not isinstance(value, str | list):
        yield line
    elif isinstance(value, str):
        yield f"{indent}{name}: >-"
        yield from textwrap.wrap(value, _WIDTH, initial_indent=f"{indent}  ", subsequent_indent=f"{indent}  ")
    else:
        yield f"{indent}{name}:"
        yield from (f"{indent}  - {spelled(item)}" for item in value)


def _comment(words: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        words,
        _WIDTH,
        initial_indent=f"{indent}# ",
        subsequent_indent=f"{indent}# ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _aside(lines: Iterator[str], indent: str) -> Iterator[str]:
    """Lines as a comment, at the depth at which they would stand."""
    for line in lines:
        rest = line.removeprefix(indent)
        yield line if rest.startswith("#") else f"{indent}# {rest}"
