"""An outline: which clauses a type of document holds, in which order, under which sections.

In: ``templates/<type>/outline.yaml``. Out: an ``Outline``, or findings.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from docgen.finding import Finding, Location, finding
from docgen.inputs import nodes
from docgen.inputs.validate import conform
from docgen.model.record import Id, Record


class Untitled(Record):
    """A clause whose paragraphs stand directly under the heading of its section."""

    untitled: Id


class OutlineSection(Record):
    """A section or schedule with its clauses in order."""

    id: Id
    clauses: tuple[Id | Untitled, ...]


class OutlineText(Record):
    """The order of a document."""

    numbering: Literal["contract", "plain"] = Field(
        description="contract: paragraphs bear numbers; plain: headings alone"
    )
    contents: int = Field(default=1, ge=1, le=2, description="How many levels of headings the table of contents shows")
    front: tuple[Id, ...] = Field(default=(), description="Tables on the page of key terms")
    opening: tuple[Id, ...] = ()
    sections: tuple[OutlineSection, ...] = Field(min_length=1)
    closing: tuple[Id, ...] = ()
    schedules: tuple[OutlineSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """An outline with the file that it comes from and the place of each of its lines."""

    type: str
    text: OutlineText
    file: str
    digest: str
    places: dict[nodes.Path, Location]

    def clause_ids(self) -> tuple[str, ...]:
        """Every clause that the outline names, in order."""
        sections = [c for section in (*self.text.sections, *self.text.schedules) for c in section.clauses]
        named = [clause if isinstance(clause, str) else clause.untitled for clause in sections]
        return (*self.text.opening, *named, *self.text.closing)


def read(templates: Path, kind: str, shown_as: str) -> tuple[Outline | None, list[Finding]]:
    """Read the outline of a type of document."""
    file = f"{shown_as}/{kind}/outline.yaml"
    try:
        raw = (templates / kind / "outline.yaml").read_bytes()
    except OSError:
        return None, [finding("LIB010", Location(file), kind=kind)]
    tree, findings = nodes.read(raw, file)
    if tree is None:
        return None, findings
    text, findings = conform(OutlineText, tree)
    if text is None:
        return None, findings
    return Outline(kind, text, file, hashlib.sha256(raw).hexdigest()[:16], tree.values), findings
