"""Formats that a partial build passed over are made later, and nothing is blamed for it that did not change."""

from __future__ import annotations

from pathlib import Path

from tests import examples
from tests.assembly.workspace import EXAMPLE
from tests.build.place import BOTH, build, create, reasons


def test_a_format_that_was_left_out_lags_behind_an_earlier_change(tmp_path: Path) -> None:
    where = create(tmp_path)
    build(where)
    examples.set_fields(where.inputs / EXAMPLE, {"supplier.name": "Another Ltd"})
    assert reasons(build(where, ("md",))) == dict.fromkeys(BOTH, "supplier.name")
    report = build(where)
    assert reasons(report) == dict.fromkeys(BOTH, "an earlier change")
    assert {line.formats for line in report.lines} == {("docx", "html")}
