"""Free-text fields of an engagement: where they stand, and strings that somebody could type or paste into them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.types import StringConstraints

from docgen.inputs import nodes
from docgen.inputs.paths import spell
from docgen.model.record import Prose
from docgen.model.whole import Engagement
from tests.writers.expected import NASTY

_NASTY = Path(__file__).with_name("nasty.yaml")


@dataclass(frozen=True)
class Field:
    """A text field: its path as numbers and names, as findings and the ledger spell it, and whether it is prose."""

    path: str
    spelled: str
    prose: bool


def fields(facts: dict[str, Any]) -> Iterator[Field]:
    """Every field in which any text can stand."""
    for name, data in facts.items():
        model = Engagement.model_fields[name].annotation
        assert isinstance(model, type)
        for path, marks in _texts(model, (), data, ()):
            written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
            prose = any(isinstance(mark, Prose) for mark in marks)
            yield Field(f"{name}{written}", spell(name, path, data), prose)


_Path = tuple[str | int, ...]
_Marks = tuple[Any, ...]


def _texts(kind: Any, marks: _Marks, data: Any, path: _Path) -> Iterator[tuple[_Path, _Marks]]:
    """The paths below ``data`` at which the model has a text that is no id, no address and no code."""
    marks = (*marks, *getattr(kind, "__metadata__", ()))
    inner = getattr(kind, "__args__", ())
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if isinstance(data, dict) and set(data) <= {info.alias or name for name, info in kind.model_fields.items()}:
            for name, info in kind.model_fields.items():
                key = info.alias or name
                yield from _texts(info.annotation, tuple(info.metadata), data.get(key), (*path, key))
    elif isinstance(data, str):
        constraints = [mark for mark in marks if isinstance(mark, StringConstraints)]
        if str in (kind, *inner) and constraints and all(not one.pattern for one in constraints):
            yield path, marks
        elif str not in (kind, *inner):
            for one in inner:
                yield from _texts(one, (), data, path)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            for one in inner:
                yield from _texts(one, (), item, (*path, index))
    else:
        for one in inner:
            yield from _texts(one, (), data, path)


CORPUS: dict[str, tuple[str, ...]] = {
    **{name: tuple(strings) for name, strings in nodes.read(_NASTY.read_bytes(), _NASTY.name)[0].data.items()},
    "long": ("word " * 2_000, "Wort" * 2_500),
}
# What YAML can carry: every character but half of a pair.
CHARACTERS = st.characters(exclude_categories=["Cs"])
MARKUP = st.text(alphabet="*_`~#<>[]()!|\\&;:=+-.1${}%'\"@ \n\tab\u00a0\ue000\ue001\x02\x03", min_size=1, max_size=20)
STRINGS = st.one_of(
    st.text(CHARACTERS, min_size=1, max_size=30),
    MARKUP,
    st.sampled_from([*NASTY, *(one for strings in CORPUS.values() for one in strings if len(one) < 1_000)]),
)


def words(field: Field, string: str, number: int) -> str:
    """The string as it can stand in a field: not empty, and unlike all others; prose in one paragraph, no list."""
    if field.prose:
        string = "x" + " ".join(string.splitlines())
    return f"{string}·{number}"
