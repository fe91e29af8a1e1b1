"""The measurements run, and say what they should; how fast anything is, no test asks."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest

from docgen.assembly.walk import clauses
from tests import examples
from tests.bench import __main__ as bench
from tests.bench import loops
from tests.bench.row import Row

KEYS = {"subject", "what", "ours", "reference", "unit", "target", "ratio", "met"}
SUBJECTS = {
    "nothing to do / full build",
    "nothing to do",
}
LONG = {
    "docx / docxtpl",
    "one engagement without PDF",
    "pdf / WeasyPrint",
    "seconds each / of 10",
    "processor seconds each / of 10",
    "peak memory / of 10",
    "peak memory of a worker / of 10",
    "seconds each / of 4",
    "peak memory / of 4",
    "peak memory of a worker / of 4",
    "cores used",
    "nothing to do / clean",
    "one changed / clean",
    "2 workers / 1",
    "share of a full build",
    "lints' share of a build without .pdf",
    "lints' share of a further build without .pdf",
}


SAVED = {
    "saved to seen",
    "saved to seen / full build",
    "saved to checked and written / full build",
    "one document on its own",
    "one document on its own / full build",
}
QUICK = ["nothing-to-do"]
SLOW = [name for name in bench.SUBJECTS if name not in {*QUICK, "saved"}]


@pytest.mark.parametrize(
    ("measured", "subjects"),
    [
        (QUICK, SUBJECTS),
        pytest.param(SLOW, LONG, marks=pytest.mark.exhaustive),
        pytest.param(["saved"], SAVED, marks=pytest.mark.exhaustive),
    ],
)
def test_every_subject_is_measured(measured: list[str], subjects: set[str], tmp_path: Path) -> None:
    file = tmp_path / "bench.json"
    only = [f"--only={name}" for name in measured]
    command = [sys.executable, "-m", "tests.bench", "--quick", *only, "--json", str(file)]
    shown = subprocess.run(command, cwd=examples.ROOT, capture_output=True, text=True, check=True).stdout
    content = json.loads(file.read_text("utf-8"))
    assert content["quick"] is True
    assert {row["subject"] for row in content["rows"]} == subjects
    for row in content["rows"]:
        assert set(row) == KEYS
        assert row["ours"] > 0
        assert (row["ratio"] is None) == (row["reference"] is None)
        assert (row["met"] is None) == (row["target"] is None)
        assert row["what"] in shown


@pytest.mark.parametrize(("reference", "met"), [(None, False), (4.0, True), (2.0, False)])
def test_a_target_is_for_the_ratio_where_there_is_one(reference: float | None, met: bool) -> None:
    assert Row("", "", 3.0, reference, target=1.0).met is met


def test_docxtpl_writes_the_same_words_as_ours() -> None:
    document = examples.example(examples.NAMES[0]).documents["contract"].document
    content = loops.flattened(document)
    written = docx.Document(BytesIO(loops.fill_in(loops.template(), content)))
    paragraphs = {paragraph.text for paragraph in written.paragraphs}
    assert {block["text"] for block in content if "text" in block} <= paragraphs
    assert {clause.title for clause in clauses(document) if clause.titled} <= paragraphs
    tables = [block["rows"] for block in content if block["kind"] == "table"]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in written.tables] == tables
