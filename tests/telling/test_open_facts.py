"""A new engagement has some hundred facts without a value: the first ones are told of in full, the others in a line."""

from __future__ import annotations

from docgen.finding import Finding, Location, finding
from docgen.telling import findings_as


def _open(line: int) -> Finding:
    return finding("IN007.nothing_described", Location("costs.yaml", line, 1), field=f"costs.x{line}", described="what")


def test_facts_without_a_value_stand_on_a_line_each_after_the_first() -> None:
    other = finding("YAML003", Location("costs.yaml", 7, 1))
    told = findings_as([*(_open(line) for line in range(1, 7)), other, _open(8)], "text").split("\n\n")
    assert [block.count("\n") > 0 for block in told] == [True, True, True, True, True, False, False]
    assert told[3].splitlines() == [
        f"costs.yaml:{line}:1: error IN007: costs.x{line}: no value is given" for line in (4, 5, 6)
    ]
    assert told[-2:] == ["costs.yaml:8:1: error IN007: costs.x8: no value is given", "8 errors and 0 warnings."]
