"""Whatever the program says, it says in every language, and a language says nothing that nobody asks for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from docgen.finding import Location, OneOf, finding, say
from docgen.messages import LANGUAGES, text, words
from tests.examples import ROOT

FOLDER = ROOT / "docgen" / "messages"
PARTS = {"title", "message", "hint", "why"}


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted((FOLDER / language).glob("*.yaml")):
        if file.stem != "PHRASES":
            found |= yaml.safe_load(file.read_text("utf-8"))
    return found


def asked() -> Iterator[tuple[str, str]]:
    """Each key that stands in the program, with the file in which it stands."""
    for file in sorted((ROOT / "docgen").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for function in [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]:
            for node in ast.walk(function):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    for key in _keys(node, getattr(function, "name", "")):
                        yield key, file.relative_to(ROOT).as_posix()
                if isinstance(node, ast.Constant) and re.fullmatch(r"(related|hint)\.\w+", str(node.value)):
                    yield str(node.value), file.relative_to(ROOT).as_posix()


def _keys(call: ast.Call, function: str) -> Iterator[str]:
    assert isinstance(call.func, ast.Name)
    given = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
    if call.func.id in {"finding", "say"} and given and isinstance(given[0], str) and given[0]:
        yield given[0]
    rule = re.fullmatch(r"([a-z]+\d{3})_\w+", function)
    if call.func.id == "breach" and rule:
        code = rule[1].upper()
        yield f"{code}.{given[1]}" if len(given) > 1 and given[1] else code


def fields(written: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", written))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_that_is_asked_for_has_a_message(language: str) -> None:
    lacking = {
        f"{key} ({file})"
        for key, file in asked()
        if not text(say(key, **dict.fromkeys(_named(key, language), "x")), language)
    }
    assert not lacking


def _named(key: str, language: str) -> set[str]:
    held = catalogue(language)
    return {
        name for one in (key, key.partition(".")[0]) for part in held.get(one, {}).values() for name in fields(part)
    }


def test_all_languages_say_the_same_of_the_same_keys() -> None:
    first, *others = [catalogue(language) for language in LANGUAGES]
    for other in others:
        assert first.keys() == other.keys()
        for key, parts in first.items():
            assert parts.keys() == other[key].keys(), key
            assert parts.keys() <= PARTS, key
            for part, written in parts.items():
                assert fields(written) == fields(other[key][part]), f"{key}.{part}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_title_and_says_why_it_matters(language: str) -> None:
    held = catalogue(language)
    codes = {key.partition(".")[0] for key in held if re.match(r"[A-Z]+\d", key)}
    assert not {code for code in codes if not {"title", "why"} <= held.get(code, {}).keys()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_files_hold_the_keys_of_their_family(language: str) -> None:
    for file in (FOLDER / language).glob("*.yaml"):
        if file.stem != "PHRASES":
            families = {re.match(r"[A-Za-z]*", key)[0].upper() for key in yaml.safe_load(file.read_text("utf-8"))}  # type: ignore[index]
            assert families == {file.stem}


def test_values_are_filled_in_and_never_read_again() -> None:
    one = finding(
        "CL004", Location("x"), target="{kind} {{ x }}", kind="rfp", meant=say("hint.near", near=OneOf(("a", "b")))
    )
    assert words(one).message == "[[{kind} {{ x }}]] refers to nothing in the rfp"
    assert words(one).hint == "did you mean “a” or “b”?"
    assert words(one, "de").hint == "gemeint ist wohl „a“ oder „b“"
