"""Whatever somebody types, HTML and Markdown show the very words and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.assembly.document import Document
from docgen.assembly.nodes import Block, Emphasis, Inline, ItemList, LineBreak, Paragraph, Strong, Text, Value
from docgen.assembly.walk import plain
from tests.writers import test_html, test_markdown
from tests.writers.expected import paragraphs
from tests.writers.sample import clause, english, item

TEMPLATES = Path("templates")
MARKUP = st.text(alphabet="*_`~#<>[]()!|\\&;:=+-.1$ \n\tab\u00a0", max_size=12)
STRINGS = st.one_of(st.text(max_size=20), MARKUP).filter(lambda string: string.strip("\ue000") == string)
LEAVES: st.SearchStrategy[Inline] = st.one_of(
    STRINGS.map(Text), STRINGS.map(Value), STRINGS.map(lambda string: Value(string)), st.just(LineBreak())
)
INLINES = st.recursive(
    LEAVES,
    lambda nodes: st.one_of(
        st.lists(nodes, min_size=1, max_size=3).map(lambda children: Emphasis(tuple(children))),
        st.lists(nodes, min_size=1, max_size=3).map(lambda children: Strong(tuple(children))),
    ),
    max_leaves=5,
)
PARAGRAPHS = st.lists(INLINES, min_size=1, max_size=4).map(lambda nodes: Paragraph(tuple(nodes)))
FENCE = "⟦paragraph⟧"


def document(content: list[Paragraph]) -> Document:
    """The sample with these paragraphs, alone and in a list, between two that tell where they begin and end."""
    items = ItemList(tuple(item(f"({index})", block) for index, block in enumerate(content)), ordered=True)
    fence = Paragraph((Text(FENCE),))
    body: list[Block] = [fence, *content, items, fence]
    section = replace(english().sections[0], clauses=(clause("any.words", "Any words", *body, anchor="any-words"),))
    return replace(english(), opening=(), sections=(section,), closing=(), schedules=())


@settings(max_examples=150, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_html_shows_the_words(content: list[Paragraph]) -> None:
    found = [test_html.words(one) for one in test_html.read(document(content)).iter("p")]
    assert between(found) == [test_html.shown(one) for one in between(paragraphs(document(content)))]


@settings(max_examples=300, deadline=None)
@given(st.lists(PARAGRAPHS, min_size=1, max_size=3))
def test_markdown_shows_the_words(content: list[Paragraph]) -> None:
    shown = [one for one in content if plain(one.content)]
    found = between(test_markdown.seen(test_markdown.parse(document(shown)), "paragraph_open"))
    assert [spaces(one) for one in found] == [spaces(one) for one in between(paragraphs(document(shown)))]


def between(found: list[str]) -> list[str]:
    first = found.index(FENCE)
    return found[first + 1 : found.index(FENCE, first + 1)]


def spaces(words: str) -> str:
    """After a sentence any number of spaces may have become the end of a line."""
    return " ".join(words.split(" "))
