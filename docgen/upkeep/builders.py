"""Which fields the tables, pictures and calculations read that are written in Python.

In: the modules themselves, as text. Out: for a path, those that read it. A module reads a field when it goes from the
facts to the field, or to a record around it, and names the field. Nothing is run.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from docgen import assembly

_FOLDER = Path(assembly.__file__).parent
_KINDS = {"tables": "table", "pictures": "figure"}


@dataclass(frozen=True, slots=True)
class _Code:
    """What a piece of Python names: the ways that it goes from the facts, and every attribute; and the calculations
    that it asks for."""

    ways: frozenset[str]
    names: frozenset[str]
    asked: frozenset[str]


def reading(path: str, named: re.Pattern[str]) -> list[tuple[str, str]]:
    """The tables and pictures that read a field, as ``("table", name)``; ``named`` is found in those that may
    speak of it."""
    found = []
    for folder, kind in _KINDS.items():
        for file in sorted((_FOLDER / folder).glob("[a-z]*.py")):
            text = _text(file)
            if not named.search(text):
                continue
            code = _module(file)
            if _reads(code, path) or any(worked_out_of(f"calc.{one}", path) for one in code.asked):
                found.append((kind, file.stem))
    return found


def counted(names: Collection[str]) -> bool:
    """Whether the calculations name one of these fields."""
    return any(f".{name}" in _text(file) for file in _calculations() for name in names)


def worked_out_of(calculation: str, path: str) -> bool:
    """Whether a field goes into a calculation such as ``calc.exit.length``."""
    last = calculation.removesuffix("[*]").rpartition(".")[2]
    return any(_reads(code, path) for code in _members().get(last, ()))


def _reads(code: _Code, path: str) -> bool:
    plain = path.replace("[*]", "")
    for way in code.ways:
        if way == plain or way.startswith(f"{plain}."):
            return True
        if plain.startswith(f"{way}.") and code.names.issuperset(plain[len(way) + 1 :].split(".")):
            return True
    return False


@cache
def _text(file: Path) -> str:
    return file.read_text("utf-8")


@cache
def _module(file: Path) -> _Code:
    return _named_in(ast.parse(_text(file)))


def _calculations() -> list[Path]:
    return sorted((_FOLDER / "calculations").glob("*.py"))


@cache
def _members() -> dict[str, tuple[_Code, ...]]:
    """What goes into each member of the calculations, through all members on which it rests."""
    direct: dict[str, list[_Code]] = {}
    rests: dict[str, set[str]] = {}
    for file in _calculations():
        for node in ast.walk(ast.parse(_text(file))):
            if isinstance(node, ast.FunctionDef):
                direct.setdefault(node.name, []).append(_named_in(node))
                rests.setdefault(node.name, set()).update(_own(node))
    return {name: tuple(code for one in _reached(name, rests) for code in direct.get(one, ())) for name in direct}


def _reached(name: str, rests: dict[str, set[str]]) -> set[str]:
    seen, left = set(), [name]
    while left:
        here = left.pop()
        if here not in seen:
            seen.add(here)
            left.extend(rests.get(here, ()))
    return seen


def _own(function: ast.FunctionDef) -> Iterator[str]:
    """The members of the same object, and functions, that a function uses."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self":
            yield node.attr
        elif isinstance(node, ast.Name) and node.id.startswith("_"):
            yield node.id


def _named_in(tree: ast.AST) -> _Code:
    ways, names, asked = set(), set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
            chain = _chain(node)
            if "facts" in chain:
                ways.add(".".join(chain[chain.index("facts") + 1 :]))
            elif "calc" in chain:
                asked.add(".".join(chain[chain.index("calc") + 1 :]))
    return _Code(frozenset(ways - {""}), frozenset(names), frozenset(asked - {""}))


def _chain(node: ast.expr) -> list[str]:
    """``desk.facts.costs`` as its names."""
    if isinstance(node, ast.Attribute):
        return [*_chain(node.value), node.attr]
    return [node.id] if isinstance(node, ast.Name) else []
