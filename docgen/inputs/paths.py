"""A path of keys and numbers -> a path as people write it: ``requirements.kpis[answer-speed].target``.

In: the file in which it stands, the path, and the data of the file. Out: one text, the same in findings, in the ledger
and where a warning is accepted.
"""

from __future__ import annotations

from typing import Any

from docgen.inputs.nodes import Path


def spell(name: str, path: Path, data: Any) -> str:
    """Items by their id where they have one, otherwise by their number, the first 0; the fields of engagement.yaml
    without prefix. What stands nowhere in the data, such as a field that is missing, is named all the same."""
    return walked(name, path, data)[0]


def walked(name: str, path: Path, data: Any) -> tuple[str, Any]:
    """The same, and what stands there."""
    spelled, here = "" if name == "engagement" else name, data
    for part in path:
        spelled, here = step(spelled, here, part)
    return spelled, here


def step(spelled: str, here: Any, part: str | int) -> tuple[str, Any]:
    """One part further from a path and what stands there."""
    if isinstance(part, int):
        below = here[part] if isinstance(here, list) and part < len(here) else None
        named = below.get("id") if isinstance(below, dict) else None
        return f"{spelled}[{part if named is None or isinstance(named, dict | list) else named}]", below
    below = here.get(part) if isinstance(here, dict) else None
    return (f"{spelled}.{part}" if spelled else str(part)), below
