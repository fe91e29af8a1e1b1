"""The folder of an engagement -> facts with their places, or findings.

In: a folder with six YAML files. Out: a ``Reading``: the engagement (None where an error forbids it), every finding,
the place of each field by its path, and the hash of the very bytes that were parsed.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, cast

from pydantic import BaseModel

from docgen.finding import Finding, Location, finding, has_errors
from docgen.inputs import nodes, plain, sheets
from docgen.inputs.paths import step, walked
from docgen.inputs.traps import TRAPS
from docgen.inputs.validate import validate
from docgen.model.whole import FILES, Engagement

_FILES = 24  # of a few engagements
_YAML = re.compile(r"\.(ya?ml|txt)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder held."""

    name: str
    engagement: Engagement | None
    findings: tuple[Finding, ...]
    places: dict[str, Location] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


class Amend(Protocol):
    """What an input file holds -> what it is to hold instead. Called before tables that stand in files of their own are
    filled in, and with ``filled`` afterwards."""

    def __call__(self, name: str, tree: nodes.Tree, *, filled: bool) -> nodes.Tree:
        """The tree of the file with this name, as it is to be."""


def read(folder: Path, shown_as: str = "", amend: Amend | None = None) -> Reading:
    """Read an engagement; ``shown_as`` is the folder's name in locations. With ``amend`` as if its files held something
    else, which stands in no file."""
    shown = shown_as or str(folder)
    findings: list[Finding] = []
    trees: dict[str, nodes.Tree] = {}
    hashes: dict[str, str] = {}
    missing: list[Finding] = []
    failed: set[Location] = set()  # where a table was named that could not be read
    for name in FILES:
        file = f"{shown}/{name}.yaml"
        path = folder / f"{name}.yaml"
        if plain.leads_out(path, folder):
            findings.append(finding("IN009", Location(file), name=path.name))
            continue
        try:
            raw = plain.read(path, nodes.MAX_BYTES)
        except FileNotFoundError:
            near = _misnamed(name, folder)
            missing.append(finding("IN001.near" if near else "IN001", Location(file), name=f"{name}.yaml", near=near))
            continue
        except plain.NotPlainError:
            findings.append(finding("IN009.kind", Location(file), name=path.name))
            continue
        except OSError as problem:
            findings.append(finding("IN002", Location(file), problem=problem.strerror or str(problem)))
            continue
        hashes[f"{name}.yaml"] = hashlib.sha256(raw).hexdigest()
        tree, told_of = _tree(raw, file)
        findings.extend(told_of)
        if tree is not None:
            tree = amend(name, tree, filled=False) if amend else tree
            filled = sheets.fill_in(
                tree, cast("type[BaseModel]", Engagement.model_fields[name].annotation), folder, shown
            )
            findings.extend(filled.findings)
            failed |= filled.failed
            hashes |= {file: hashlib.sha256(read).hexdigest() for file, read in filled.read.items()}
            trees[name] = amend(name, tree, filled=True) if amend else tree
    if len(missing) == len(FILES):
        missing = [finding("IN003", Location(shown), names=tuple(f"{n}.yaml" for n in FILES))]
    findings.extend(missing)
    data = {name: tree.data for name, tree in trees.items()}
    engagement, problems = validate(data, trees)
    told = {(one.location.file, one.location.line) for one in problems}
    wrong = {one.location for one in problems}
    findings = [one for one in findings if one.code != "YAML012" or one.location not in wrong]
    findings = [one for one in findings if one.code not in TRAPS or (one.location.file, one.location.line) not in told]
    findings.extend(one for one in problems if one.location not in failed)
    ready = engagement if len(trees) == len(FILES) and not has_errors(findings) else None
    for path in plain.beside(folder, sheets.SUFFIXES):  # what is not named now may be named next time
        if path.name not in hashes:
            hashes[path.name] = plain.digest(path)
    return Reading(folder.name, ready, tuple(findings), _places(trees), hashes)


def _tree(raw: bytes, file: str) -> tuple[nodes.Tree | None, tuple[Finding, ...]]:
    """The tree of a file, a copy of its own for whoever fills in tables."""
    tree, problems = _known(raw, file)
    return (None if tree is None else nodes.Tree(_copied(tree.data), dict(tree.values), dict(tree.keys))), problems


# Of six files one is saved at a time; the others are known by all their bytes.
@lru_cache(maxsize=_FILES)
def _known(raw: bytes, file: str) -> tuple[nodes.Tree | None, tuple[Finding, ...]]:
    tree, problems = nodes.read(raw, file)
    return tree, tuple(problems)


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _copied(value) for name, value in data.items()}
    return [_copied(value) for value in data] if isinstance(data, list) else data


def _misnamed(name: str, folder: Path) -> str:
    """A file that was probably meant to be the one of this name."""
    beside = [
        path.name
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.stem not in FILES or path.suffix != ".yaml"
    ]
    stems = {found.partition(".")[0].lower(): found for found in sorted(beside) if _YAML.search(found)}
    return next((stems[near] for near in difflib.get_close_matches(name, stems, n=1, cutoff=0.8)), "")


def _places(trees: dict[str, nodes.Tree]) -> dict[str, Location]:
    """Each field's place by its path in words: ``requirements.kpis[answer-speed].target``, and with a colon that of
    its key. Where an id stands twice, the later item is found by its number alone."""
    places: dict[str, Location] = {}
    for name, tree in trees.items():
        known: dict[nodes.Path, tuple[str, Any]] = {}  # a record mostly stands before its fields
        for path, place in tree.values.items():
            outer = known.get(path[:-1]) if path else None
            spelled, _ = known[path] = step(*outer, path[-1]) if outer else walked(name, path, tree.data)
            if spelled in places and path and isinstance(path[-1], int):
                spelled = f"{walked(name, path[:-1], tree.data)[0]}[{path[-1]}]"
            places.setdefault(spelled, place)
            if path in tree.keys:
                places.setdefault(f"{spelled}:", tree.keys[path])
    return places
