"""Which fields a wording reads, told from its text alone."""

from __future__ import annotations

import pytest

from docgen.library import shelf
from docgen.model.whole import FILES, Engagement
from docgen.reports.reading import fields, shown
from tests import examples


@pytest.mark.parametrize(
    ("wording", "condition", "read"),
    [
        ("Nothing.", "", ()),
        (
            "{{ client.name }}",
            "people.works_council and not exit.convenience",
            ("client.name", "exit.convenience", "people.works_council"),
        ),
        ("{{ terms.cure | dative }}", "", ("terms.cure",)),
        ("{% for one in exit.grounds %}{{ one.kpi | name }}{% endfor %}", "", ("exit.grounds", "exit.grounds[].kpi")),
        ("{% for one in exit.grounds if one.kpi %}x{% endfor %}", "", ("exit.grounds", "exit.grounds[].kpi")),
        ("{{ (costs.options | first).name }}", "", ("costs.options.name",)),
        ("{{ table('rates') }}{{ calc.total }}{% if document.type == 'rfp' %}x{% endif %}", "", ()),
        ("{% if %}", "", ()),
    ],
)
def test_fields(wording: str, condition: str, read: tuple[str, ...]) -> None:
    assert fields(wording, condition) == read


def test_tables_and_figures_are_named() -> None:
    assert shown('{{ table("rates") }} {{ figure("ramp_up") }} {{ definitions() }}') == (
        "table rates",
        "figure ramp_up",
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_whatever_the_library_reads_begins_with_a_field(language: str) -> None:
    folder = examples.HERE.clauses / language
    library, _ = shelf.read(folder, folder.as_posix())
    assert library is not None
    facts = Engagement.model_fields["engagement"].annotation
    assert facts is not None
    known = {info.alias or name for name, info in facts.model_fields.items()} | set(FILES)
    texts = [text for texts in library.clauses.values() for text in texts]
    read = {path for text in texts for path in fields(text.body, text.head.when or "")}
    assert len(read) > 100
    assert {path for path in read if path.partition(".")[0] not in known} == set()
