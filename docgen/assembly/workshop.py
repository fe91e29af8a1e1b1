"""Tables and figures by name: a declaration under ``templates/tables``, else a module in ``tables/`` or ``pictures/``.

In: a name as a clause gives it. Out: the node. Names are found by listing; there is nothing to register.
"""

from __future__ import annotations

import difflib
import hashlib
import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen.assembly import layout
from docgen.assembly.bounds import TABLE
from docgen.assembly.calculations import Calculations
from docgen.assembly.desk import Desk
from docgen.assembly.filling import Run
from docgen.assembly.nodes import Figure, Table
from docgen.finding import Finding, FindingsError, Location, OneOf, finding, say
from docgen.inputs import nodes, plain
from docgen.library.shelf import Library, Words


@dataclass(frozen=True, slots=True)
class Layouts:
    """The declared tables of a templates folder."""

    layouts: dict[str, layout.LayoutText]
    digests: dict[str, str]
    files: dict[str, str]


def read_layouts(templates: Path, shown_as: str) -> tuple[Layouts, list[Finding]]:
    """Read every declaration under ``tables/``."""
    found: dict[str, layout.LayoutText] = {}
    digests: dict[str, str] = {}
    files: dict[str, str] = {}
    findings: list[Finding] = []
    for path in sorted((templates / "tables").glob("*.yaml")):
        file = f"{shown_as}/tables/{path.name}"
        if path.is_symlink() and plain.leads_out(path, templates):
            continue  # a finding says so
        raw = path.read_bytes()
        text, problems = _layout(raw, file)
        findings.extend(problems)
        if text is not None:
            found[path.stem] = text
            digests[path.stem] = hashlib.sha256(raw).hexdigest()[:16]
            files[path.stem] = file
    return Layouts(found, digests, files), findings


@lru_cache(maxsize=512)
def _layout(raw: bytes, file: str) -> tuple[layout.LayoutText | None, tuple[Finding, ...]]:
    """A declaration, known by all its bytes: it is read once in a process."""
    tree, problems = nodes.read(raw, file)
    if tree is None:
        return None, tuple(problems)
    text, more = layout.read(tree)
    return text, (*problems, *more)


@dataclass(slots=True)
class Workshop:
    """Makes the tables and figures of one document, and notes which it made."""

    layouts: Layouts
    library: Library
    run: Run
    calc: Calculations
    names: Mapping[str, Any] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def table(self, name: str, given: Any = None) -> tuple[Table]:
        """The table with this name; ``given`` is a record that the clause hands over."""
        self.run.meter.step(TABLE)
        words = self._words(self.library.tables, "tables", str(name))
        desk = Desk(self.run, self.calc, words.data, words.file, {**self.names, "given": given})
        declared = self.layouts.layouts.get(str(name))
        with _speaking_of(f"the table {name}", words.file):
            if declared is not None:
                file = self.layouts.files[str(name)]
                self.made[file] = self.layouts.digests[str(name)]
                return (layout.build(str(name), declared, desk, desk.names, file),)
            build = _builder("tables", str(name))
            return (build(desk) if given is None else build(desk, given),)

    def figure(self, name: str, given: Any = None) -> tuple[Figure]:
        """The picture with this name."""
        self.run.meter.step(TABLE)
        words = self._words(self.library.figures, "figures", str(name))
        desk = Desk(self.run, self.calc, words.data, words.file, {**self.names, "given": given})
        with _speaking_of(f"the figure {name}", words.file):
            build = _builder("pictures", str(name))
            return (build(desk) if given is None else build(desk, given),)

    def _words(self, shelf: Mapping[str, Words], folder: str, name: str) -> Words:
        found = shelf.get(name)
        if found is None:
            near = difflib.get_close_matches(name, shelf, n=2, cutoff=0.6)
            known = tuple(sorted(shelf))
            advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.known", names=known)
            raise FindingsError([finding("CL007.words", Location(""), name=name, folder=folder, advice=advice)])
        self.made[found.file] = found.digest
        return found


class _speaking_of:  # noqa: N801
    """Turns a missing label into a finding at the file in which it is missing."""

    def __init__(self, what: str, file: str) -> None:
        self.what = what
        self.file = file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: object) -> None:
        if isinstance(problem, KeyError):
            place = Location(self.file, 1, 1)
            raise FindingsError([finding("CL009", place, what=self.what, label=str(problem))]) from problem


def _builder(folder: str, name: str) -> Any:
    module = f"docgen.assembly.{folder}.{name}"
    if not name.isidentifier() or not (Path(__file__).parent / folder / f"{name}.py").is_file():
        raise FindingsError([finding(f"CL007.{folder}", Location(""), name=name)])
    return importlib.import_module(module).build
