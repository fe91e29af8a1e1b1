"""Two texts word by word: nothing is lost, and a change reads as somebody would mark it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reports.difference import compare, marked

WORDS = st.lists(
    st.sampled_from(["the", "Supplier", "shall", ",", ".", " ", "\n\n", "Ärzte", "§ 307", ""]), max_size=30
)


@given(WORDS.map(" ".join), WORDS.map("".join))
def test_both_texts_are_there(first: str, second: str) -> None:
    pieces = compare(first, second)
    assert "".join(words for kind, words in pieces if kind != "added") == first
    assert "".join(words for kind, words in pieces if kind != "removed") == second


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        ("The same.", "The same.", "The same."),
        ("within 30 days", "within 60 days", "within [-30-]{+60+} days"),
        ("each Party pays", "the Supplier alone pays", "[-each Party-]{+the Supplier alone+} pays"),
        ("It ends.", "It ends. It begins.", "It ends.{+ It begins.+}"),
        ("", "All new", "{+All new+}"),
    ],
)
def test_a_change_is_marked(first: str, second: str, shown: str) -> None:
    assert marked(compare(first, second)) == shown
