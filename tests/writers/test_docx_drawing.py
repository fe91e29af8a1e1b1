"""Pictures that a second process draws are the pictures that this one would have drawn."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# In a process of its own, since a process with threads, such as one that runs tests, is never copied.
SCRIPT = """
from dataclasses import replace
from pathlib import Path
from docgen.assembly.document import Clause
from docgen.assembly.nodes import Figure
from docgen.assembly.walk import blocks, clauses
from docgen.writers.docx import drawing
from tests.writers.sample import clause, sample

templates = Path("templates")
figure = next(b for c in clauses(sample()) for b in blocks(c.blocks) if isinstance(b, Figure))
several = [replace(figure, svg=figure.svg.replace("</svg>", f"<!-- {number} --></svg>")) for number in range(6)]
document = replace(sample(), closing=(clause("a.b", "Clause", *several),))
wanted = [(f.svg, f.width, templates / "fonts") for f in several]
alone = [drawing._draw(*each) for each in wanted]
with drawing.drawing_ahead([document], templates):
    ahead, = drawing._ahead
    {action}
    together = [drawing.picture(*each) for each in wanted]
    claimed = sum(file.suffix == ".png" for file in ahead.folder.iterdir())
assert together == alone
assert not ahead.folder.exists() and not drawing._ahead and not ahead.second.is_alive()
print(claimed)
"""


def drawn_by_the_second_process(action: str) -> int:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT.replace("{action}", action)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return int(run.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")
def test_the_same_pictures() -> None:
    assert drawn_by_the_second_process("ahead.second.join()") > 0


@pytest.mark.skipif(sys.platform != "linux", reason="no process is copied elsewhere")
def test_a_second_process_that_dies_is_not_missed() -> None:
    drawn_by_the_second_process("ahead.second.kill()")
