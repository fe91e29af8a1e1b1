"""The six files of a new engagement.

In: the patterns and a ``Case``. Out: the text of each file by its name.
"""

from __future__ import annotations

from pathlib import Path

from docgen.beginning import paper, pattern
from docgen.beginning.pattern import Case
from docgen.model.whole import FILES


def skeleton(templates: Path, case: Case) -> dict[str, str]:
    """The text of each file. Raises FindingsError where a pattern can't be read."""
    return {f"{file}.yaml": paper.written(file, pattern.read(templates, file, case), case.language) for file in FILES}
