"""Words are divided as pyphen divides them, though most of its patterns are never parsed."""

from __future__ import annotations

import re

import pyphen
import pytest

from docgen.writers.hyphenation import hyphenation
from tests import examples

OTHERS = ("Übersee", "ß", "x", "naïve", "…", "a1b2", "#", "donaudampfschifffahrtsgesellschaftskapitän")


@pytest.mark.parametrize(("language", "library"), [("de-DE", "de"), ("en-GB", "en"), ("de", "de"), ("hu", "de")])
def test_words_of_the_library_are_divided_as_ever(language: str, library: str) -> None:
    texts = [file.read_text("utf-8") for file in sorted((examples.ROOT / "clauses" / library).rglob("*.md"))[::9]]
    words = {word for text in texts for word in re.findall(r"[^\W\d_]{4,}", text)} | set(OTHERS)
    assert len(words) > 500
    ours = hyphenation(language, 2, 2)
    theirs = pyphen.Pyphen(lang=pyphen.language_fallback(language), cache=False)
    assert ours is not None
    assert [ours.inserted(word) for word in sorted(words)] == [theirs.inserted(word) for word in sorted(words)]


def test_a_language_without_patterns_divides_nothing() -> None:
    assert hyphenation("xx", 2, 2) is None
    assert hyphenation("", 2, 2) is None
