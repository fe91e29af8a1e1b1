"""The files of all examples explain themselves, and as they were built nothing in them counts as changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.assembly.walk import placed
from docgen.reports.explain import Told, told
from docgen.reports.explain_data import as_data
from docgen.reports.explain_find import find
from docgen.reports.explain_forms import as_text, calculation
from tests.examples import DOCUMENTS, example

_EACH = 9  # of so many clauses one is tried
FORMATS = ("docx", "html", "md", "pdf")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", DOCUMENTS, ids="/".join)
def test_every_file_explains_its_clauses(name: tuple[str, str], form: str, built: Path) -> None:
    one = told(built / name[0] / f"{name[1]}.{form}")
    assert isinstance(one, Told), one
    assert one.whole if form == "pdf" else one.compared and one.compared.same
    document = example(name[0]).documents[name[1]].document
    clauses = [(section, clause) for section, clause in placed(document) if section and clause.titled]
    for section, clause in clauses[::_EACH]:
        where = f"{section.label}, {clause.number}" if section.schedule else clause.number
        (hit,) = find(one, where)
        (data,) = as_data(one, hit, document.language)["clauses"]
        assert (data["id"], data["version"], data["condition"]) == (
            clause.id,
            clause.origin.version,
            clause.origin.condition,
        )
        assert not data["condition"] or data["condition_fields"]
        assert all(field["line"] for value in data["values"] for field in value["fields"])
        assert all(data["needs"][number]["title"] for number in range(len(clause.origin.covers)))
        assert clause.title in next(iter(as_text(one, hit, "en")))
    numbered = {part.number for _, part in one.parts if part.kind in ("table", "figure") and part.number}
    assert {label: [hit.name for hit in find(one, label)] for label in numbered} == {
        label: [label] for label in numbered
    }


@pytest.mark.parametrize("name", DOCUMENTS, ids="/".join)
def test_the_record_survives_another_word_processor(name: tuple[str, str], built: Path, saved: Path) -> None:
    before, after = told(built / name[0] / f"{name[1]}.docx"), told(saved / f"{'-'.join(name)}.docx")
    assert isinstance(before, Told)
    assert isinstance(after, Told), after
    assert after.record == before.record
    assert after.compared is not None
    assert after.compared.same


@pytest.mark.parametrize("name", DOCUMENTS, ids="/".join)
def test_every_calculation_is_described(name: tuple[str, str], built: Path) -> None:
    one = told(built / name[0] / f"{name[1]}.md")
    assert isinstance(one, Told)
    named = {fact.calculation for _, part in one.parts for fact in part.facts if fact.calculation}
    assert [what for what in named for language in ("en", "de") if not calculation(what, language)] == []
