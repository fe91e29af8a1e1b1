"""A place with few clauses, in which a test can try wording: one contract of three sections and a schedule.

Its files stand in ``workspace/``; labels and terms are those of the shipped English library, the facts those of a
shipped engagement.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.build.places import Places
from tests import examples

EXAMPLE = "harborlight-training"
WORDING = "clauses/en/case.wording.md"


def create(folder: Path) -> Path:
    """The place, as it stands before a test changes it."""
    home = Path(shutil.copytree(Path(__file__).parent / "workspace", folder / "workspace"))
    for name in ("labels.yaml", "terms.yaml"):
        shutil.copy(examples.ROOT / "clauses" / "en" / name, home / "clauses" / "en" / name)
    examples.copy(EXAMPLE, home / "inputs")
    here = {"documents": ["contract"], "positions": {"default": "balanced"}}  # no exception for a clause it has not
    examples.set_fields(home / "inputs" / EXAMPLE, here)
    return home


def word(home: Path, wording: str, fields: Mapping[str, Any] | None = None) -> None:
    """Give the first clause this wording, and the engagement these facts."""
    file = home / WORDING
    head, _, _ = file.read_text("utf-8").rpartition("---\n")
    file.write_text(f"{head}---\n{wording}", "utf-8")
    examples.set_fields(home / "inputs" / EXAMPLE, fields or {})


def check(home: Path) -> examples.Checked:
    """Read, check and assemble what stands there."""
    places = Places(home / "inputs", home / "clauses", home / "templates", home / "output")
    return examples.check(home / "inputs" / EXAMPLE, places)
