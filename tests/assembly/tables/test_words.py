"""Every table has its words in both languages, and both languages have the same."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from tests.assembly.tables.making import LANGUAGES, ROOT, layouts, library

_COMPUTED = {
    path.stem for path in (ROOT / "docgen/assembly/tables").glob("*.py") if "\ndef build(" in path.read_text("utf-8")
}
_DECLARED = {path.stem for path in (ROOT / "templates/tables").glob("*.yaml")}


def _keys(words: Any, path: str = "") -> set[str]:
    if isinstance(words, dict):
        return {path, *(key for name, value in words.items() for key in _keys(value, f"{path}.{name}"))}
    return {path}


def test_each_table_is_either_declared_or_computed() -> None:
    assert not _COMPUTED & _DECLARED
    for language in LANGUAGES:
        assert set(library(language).tables) == _COMPUTED | _DECLARED


@pytest.mark.parametrize("name", sorted(_COMPUTED | _DECLARED))
def test_languages_agree(name: str) -> None:
    english, german = (_keys(library(language).tables[name].data) for language in LANGUAGES)
    assert english == german


@pytest.mark.parametrize("name", sorted(_COMPUTED | _DECLARED))
def test_captions_differ_from_those_of_other_tables(name: str) -> None:
    for language in LANGUAGES:
        captions = [words.data["caption"] for words in library(language).tables.values()]
        assert captions.count(library(language).tables[name].data["caption"]) == 1


@pytest.mark.parametrize("name", sorted(_DECLARED))
@pytest.mark.parametrize("language", LANGUAGES)
def test_declared_tables_have_their_words(name: str, language: str) -> None:
    layout, words = layouts().layouts[name], library(language).tables[name].data
    assert list(words["columns"]) == [column.id for column in layout.columns]
    assert set(words.get("cells", {})) == {column.id for column in layout.columns if column.text}
    assert set(words.get("labels", {})) == {entry.id for entry in layout.entries}
    assert set(words.get("texts", {})) == {entry.id for entry in layout.entries if entry.text}
    assert set(words.get("parts", {})) == {entry.part for entry in layout.entries if entry.part}
    assert ("total" in words.get("words", {})) == any(column.total for column in layout.columns)


def test_no_words_in_python() -> None:
    """A text that readers see stands in the library: no string of a table module has two words in a row."""
    found = []
    for path in sorted((ROOT / "docgen/assembly/tables").glob("*.py")):
        found.extend(f"{path.name}: {text}" for text in _strings(path) if " " in text.strip())
    assert found == []


def _strings(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented
    ]
