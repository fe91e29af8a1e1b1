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
from docgen.model.values import SECONDS
from tests.examples import ROOT

FOLDER = ROOT / "docgen" / "messages"
PARTS = {"title", "message", "hint", "why"}


@cache
def catalogue(language: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in sorted((FOLDER / language).glob("*.yaml")):
        if file.stem != "PHRASES":
            found |= yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return found


KEYS = frozenset(catalogue("en"))


@cache
def asked() -> tuple[tuple[str, str], ...]:
    """Each key that stands in the program, with the file in which it stands."""
    return tuple(_asked())


def _asked() -> Iterator[tuple[str, str]]:
    for file, tree in program().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from ((key, file) for key in _keys(node, ""))
        for function in tree.body:
            if isinstance(function, ast.FunctionDef):
                for node in ast.walk(function):
                    if isinstance(node, ast.Call):
                        yield from ((key, file) for key in _keys(node, function.name))
        for written in literals(tree):
            if re.fullmatch(r"([A-Z]+\d{3}|[a-z]+)\.\w+", written) and written in KEYS:
                yield written, file


def _keys(call: ast.Call, function: str) -> Iterator[str]:
    if not isinstance(call.func, ast.Name):
        return
    given = [one.value if isinstance(one, ast.Constant) else None for one in call.args]
    if call.func.id in {"finding", "say"} and given and isinstance(given[0], str) and given[0]:
        yield given[0]
    rule = re.fullmatch(r"([a-z]+\d{3})_\w+", function)
    if call.func.id == "breach" and rule:
        code = rule[1].upper()
        yield f"{code}.{given[1]}" if len(given) > 1 and given[1] else code


@cache
def program() -> dict[str, ast.Module]:
    """The modules of the program by their files."""
    files = sorted((ROOT / "docgen").rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


def literals(tree: ast.AST) -> set[str]:
    """The texts that stand in a module, but for ``CODE = …``, which says of no message that it is asked for."""
    own = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and ast.unparse(node).startswith("CODE = ")
    }
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in own
    }


@cache
def parts() -> dict[str, tuple[set[str], set[str]]]:
    """By folder of the program, with what keys begin that are put together, ``f"IN007.{case}"``, and the texts with
    which they can end, those of the data beside it among them; in rules the code of the function is such a
    beginning."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for file, tree in program().items():
        begins, ends = found.setdefault(file.rpartition("/")[0], (set(), set()))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begins.add(str(node.values[0].value))
            if isinstance(node, ast.FunctionDef) and (rule := re.fullmatch(r"([a-z]+\d{3})_\w+", node.name)):
                begins.add(f"{rule[1].upper()}.")
        for one in literals(tree):
            ends |= {one, re.sub(r"\W+", "_", one).strip("_").lower()}
    for room, names in data():
        for folder, (_, ends) in found.items():
            if folder.startswith(room):
                ends |= names
    return found


def data() -> Iterator[tuple[str, set[str]]]:
    """Of each file of data in the program, the room it belongs to and the names of its entries."""
    for file in sorted((ROOT / "docgen").rglob("*.yaml")):
        if not file.is_relative_to(FOLDER) and not file.is_relative_to(ROOT / "docgen" / "fields"):
            held = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
            below = [names for names in held.values() if isinstance(names, dict)]
            yield file.parent.parent.relative_to(ROOT).as_posix(), {name for names in (held, *below) for name in names}


def put_together(key: str) -> bool:
    """Whether a folder holds both the beginning and the end of a key, which may be a unit too."""
    return any(
        "." in begin and key.startswith(begin) and key[len(begin) :] in ends | SECONDS.keys()
        for begins, ends in parts().values()
        for begin in begins
    )


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


def test_nothing_is_said_that_nobody_asks_for() -> None:
    held = catalogue("en")
    named = {key for key, _ in asked()} | {code for tree in program().values() for code in literals(tree) & KEYS}
    families = {f"family.{key.partition('.')[0].rstrip('0123456789')}" for key in KEYS}
    used = {key for key in KEYS if key in named | families or ("." in key and put_together(key))}
    for code, parts in ((key, parts) for key, parts in held.items() if "." not in key):
        cases = [key for key in used if key.startswith(f"{code}.")]
        if cases and not (parts.keys() & {"message", "hint"} - _inherited(held, cases)):
            used.add(code)  # what all cases have in common
    assert KEYS - used == set()


def _inherited(held: dict[str, dict[str, str]], cases: list[str]) -> set[str]:
    """The parts that one of the cases lacks, so that it says what its code says."""
    return {part for part in ("message", "hint") if any(part not in held[case] for case in cases)}


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
            families = {
                re.match(r"[A-Za-z]*", key)[0].upper() for key in yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
            }  # type: ignore[index]
            assert families == {file.stem}


def test_values_are_filled_in_and_never_read_again() -> None:
    one = finding(
        "CL004", Location("x"), target="{kind} {{ x }}", kind="rfp", meant=say("hint.near", near=OneOf(("a", "b")))
    )
    assert words(one).message == "[[{kind} {{ x }}]] refers to nothing in the rfp"
    assert words(one).hint == "did you mean “a” or “b”?"
    assert words(one, "de").hint == "gemeint ist wohl „a“ oder „b“"
