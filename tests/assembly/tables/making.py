"""Makes tables as a build does: from an example engagement, in which a case can put other facts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from docgen.assembly.calculations import Calculations
from docgen.assembly.facts import Facts
from docgen.assembly.facts import plain as bare
from docgen.assembly.filling import Run
from docgen.assembly.formats import Formatter
from docgen.assembly.ledger import Ledger
from docgen.assembly.nodes import Block, Cell, ItemList, Paragraph, Row, Table
from docgen.assembly.walk import plain
from docgen.assembly.workshop import Layouts, Workshop, read_layouts
from docgen.inputs.folder import Reading, read
from docgen.library import shelf

ROOT = Path(__file__).parents[3]
LANGUAGES = ("en", "de")
EXAMPLES = sorted(path.name for path in (ROOT / "inputs").iterdir() if (path / "engagement.yaml").is_file())


class _AsWritten(yaml.BaseLoader):
    """Reads values as they are written; only true and false are more than text."""


_AsWritten.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])
_AsWritten.add_constructor("tag:yaml.org,2002:bool", lambda _, node: node.value == "true")


@dataclass(frozen=True)
class Made:
    """A workshop on some facts, and what it was made from."""

    workshop: Workshop
    calc: Calculations

    def table(self, name: str, given: Any = None) -> Table:
        """The table with this name."""
        return self.workshop.table(name, given)[0]


def reading(example: str, facts: dict[str, Any], folder: Path) -> Reading:
    """The facts of an example with some of them replaced: mappings are merged, everything else is put in place."""
    for source in sorted((ROOT / "inputs" / example).glob("*.yaml")):
        text = source.read_text(encoding="utf-8")
        changes = facts.get(source.stem)
        if changes:
            merged = _merged(yaml.load(text, _AsWritten), changes)
            text = yaml.safe_dump(merged, allow_unicode=True, sort_keys=False)
        (folder / source.name).write_text(text, encoding="utf-8")
    found = read(folder)
    assert found.engagement is not None, [finding.said for finding in found.findings]
    return found


def _merged(old: Any, new: Any) -> Any:
    """Mappings are merged; ``=`` as a key says that the mapping replaces the old one."""
    if isinstance(old, dict) and isinstance(new, dict) and "=" not in new:
        return {**old, **{key: _merged(old.get(key), value) for key, value in new.items()}}
    return new["="] if isinstance(new, dict) and "=" in new else new


@cache
def library(language: str) -> shelf.Library:
    """The words of a language."""
    found, findings = shelf.read(ROOT / "clauses" / language, f"clauses/{language}")
    assert found is not None, [finding.said for finding in findings]
    return found


@cache
def layouts() -> Layouts:
    """The declared tables."""
    found, findings = read_layouts(ROOT / "templates", "templates")
    assert not findings, [finding.said for finding in findings]
    return found


def workshop(found: Reading, language: str = "en", document: str = "contract") -> Made:
    """What makes the tables of one document."""
    assert found.engagement is not None
    facts = Facts(found.engagement, Ledger(found.places))
    words = library(language)
    run = Run(facts, Formatter(words.labels.data, str(bare(facts.governing_law))))
    calc = Calculations(facts)
    names = {"calc": calc, "document": {"type": document}}
    return Made(Workshop(layouts(), words, run, calc, names), calc)


def text(cell: Cell) -> str:
    """The words of a cell in one line."""
    return " / ".join(_lines(cell.blocks)).replace("\u00a0", " ")


def line(row: Row) -> str:
    """The words of a row."""
    return " | ".join(text(cell) for cell in row.cells).strip()


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(plain(block.content))
        elif isinstance(block, ItemList):
            found.extend(entry for item in block.items for entry in _lines(item.blocks))
    return found
