"""Whatever a clause tries in order to get out or to go on without end is a finding at its line, soon, and nothing else.

The attempts stand in ``escapes.yaml``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.assembly.calculations import Calculations
from docgen.assembly.facts import Facts
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.prose import parse
from docgen.assembly.sandbox import evaluate, render
from docgen.assembly.workshop import Workshop
from docgen.build import work
from docgen.build.places import Places
from docgen.finding import FindingsError, Location
from docgen.inputs import folder
from docgen.messages import words
from tests.assembly import workspace

ATTEMPTS = yaml.load(Path(__file__).with_name("escapes.yaml").read_text("utf-8"), yaml.CSafeLoader)
SECONDS = 3  # of a machine that does much else besides; most take thousandths
HERE = Location("clauses/en/attempt.md", 11, 1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], tuple[Run, dict[str, Any]]]:
    """Gives what wording is filled in with: facts as they are read, and the names that clauses know."""
    home = workspace.create(tmp_path_factory.mktemp("escapes"))
    places = Places(home / "inputs", home / "clauses", home / "templates", home / "output")
    reading = folder.read(home / "inputs" / workspace.EXAMPLE, workspace.EXAMPLE)
    materials, _ = work.read_materials(places, "en", "NEW_YORK")
    assert reading.engagement is not None
    assert materials is not None
    engagement, library, layouts = reading.engagement, materials.library, materials.layouts

    def begin() -> tuple[Run, dict[str, Any]]:
        facts = Facts(engagement, Ledger(reading.places))
        run = Run(facts, Formatter(library.labels.data, "NEW_YORK"))
        workshop = Workshop(layouts, library, run, Calculations(facts))
        names = {"calc": workshop.calc, "table": workshop.table, "figure": workshop.figure, "definitions": lambda: ()}
        workshop.names = names
        return run, names

    return begin


def _whole(parts: str | list[Any]) -> str:
    """An attempt in full."""
    if isinstance(parts, str):
        return parts
    each = (part if isinstance(part, dict) else {part: 1} for part in parts)
    return "".join(text * times for part in each for text, times in part.items())


EVERY = [
    pytest.param(code, _whole(parts), id=name) for code, named in ATTEMPTS.items() for name, parts in named.items()
]


@pytest.mark.parametrize(("code", "wording"), EVERY)
def test_an_attempt_is_a_finding_at_its_line(code: str, wording: str, opened: Any) -> None:
    run, names = opened()
    began = time.process_time()
    with pytest.raises(FindingsError) as refused:
        parse(render(f"Fine.\n\n{wording}\n", names, run, HERE), run, HERE)
    assert time.process_time() - began < SECONDS
    (found,) = refused.value.findings
    assert found.code == code, found
    exact = "characters long" not in words(found).message and "marks of emphasis" not in words(found).message
    assert (found.location.file, found.location.line) == (HERE.file, HERE.line + 2 if exact else HERE.line)
    assert "object at 0x" not in words(found).message + words(found).hint


@pytest.mark.parametrize(("code", "wording"), [one for one in EVERY if one.values[0] == "CL014"])
def test_a_condition_gets_no_further(code: str, wording: str, opened: Any) -> None:
    expression = re.fullmatch(r"\{\{ ([^{}]*) \}\}", wording)
    if expression:
        run, names = opened()
        with pytest.raises(FindingsError) as refused:
            evaluate(expression[1], names, run, HERE)
        assert [(one.code, one.location) for one in refused.value.findings] == [(code, HERE)]


def test_how_many_there_are() -> None:
    assert len(EVERY) >= 130


def test_wording_of_a_table_that_asks_for_itself(tmp_path: Path) -> None:
    home = workspace.create(tmp_path)
    workspace.word(home, "{{ table('roles') }}\n")
    file = home / "clauses" / "en" / "tables" / "roles.yaml"
    file.write_text(file.read_text("utf-8") + "\nnote: \"{{ table('roles') }}\"\n", "utf-8")
    found = workspace.check(home).problems()
    assert {(one.code, Path(one.location.file).name) for one in found} >= {("CL015", "roles.yaml")}
