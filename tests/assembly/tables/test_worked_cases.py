"""Tables and computed values against what they come to by hand."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.assembly.tables.making import line, reading, workshop

_CASES = yaml.load((Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["case"]) for case in _CASES])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    made = workshop(reading("uferstrom-staffing", case["facts"], tmp_path), "en", case.get("document", "contract"))
    rows = [line(row) for row in made.table(case["table"]).rows]
    assert {position: rows[position] for position in case["rows"]} == {
        position: row.strip() for position, row in case["rows"].items()
    }
    run = made.workshop.run
    for name, expected in case.get("calc", {}).items():
        value = reduce(getattr, name.split("."), made.calc)
        said = run.say(value)
        assert said.text.replace("\u00a0", " ") == expected, name
        assert said.sources, f"{name} does not say which fields went into it"
