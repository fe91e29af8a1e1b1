"""What a lawyer gets wrong in a clause is a finding at its line: never a crash, and never more than was asked for.

A case is a Markdown file in ``wording/``: the wording of a clause, a line ``---8<---``, and the findings as in
``tests/findings``, where ``at`` is a text on the line of the wording.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.assembly import workspace
from tests.findings.case import compare

CASES = sorted((Path(__file__).parent / "wording").glob("*.md"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path, tmp_path: Path) -> None:
    wording, expected = file.read_text("utf-8").split("\n---8<---\n")
    home = workspace.create(tmp_path)
    workspace.word(home, wording)
    finds = [{"file": workspace.WORDING, **one} for one in yaml.load(expected, yaml.CSafeLoader)]
    compare(workspace.check(home).problems(), finds, home)
