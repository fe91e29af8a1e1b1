"""Each fault that the space is searched for is found where it is: an example is damaged and looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from docgen.assembly.document import Clause, Document
from docgen.assembly.nodes import (
    Block,
    Cell,
    Column,
    ItemList,
    Paragraph,
    Reference,
    ReferencePart,
    Row,
    Table,
    TermUse,
    Text,
)
from docgen.assembly.terms import Glossary
from tests import examples
from tests.space.faults import faults
from tests.space.test_space import words

DAMAGES = [
    "a section without clauses",
    "a clause without words",
    "a list without items",
    "a table without rows",
    "a field left out",
    "braces",
    "a gap",
    "two full stops",
    "None in a table",
    "a reference without words",
    "a reference to nothing",
    "a term without definition",
    "a paragraph that stands twice",
]
LONG = "The parties tell each other in good time what may keep the services from being rendered."


@cache
def whole() -> Document:
    return examples.example("harborlight-training").documents["contract"].document


@cache
def known() -> Glossary:
    return words("en", "NEW_YORK", "contract")


def with_blocks(*blocks: Block) -> Document:
    return changed(lambda clause: replace(clause, blocks=(*clause.blocks, *blocks)))


def changed(change: Callable[[Clause], Clause]) -> Document:
    """The contract with another clause in second place of its second section."""
    section = whole().sections[1]
    clauses = (change(section.clauses[0]), *section.clauses[1:])
    return replace(whole(), sections=(whole().sections[0], replace(section, clauses=clauses), *whole().sections[2:]))


def said(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def table(text: str) -> Table:
    return Table("any", (Text("Any"),), (Column(()),), (Row((Cell((said(text),)),)),))


@cache
def damaged() -> dict[str, tuple[Document, str]]:
    return {
        "a section without clauses": (
            replace(whole(), sections=(*whole().sections, replace(whole().sections[0], clauses=()))),
            "is empty",
        ),
        "a clause without words": (changed(lambda clause: replace(clause, blocks=(said(" "),))), "is empty"),
        "a list without items": (with_blocks(ItemList((), ordered=True)), "an empty ItemList"),
        "a table without rows": (with_blocks(replace(table(""), rows=())), "an empty Table"),
        "a field left out": (with_blocks(said("Notice is sent to None.")), "'None'"),
        "braces": (with_blocks(said("Notice of {{ terms.cure }}.")), "'{{'"),
        "a gap": (with_blocks(said("Notice is sent , at the latest, to the Client.")), "' ,'"),
        "two full stops": (with_blocks(said("It ends then..")), "'..'"),
        "None in a table": (with_blocks(table("None")), "'None'"),
        "a reference without words": (with_blocks(Paragraph((Reference("exit.plan"),))), "has no words"),
        "a reference to nothing": (
            with_blocks(Paragraph((Reference("exit.plan", parts=(ReferencePart("9", "nowhere"),)),))),
            "leads nowhere",
        ),
        "a term without definition": (
            with_blocks(Paragraph((TermUse("Grail", "grail", "term-grail"),))),
            "term-grail is not defined",
        ),
        "a paragraph that stands twice": (with_blocks(said(LONG), said(LONG)), "stands 2 times"),
    }


def test_the_example_has_no_fault() -> None:
    assert list(faults(whole(), known())) == []


def test_each_damage_has_its_test() -> None:
    assert list(damaged()) == DAMAGES


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_found(damage: str) -> None:
    document, fault = damaged()[damage]
    assert any(fault in one for one in faults(document, known())), list(faults(document, known()))


def test_a_term_in_a_table_is_defined() -> None:
    unused = next(name for name in known().terms if name not in str(whole()))
    document = with_blocks(table(f"short of the {known().terms[unused].term} agreed"))
    assert any("is not defined" in one for one in faults(document, known()))
