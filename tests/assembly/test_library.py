"""What does not fit together among clauses, outline, headings and labels is a finding at its place.

A case is a YAML file in ``library/``: ``changes`` and ``finds`` as in ``tests/findings``, done to the place in
``workspace/``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.assembly import workspace
from tests.findings.case import change, compare

CASES = sorted((Path(__file__).parent / "library").glob("*.yaml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    case = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    home = workspace.create(tmp_path)
    for one in case["changes"]:
        change(home, **one)
    compare(workspace.check(home).problems(), case["finds"], home)


def test_the_place_itself_has_no_problem(tmp_path: Path) -> None:
    assert workspace.check(workspace.create(tmp_path)).problems() == []
