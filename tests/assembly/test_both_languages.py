"""The two languages have the same wordings: whatever one serves for a law and a position, the other serves too."""

from __future__ import annotations

import re

import pytest

from docgen.library import shelf
from docgen.library.clause import ClauseText
from tests import examples

_REFERENCE = re.compile(r"\[\[([^\]|]+)")
# A field in an expression or a condition, or the law or the kind on its own.
_CODE = re.compile(r"\{[{%](.*?)[}%]\}")
_FIELD = re.compile(r"(?<![.\w'])(?:[a-z_]+(?:\.[a-z_]+)+|governing_law|kind)(?![\w'(])")

Wordings = dict[tuple[str, tuple[str, ...], str], ClauseText]


def wordings(language: str) -> Wordings:
    library, findings = shelf.read(examples.ROOT / "clauses" / language, f"clauses/{language}")
    assert library is not None
    assert not findings
    return {
        (wording.head.id, tuple(sorted(wording.head.law)), wording.head.position.value): wording
        for variants in library.clauses.values()
        for wording in variants
    }


ENGLISH, GERMAN = wordings("en"), wordings("de")


def test_the_same_clauses_laws_and_positions() -> None:
    assert set(ENGLISH) == set(GERMAN)


@pytest.mark.parametrize("part", ["conditions", "heads", "references", "fields"])
def test_the_same_in_each_wording(part: str) -> None:
    different = [
        (english.file, german.file)
        for key, english in ENGLISH.items()
        if (german := GERMAN.get(key)) and _part(part, english) != _part(part, german)
    ]
    assert not different


def _part(part: str, wording: ClauseText) -> object:
    if part == "conditions":
        return wording.head.when
    if part == "heads":
        head = wording.head
        return head.covers, head.express, head.approval, head.fallback
    if part == "references":
        return set(_REFERENCE.findall(wording.body))
    code = " ".join(_CODE.findall(wording.body))
    return set(_FIELD.findall(code))
