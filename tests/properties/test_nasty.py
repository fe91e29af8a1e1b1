"""Every nasty string in every kind of free-text field comes through every format, and changes nothing beside it.

``nasty.yaml`` holds the strings by class. The fields of an engagement take the classes in turn; each round moves them
on by one, so that after all rounds every field has held every class. ``make test`` goes one round for an engagement in
each language, in which every class meets most kinds of fields; ``make test-all`` goes all rounds, and looks at every
.pdf besides.
"""

from __future__ import annotations

from functools import cache
from itertools import chain

import pytest

from docgen.writers import pdf
from tests import examples
from tests.formats import numbered
from tests.properties.test_any_text import (
    CASES,
    TEMPLATES,
    Texts,
    assert_formats,
    assert_only_words_changed,
    changed,
    stands,
    text_fields,
    without_hyphens,
)
from tests.properties.texts import CORPUS, words
from tests.writers.expected import cells, paragraphs
from tests.writers.test_pdf import readable

CLASSES = tuple(CORPUS)
ROUNDS = len(CLASSES)
# Of the fields whose turn it is, one in so many holds the long words: a document of those alone is endless.
_SELDOM = 7
QUICK = [
    ("harborlight-training", "rfp"),
    ("nordwarenhaus-callcenter", "contract"),
    ("nordwarenhaus-callcenter", "governance-charter"),
]


@cache
def filled(name: str, turn: int) -> tuple[Texts, examples.Checked]:
    """An engagement whose fields hold the strings of a round."""
    given: Texts = {}
    for number, field in enumerate(text_fields(name)):
        strings = CORPUS[CLASSES[(number + turn) % len(CLASSES)]]
        if number % _SELDOM and len(strings[0]) > 1_000:
            strings = CORPUS["letters"]
        given[field] = words(field, strings[number // len(CLASSES) % len(strings)], number)
    return given, changed(name, given)


@pytest.mark.parametrize("name", CASES)
def test_nothing_but_the_words_changes(name: str) -> None:
    assert_only_words_changed(name, *filled(name, 0))


@pytest.mark.parametrize(("name", "kind"), QUICK)
def test_three_formats(name: str, kind: str) -> None:
    assert_formats(filled(name, 0)[1].documents[kind].document)


@pytest.mark.exhaustive
@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("name", examples.NAMES)
def test_all_rounds(name: str, turn: int) -> None:
    assert_only_words_changed(name, *filled(name, turn))
    for made in filled(name, turn)[1].documents.values():
        assert_formats(made.document)
        document = made.document
        shown = without_hyphens(numbered.pdf(pdf.write(document, TEMPLATES), document.cover))
        expected = [*paragraphs(document), *chain.from_iterable(cells(document))]
        usual = [one for one in expected if readable(one) and len(one) < 1_000]  # longer ones go over several pages
        assert [one for one in usual if not stands(without_hyphens(numbered.folded(one)), shown)] == []
    filled.cache_clear()
