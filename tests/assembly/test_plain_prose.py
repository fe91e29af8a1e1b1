"""Paragraphs without mark-up, which no parser sees, come out as the parser would have made them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly import prose
from docgen.assembly.facts import Facts
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.nodes import Value
from docgen.build import work
from docgen.finding import FindingsError, Location
from tests import examples

HERE = Location("clauses/en/here.md", 1, 1)
PIECES = [
    "a",
    "b c",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n \n",
    "-",
    "- ",
    "+ x",
    "1. ",
    "12.",
    "_",
    "#",
    "> ",
    "    ",
    "`",
    "~~~",
]
PIECES += [
    "[[x.y]]",
    "[[contract:x_y | title]]",
    "[[ x\n]]",
    "[[",
    "]]",
    "[a](b)",
    "<b>",
    "&amp;",
    "***",
    "===",
    "\xa0",
    "{",
]


@cache
def a_run() -> Run:
    reading = examples.example("harborlight-training").reading
    assert reading.engagement is not None
    run = Run(Facts(reading.engagement, Ledger(reading.places)), Formatter({"locales": {}, "locale": "en"}, ""))
    run.values.append(Value("a value"))
    return run


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, "\ue0000\ue001"]), max_size=14).map("".join))
def test_any_text(text: str) -> None:
    try:
        parsed = prose._parsed(text, a_run())
    except prose._TooDeepError:
        with pytest.raises(FindingsError):
            prose.parse(text, a_run(), HERE)
    else:
        assert prose.parse(text, a_run(), HERE) == parsed


@pytest.mark.parametrize("name", examples.NAMES)
def test_every_clause(name: str) -> None:
    reading = examples.example(name).reading
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    materials, _ = work.read_materials(examples.HERE, facts.language.value, facts.governing_law.value)
    assert materials is not None
    bodies = [text.body for variants in materials.library.clauses.values() for text in variants]
    assert sum(not prose._MARKUP.search(body) for body in bodies) > len(bodies) / 2
    for body in bodies:
        assert prose.parse(body, a_run(), HERE) == prose._parsed(body, a_run())
