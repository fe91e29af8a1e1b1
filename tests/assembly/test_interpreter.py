"""Wording filled in along the syntax tree comes out as Jinja's compiled code would have it, readings included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jinja2 import StrictUndefined

from docgen.assembly import filling, interpreter, sandbox
from docgen.assembly.calculations import Calculations
from docgen.assembly.draft import Materials
from docgen.assembly.facts import Facts
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.workshop import Workshop
from docgen.build import work
from tests import examples

LEFT_TO_JINJA = [
    "{% set x = 1 %}{{ x }}",
    "{% macro m() %}a{% endmacro %}",
    "{{ 1 + 2 }}",
    "{% for a in b",
    "{{ a | nil }}",
]
WORDINGS = [
    "no mark-up at all\n\n",
    "{{ kind }}{{ client.name }} and {{ client.address.city }}\n",
    "{% if kind == 'training' %}a{% elif kind in ('call_center', 'full_service') %}b{% else %}c{% endif %}",
    "{% for role in governance.roles %}{{ loop.index }}{{ role.title }}{% if not loop.last %}, {% endif %}{% endfor %}",
    "{% for role in governance.roles if role.person is not none %}{{ role.person }}{{ status }}{% endfor %}",
    "{% for a in governance.roles %}{% for b in a.duties %}{{ loop.index }}{% endfor %}{{ loop.last }}{% endfor %}",
    "{{ governance.roles | map(attribute='title') | list | join('or') }}",
    "{{ client.name if kind == 'training' else supplier.name }}{{ 'a' if nothing is defined else 'b' }}",
    "{{ term.initial | dative }} {{ governance.roles | length }} {{ [status, kind] | join }}",
    "{% if status == 'draft' and (kind == 'x' or not nothing is defined) %}{{ version }}{% endif %}",
]


def run_of(name: str) -> tuple[Run, dict[str, Any], Materials]:
    reading = examples.example(name).reading
    assert reading.engagement is not None
    facts = reading.engagement.engagement
    materials, _ = work.read_materials(examples.HERE, facts.language.value, facts.governing_law.value)
    assert materials is not None
    view = Facts(reading.engagement, Ledger(reading.places))
    run = Run(view, Formatter(materials.library.labels.data, facts.governing_law.value))
    workshop = Workshop(materials.layouts, materials.library, run, Calculations(view))
    workshop.names = {
        "calc": workshop.calc,
        "table": workshop.table,
        "figure": workshop.figure,
        "document": {"type": "rfp"},
    }
    return run, dict(workshop.names), materials


def outcome(name: str, fill: Callable[[Any], Any]) -> tuple[Any, ...]:
    """What comes out, what stands behind the tokens, and what was read, in this order."""
    run, names, _ = run_of(name)
    context = sandbox._Context(sandbox._ENVIRONMENT, {**names, filling.RUN: run}, None, {})
    try:
        made = fill(context)
        made = str(made) if isinstance(made, StrictUndefined) else made
    except Exception as problem:
        made = type(problem)
    return made, [str(value) for value in run.values], list(run.facts.ledger.reads)


def compiled(source: str) -> Callable[[Any], str]:
    template = sandbox._ENVIRONMENT.from_string(source)
    return lambda context: "".join(template.root_render_func(context))


def library() -> Iterator[tuple[str, str]]:
    for name in examples.NAMES:
        for variants in run_of(name)[2].library.clauses.values():
            for text in variants:
                yield name, text.body


@pytest.mark.parametrize("source", WORDINGS)
@pytest.mark.parametrize("name", examples.NAMES)
def test_the_same_words_and_the_same_readings(name: str, source: str) -> None:
    fill = interpreter.template(source, sandbox._ENVIRONMENT)
    assert fill is not None
    assert outcome(name, fill) == outcome(name, compiled(source))


def test_every_clause_of_the_library() -> None:
    followed = 0
    for name, source in library():
        fill = interpreter.template(source, sandbox._ENVIRONMENT)
        if fill is not None:
            followed += 1
            assert outcome(name, fill) == outcome(name, compiled(source)), source
    assert followed > 0.95 * len(list(library()))


@pytest.mark.parametrize("source", LEFT_TO_JINJA)
def test_what_is_not_followed_is_left_to_jinja(source: str) -> None:
    assert interpreter.template(source, sandbox._ENVIRONMENT) is None


@pytest.mark.parametrize("source", ["kind ==", "kind }} {{ status", "1 + 1", "kind | nil"])
def test_so_are_expressions(source: str) -> None:
    assert interpreter.expression(source, sandbox._ENVIRONMENT) is None
