"""Wording that was in order is not searched again in one process; what a lint asked for, and what is new, is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.assembly.nodes import Text, Value
from docgen.finding import Location
from docgen.lint import known as remembered
from docgen.lint.corpus import View
from docgen.lint.known import known
from docgen.lint.passages import OWN, Home, Kind, Passage

if TYPE_CHECKING:
    import pytest

HOME = Home("contract", "charges.amount", Location("clauses/en/charges/amount.md", 1, 1), lambda _before, _words: None)


def view(*every: str, fact: str = "") -> View:
    content = [(Text(words), Value(fact)) if fact else (Text(words),) for words in every]
    return View([Passage(Kind.PARAGRAPH, one, HOME) for one in content], OWN)


def test_what_a_lint_asked_for_is_looked_at_again() -> None:
    texts = view("As soon as possible.", "Within ")
    first = known("test", "asked").new(texts)
    first.passage(first.text.index("possible"))
    known("test", "asked").keep(first)
    again = known("test", "asked").new(view("As soon as possible.", "Within ", "By "))
    assert again.text.split("\x00") == ["As soon as possible.", "By "]


def test_another_fact_of_the_same_length_is_no_new_wording() -> None:
    known("test", "facts").keep(view("Within ", fact="30"))
    assert known("test", "facts").new(view("Within ", fact="14")).text == ""


def test_other_lists_know_nothing() -> None:
    known("test", ("and/or",)).keep(view("Within "))
    assert known("test", ("and/or", "within")).new(view("Within ")).text == "Within "


def test_no_more_is_kept_than_so_many_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 2)
    own = known("test", "bound")
    for words in ("One.", "Two.", "Three.", "Four."):
        own.keep(view(words))
    assert own.new(view("One.", "Two.", "Three.", "Four.")).text.split("\x00") == ["One.", "Two.", "Three."]
