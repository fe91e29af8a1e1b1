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
    spelled = "" if name == "engagement" else name
    here = data
    for part in path:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            named = here.get("id") if isinstance(here, dict) else None
            spelled += f"[{part if named is None or isinstance(named, dict | list) else named}]"
        else:
            here = here.get(part) if isinstance(here, dict) else None
            spelled += f".{part}" if spelled else str(part)
    return spelled
