"""The folder of an engagement -> facts with their places, or findings.

In: a folder with six YAML files. Out: a ``Reading``: the engagement (None where an error forbids it), every finding,
the place of each field by its path, and the hash of the very bytes that were parsed.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.finding import Finding, Location
from docgen.inputs import nodes
from docgen.inputs.validate import validate
from docgen.model.whole import FILES, Engagement


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder held."""

    name: str
    engagement: Engagement | None
    findings: tuple[Finding, ...]
    places: dict[str, Location] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


def read(folder: Path, shown_as: str = "") -> Reading:
    """Read an engagement; ``shown_as`` is the folder's name in locations."""
    shown = shown_as or str(folder)
    findings: list[Finding] = []
    trees: dict[str, nodes.Tree] = {}
    hashes: dict[str, str] = {}
    missing = []
    for name in FILES:
        file = f"{shown}/{name}.yaml"
        try:
            raw = (folder / f"{name}.yaml").read_bytes()
        except FileNotFoundError:
            missing.append(
                Finding(
                    "IN001",
                    f"the file {name}.yaml is missing",
                    Location(file),
                    "copy it from a worked example and fill it in",
                )
            )
            continue
        except OSError as problem:
            findings.append(
                Finding("IN002", f"the file can't be read: {problem.strerror}", Location(file), "check its permissions")
            )
            continue
        hashes[f"{name}.yaml"] = hashlib.sha256(raw).hexdigest()
        tree, problems = nodes.read(raw, file)
        findings.extend(problems)
        if tree is not None:
            trees[name] = tree
    if len(missing) == len(FILES):
        missing = [
            Finding(
                "IN003",
                "the folder holds none of the six input files",
                Location(shown),
                "expected: " + ", ".join(f"{n}.yaml" for n in FILES),
            )
        ]
    findings.extend(missing)
    data = {name: tree.data for name, tree in trees.items()}
    engagement, problems = validate(data, trees)
    findings.extend(problems)
    ready = engagement if len(trees) == len(FILES) else None
    return Reading(folder.name, ready, tuple(findings), _places(trees), hashes)


def _places(trees: dict[str, nodes.Tree]) -> dict[str, Location]:
    """Each field's place by its path in words: ``requirements.kpis[answer-speed].target``."""
    places: dict[str, Location] = {}
    for name, tree in trees.items():
        for path, place in tree.values.items():
            places[spell(name, path, tree.data)] = place
    return places


def spell(name: str, path: nodes.Path, data: Any) -> str:
    """A path as people write it: items by their id where they have one, the fields of engagement.yaml without
    prefix."""
    spelled = "" if name == "engagement" else name
    here = data
    for part in path:
        if isinstance(part, int):
            here = here[part]
            mark = here.get("id", part) if isinstance(here, dict) else part
            spelled += f"[{mark}]"
        else:
            here = here[part]
            spelled += f".{part}" if spelled else part
    return spelled
