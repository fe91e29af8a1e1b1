"""Why a clause is not in a document, and conditions taken apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.assembly.sandbox import syntax
from docgen.whatif.absent import Verdict, absence
from docgen.whatif.parts import deciding, source
from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.whatif import place


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = place.create(tmp_path_factory.mktemp("absent"))
    short = made / "clauses" / "en" / "second.short.md"
    condition = "when: (terms.audits_per_year > 9 or kind == 'staffing') and not people.works_council and kind"
    short.write_text(short.read_text("utf-8").replace("when: terms.audits_per_year > 2", condition), "utf-8")
    (made / "clauses" / "en" / "one.clause.md").rename(made / "clauses" / "en" / "one.clause.DE.md")
    law = made / "clauses" / "en" / "one.clause.DE.md"
    law.write_text(law.read_text("utf-8").replace("version:", "law: [DE]\nversion:"), "utf-8")
    examples.set_fields(made / "inputs" / EXAMPLE, {"people.works_council": True})
    return made


def verdicts(home: Path, clause: str) -> dict[str, Verdict]:
    found = absence(place.at(home), place.target(home), clause)
    assert not found.findings
    return {one.document: one for one in found.verdicts}


def test_a_condition_is_taken_apart_and_every_part_that_decides_is_named(home: Path) -> None:
    found = verdicts(home, "second.short")
    one = found["contract"]
    assert one.why == "unmet"
    assert one.place == f"{place.at(home).clauses.as_posix()}/en/second.short.md:5"
    assert one.part is not None
    assert [(part.words, part.holds) for part in deciding(one.part)] == [
        ("terms.audits_per_year > 9", False),
        ("kind == 'staffing'", False),
        ("people.works_council", True),
    ]
    either, _, _ = one.part.parts
    (read,) = either.parts[0].read
    assert (read.path, read.value) == ("terms.audits_per_year", "3")
    lines = (home / "inputs" / EXAMPLE / "engagement.yaml").read_text("utf-8").splitlines()
    assert lines[int(read.place.rpartition(":")[2]) - 1].strip() == "audits_per_year: 3"
    assert found["governance-charter"].why == "not_listed"


def test_a_clause_for_other_laws(home: Path) -> None:
    one = verdicts(home, "one.clause")["contract"]
    assert (one.why, one.laws, one.law) == ("no_law", ("DE",), "NEW_YORK")


def test_a_clause_that_stands_is_told_with_its_number_and_wording(home: Path) -> None:
    one = verdicts(home, "second.long")["contract"]
    assert (one.why, one.number) == ("stands", "2.2")
    assert one.wording is not None
    assert (one.wording.position, one.wording.chosen) == ("balanced", "default")


def test_a_document_that_is_not_asked_for(home: Path, tmp_path: Path) -> None:
    copy = place.copied(home, tmp_path / "copy")
    examples.set_fields(copy / "inputs" / EXAMPLE, {"documents": ["contract"]})
    one = verdicts(copy, "charter.rules")["governance-charter"]
    assert one.why == "not_asked"


@pytest.mark.parametrize(
    "written",
    [
        "kind != 'training' and (a.b or not c.d)",
        "'bonus' in incentives.schemes | map(attribute='form') | list",
        "a is not none and b is none",
        "kind in ('call_center', 'full_service')",
        "not (a or b) and c | length > 1",
        "calc.x(1, [2, 'y']).z == true",
    ],
)
def test_a_condition_is_written_as_its_author_wrote_it(written: str) -> None:
    again = source(syntax(written, expression=True))
    assert repr(syntax(again, expression=True)) == repr(syntax(written, expression=True))


def test_every_condition_of_the_library_can_be_written_again() -> None:
    from docgen.reports.clauses import libraries

    texts = [text for library in libraries(examples.HERE)[0].values() for v in library.clauses.values() for text in v]
    conditions = {text.head.when for text in texts if text.head.when}
    assert len(conditions) > 40
    for one in conditions:
        again = source(syntax(one, expression=True))
        assert repr(syntax(again, expression=True)) == repr(syntax(one, expression=True)), one
