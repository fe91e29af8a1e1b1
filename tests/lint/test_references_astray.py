"""References turned to another clause: none is told of in the worked examples, and of those turned by chance a good
share is found.

Each reference is turned to three other clauses and sections of its document, drawn by chance. About a quarter is found;
what is demanded is less, so that the wording of clauses can change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from docgen.assembly.document import Document
from docgen.assembly.nodes import Inline, Inlines, Reference
from docgen.lint import references_astray
from docgen.lint.case import Case
from docgen.lint.likeness.page import Page
from docgen.lint.passages import Passage
from docgen.lint.reading import Readout
from tests import examples
from tests.planted import again

_TIMES = 3
_LEAST = 0.2


@pytest.mark.parametrize("name", examples.NAMES)
def test_the_worked_examples_lead_nowhere_astray(name: str) -> None:
    assert [one for one in examples.example(name).findings if one.code == "DOC009"] == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", examples.NAMES)
def test_a_good_share_of_turned_references_is_found(name: str) -> None:
    clean = again.clean(name)
    library = clean.materials.library
    case = Case.of(clean.trees, library)
    found = [
        bool(list(references_astray.alone(Case(case.documents, library, {kind: Readout(passages)}), kind)))
        for kind, document in clean.trees.items()
        for passages in turned(document, case.texts[kind], Random(f"{name} {kind}"))
    ]
    assert len(found) > 500
    assert sum(found) / len(found) > _LEAST


def turned(document: Document, passages: tuple[Passage, ...], random: Random) -> Iterator[tuple[Passage, ...]]:
    """The passages of a document with one reference turned, for each reference in them several times."""
    page = Page(document, passages, frozenset())
    for one in page.references:
        others = sorted(page.named.keys() - {one.node.target, one.clause})
        at = next(number for number, passage in enumerate(passages) if passage is one.passage)
        for other in random.sample(others, min(_TIMES, len(others))):
            made = Passage(
                one.passage.kind, _content(one.passage.content, one.node, other), one.passage.home, one.passage.term
            )
            yield (*passages[:at], made, *passages[at + 1 :])


def _content(content: Inlines, node: Reference, other: str) -> Inlines:
    def turn(each: Inline) -> Inline:
        if each is node:
            return replace(node, target=other)
        return replace(each, children=tuple(map(turn, each.children))) if hasattr(each, "children") else each  # type: ignore[arg-type, return-value, type-var]

    return tuple(map(turn, content))
