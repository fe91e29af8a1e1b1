"""Links among clauses and templates: one that leads out of its folder is not followed.

In: a folder, and how it is shown. Out: a finding for each link whose target stands outside, since a file from elsewhere
is neither reviewed nor recorded with the others. The folder itself may be a link.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from docgen.finding import Finding, Location, finding
from docgen.inputs import plain


def leading_out(folder: Path, shown_as: str) -> Iterator[Finding]:
    """Every link in a folder that leads out of it."""
    for path in sorted(_links(folder)):
        if plain.leads_out(path, folder):
            place = Location(f"{shown_as}/{path.relative_to(folder).as_posix()}")
            yield finding("LIB006.link", place, folder=f"{shown_as}/")


def _links(folder: Path) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_symlink():
                    yield Path(entry.path)
                elif entry.is_dir():
                    yield from _links(Path(entry.path))
    except OSError:
        return  # whoever reads the folder says so
