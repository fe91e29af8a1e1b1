"""Every picture has its words in both languages, both languages have the same, and none is left over."""

from __future__ import annotations

import ast
from typing import Any

import pytest

from docgen.assembly.pictures.decision_tree import BRANCHES
from tests.assembly.pictures.making import LANGUAGES, PICTURES, ROOT, library


def _keys(words: Any, path: str = "") -> set[str]:
    if isinstance(words, dict):
        return {key for name, value in words.items() for key in _keys(value, f"{path}.{name}")}
    return {path}


def test_each_picture_has_words_and_all_words_have_a_picture() -> None:
    assert len(PICTURES) == 10
    for language in LANGUAGES:
        assert sorted(library(language).figures) == PICTURES, language


@pytest.mark.parametrize("name", PICTURES)
def test_both_languages_have_the_same_words(name: str) -> None:
    english, german = (library(language).figures[name].data for language in LANGUAGES)
    assert _keys(english) == _keys(german)
    assert {"caption", "alternative", "words"} == set(english)
    for words in (english, german):
        assert all(str(value).strip() for value in (words["caption"], words["alternative"], *words["words"].values()))


@pytest.mark.parametrize("name", PICTURES)
def test_no_word_is_left_over(name: str) -> None:
    """Each key of the words stands in the module, or is made there from the name of a branch."""
    source = ast.parse((ROOT / f"docgen/assembly/pictures/{name}.py").read_text(encoding="utf-8"))
    known = {node.value for node in ast.walk(source) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    known |= {f"ask_{branch}" for branch in BRANCHES} if "ask_" in known else set()
    assert set(library("en").figures[name].data["words"]) <= known


def test_no_language_stands_in_the_other() -> None:
    for name in PICTURES:
        english, german = (library(language).figures[name].data for language in LANGUAGES)
        same = {key for key, text in english["words"].items() if german["words"][key] == text}
        assert not {key for key in same if not english["words"][key].strip("•").strip().startswith(("{{", '"{{'))}, name
