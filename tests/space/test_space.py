"""Whatever an engagement chooses, its documents hold together: kinds, laws, languages, positions and all that
conditions in clauses ask for.

``make test`` tries combinations in which each choice is made; ``make test-all`` tries some in which any two choices
meet, and every combination of the core, while the other choices go round. ``tests/space/dimensions.py`` says what can
be chosen.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest

from docgen.assembly.terms import Glossary, glossary
from docgen.finding import Severity
from docgen.library import shelf
from docgen.library.spelling import spelled
from docgen.messages import words as told
from docgen.model.engagement import EngagementFacts
from docgen.model.whole import FILES
from tests import examples
from tests.properties.engagements import DOCUMENTS
from tests.space.dimensions import ASKED, CORE, VALUES, Combination, core, facts_of, possible
from tests.space.faults import faults
from tests.space.pairs import complete, pairwise

# A choice of position that takes an approval is told of; it is no fault of the wording.
CHOICES = "POS"
CONDITION = re.compile(r"\{% *(?:el)?if (.*?)%\}|\{\{[^}]* if (.*?)\}\}", re.DOTALL)
FIELD = re.compile(r"(?<![.\w'])(?:[a-z_]+(?:\.[a-z_]+)+|governing_law|kind)(?![\w'(])")
FIRST = {*FILES, *EngagementFacts.model_fields} - {"documents"}
PAIRS = tuple(pairwise(VALUES, possible))
FIRST_PAIRS = 14  # so many of them hold every choice
PARTS = [(law, language, kind) for law in VALUES["law"] for language in ("en", "de") for kind in VALUES["kind"]]
SOME_DOCUMENTS = list(chain.from_iterable(combinations(DOCUMENTS, count) for count in (1, 2, 3)))


def found(combination: Combination, documents: tuple[str, ...] = DOCUMENTS) -> list[str]:
    """What is wrong with the documents of a combination."""
    facts = facts_of(combination)
    facts["engagement"]["documents"] = list(documents)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "any"
        examples.write(home, facts)
        checked = examples.check(home)
    said = [f for f in checked.findings if f.severity is Severity.ERROR and not f.code.startswith(CHOICES)]
    if said or list(checked.documents) != list(documents):
        return [f"{one.location}: {one.code} {told(one).message}" for one in said] or ["a document is missing"]
    language, law = facts["engagement"]["language"], facts["engagement"]["governing_law"]
    return [
        fault for kind, made in checked.documents.items() for fault in faults(made.document, words(language, law, kind))
    ]


@cache
def words(language: str, law: str, document: str) -> Glossary:
    """The terms that can stand in a document."""
    library, _ = shelf.read(examples.HERE.clauses / language, language)
    assert library is not None
    return glossary(spelled(library, law).terms, document, language)


@pytest.mark.parametrize("number", range(FIRST_PAIRS))
def test_any_choice(number: int) -> None:
    assert found(PAIRS[number]) == [], PAIRS[number]


@pytest.mark.exhaustive
@pytest.mark.parametrize("number", range(FIRST_PAIRS, len(PAIRS)))
def test_any_two_choices_together(number: int) -> None:
    assert found(PAIRS[number]) == [], PAIRS[number]


@pytest.mark.parametrize("documents", SOME_DOCUMENTS, ids=" ".join)
def test_any_choice_of_documents(documents: tuple[str, ...]) -> None:
    combination = PAIRS[FIRST_PAIRS + SOME_DOCUMENTS.index(documents)]
    assert found(combination, documents) == [], combination


def test_all_choices_are_tried() -> None:
    for name, values in VALUES.items():
        assert {str(row[name]) for row in PAIRS[:FIRST_PAIRS]} == set(map(str, values)), name


def test_all_pairs_are_tried() -> None:
    for one, other in combinations(VALUES, 2):
        tried = {(str(row[one]), str(row[other])) for row in PAIRS}
        for first in VALUES[one]:
            for second in VALUES[other]:
                if (str(first), str(second)) not in tried:
                    assert full({one: first, other: second}, 0) is None, (one, first, other, second)


def test_all_that_conditions_ask_for_is_a_dimension() -> None:
    """A field on which wording depends differs in the space: it has a line in FIELDS, or in ASKED."""
    known = {name.removeprefix("engagement.") for name in VALUES} | set(ASKED)
    unknown = {
        (field, clause)
        for language in ("en", "de")
        for field, clause in asked(language)
        if not any(field == name or field.startswith(f"{name}.") for name in known)
    }
    assert not unknown
    assert set(ASKED.values()) <= set(VALUES)


def asked(language: str) -> Iterator[tuple[str, str]]:
    """Each field of an engagement that a condition in a clause names, and the clause."""
    library, _ = shelf.read(examples.HERE.clauses / language, language)
    assert library is not None
    for texts in library.clauses.values():
        for text in texts:
            parts = [text.head.when or "", *(one or other for one, other in CONDITION.findall(text.body))]
            for field in FIELD.findall(" ".join(parts)):
                if field.partition(".")[0] in FIRST:
                    yield field, text.head.id


def full(start: dict[str, Any], number: int) -> Combination | None:
    """A combination that begins like this; what it leaves open is as in one of the pairs, as far as it can be."""
    places = {name: VALUES[name].index(value) for name, value in start.items()}
    beside = {name: VALUES[name].index(value) for name, value in PAIRS[number % len(PAIRS)].items()}

    def fits(some: dict[str, int]) -> bool:
        return possible({name: VALUES[name][place] for name, place in some.items()})

    made = complete(places, VALUES, fits, lambda name, place, *_: beside[name] == place)
    return made and {name: VALUES[name][place] for name, place in made.items()}


@cache
def every() -> tuple[Combination, ...]:
    """Every combination of the core, completed."""
    made = (full(start, number) for number, start in enumerate(core()) if possible(start))
    return tuple(one for one in made if one is not None)


def part(law: str, language: str, kind: str) -> Iterator[Combination]:
    chosen = (law, language, kind)
    return (c for c in every() if (c["law"], c["engagement.language"], c["kind"]) == chosen)


@pytest.mark.exhaustive
@pytest.mark.parametrize(("law", "language", "kind"), PARTS)
def test_every_combination_of_the_core(law: str, language: str, kind: str) -> None:
    some = list(part(law, language, kind))
    assert len({tuple(str(c[name]) for name in CORE) for c in some}) == len(some) > 0
    wrong = {str(combination): told for combination in some if (told := found(combination))}
    assert not wrong, f"{len(wrong)} of {len(some)}: {next(iter(wrong.items()))}"
