"""Faults planted one at a time in the worked examples are found, each at its place, and nothing else is told.

One of each kind is planted in each run of the tests, in the languages in turn, and all of them under ``exhaustive``.
The table at the end says how many of each rule were found.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

import pytest

from docgen.reports import manual
from tests.examples import DOCUMENTS, NAMES
from tests.planted import again, texts
from tests.planted.fault import LANGUAGES, Fault, Planted, every
from tests.planted.places import planted
from tests.planted.table import NAME
from tests.planted.verdict import judge

Tell = Callable[[str, object], None]
KINDS = [(number, fault) for number, fault in enumerate(every())]
IDS = [f"{fault.rule}{'.' * bool(fault.text)}{fault.text}-{number}" for number, fault in KINDS]
UNPLANTED = {
    "TXT002",  # a note on every text, which never fails
}


def found(some: list[Planted], tell: Tell) -> None:
    """Each is found at its place, and nothing else is told."""
    verdicts = [judge(one) for one in some]
    for one in verdicts:
        tell(NAME, one.row)
    bad = [str(one) for one in verdicts if not one.good]
    assert not bad, "\n\n".join(bad)


@pytest.mark.parametrize(("number", "fault"), KINDS, ids=IDS)
def test_one_fault_of_each_kind_is_found(number: int, fault: Fault, record_property: Tell) -> None:
    """The others of its kind, in the other clauses, documents and languages, are found under ``exhaustive``."""
    some = list(planted(fault))
    found([some[number % len(some)]], record_property)


@pytest.mark.exhaustive
@pytest.mark.parametrize("fault", every(), ids=IDS)
def test_every_fault_is_found(fault: Fault, record_property: Tell) -> None:
    some = list(planted(fault))
    assert len(some) >= len(fault.how), f"{fault.fault}: no place to plant it"
    found(some, record_property)


@pytest.mark.exhaustive
@pytest.mark.parametrize("fault", every(), ids=IDS)
def test_the_quick_way_finds_what_a_check_of_all_finds(fault: Fault) -> None:
    """What is put together again after an edit is what ``docgen check`` would put together."""
    for one in islice(planted(fault), 1) if not fault.text else ():
        if not one.stale:
            quick, whole = (look(one.example, one.edits) for look in (again.look, again.whole))
            assert {again.key(each) for each in quick} == {again.key(each) for each in whole}


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_as_they_are_give_no_alarm(name: str) -> None:
    assert again.weighty(again.clean(name).findings) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize(("name", "kind"), DOCUMENTS)
def test_the_texts_as_they_are_give_no_alarm(name: str, kind: str, form: str) -> None:
    assert texts.alarms(name, kind, form) == []


def test_every_rule_of_texts_has_faults_in_each_language_that_it_knows() -> None:
    families = {page.code for page in manual.pages() if page.family in {"DEF", "DOC", "STY", "SET", "TXT"}}
    assert {fault.code for fault in every()} >= families - UNPLANTED
    assert {language for fault in every() for language in fault.how} == set(LANGUAGES)


def test_the_publicly_known_slips_are_planted() -> None:
    slips = {fault.slip for fault in every() if fault.slip}
    assert slips == {
        "stale section numbers after a clause was inserted",
        "a definition kept after its last use went",
        "a party's old name in a schedule",
        "two notice periods",
    }
