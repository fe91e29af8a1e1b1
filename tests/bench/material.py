"""What is measured on: the shipped engagements, their documents, and copies of them under other names."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from docgen.assembly.document import Document
from docgen.build import work
from docgen.build.places import FORMATS, Places, Target, targets
from docgen.finding import has_errors

LIGHT = ("docx", "html", "md")


@dataclass(frozen=True)
class Effort:
    """How much is measured: repetitions, how many of the examples, formats of a full build, documents laid out as PDF,
    numbers of engagements, and of small ones."""

    repetitions: int
    examples: int
    formats: tuple[str, ...]
    laid_out: tuple[str, ...]
    engagements: tuple[int, ...]
    crowds: tuple[int, ...]


FULL = Effort(4, 3, FORMATS, ("contract",), (1, 10, 30), (10, 60, 1000))
QUICK = Effort(1, 1, LIGHT, ("governance-charter",), (1, 10), (4, 6))


@dataclass(frozen=True)
class Material:
    """The folder with inputs, clauses and templates, and how much is to be measured on it."""

    root: Path
    effort: Effort

    @property
    def places(self) -> Places:
        """The folders; whoever builds names an output folder of its own."""
        return self.places_with(self.root / "output")

    def places_with(self, output: Path) -> Places:
        """The folders with this one for the documents."""
        return Places(self.root / "inputs", self.root / "clauses", self.root / "templates", output)

    @property
    def examples(self) -> list[Target]:
        """The shipped engagements, or as many of them as are measured."""
        return self.every[: self.effort.examples]

    @property
    def every(self) -> list[Target]:
        """All shipped engagements."""
        return targets(self.places)

    @cached_property
    def documents(self) -> dict[str, dict[str, Document]]:
        """The documents of each example by type. Raises RuntimeError where one gives findings that forbid building."""
        return {example.name: assembled(self.places, example) for example in self.examples}


def assembled(places: Places, example: Target) -> dict[str, Document]:
    """The documents of one engagement, numbered and complete."""
    _, documents, findings = work.check(places, example)
    if has_errors(findings):
        raise RuntimeError(f"{example.shown} has errors; run docgen check")
    return {kind: made.document for kind, made in documents.items()}


def copies(example: Target, number: int, folder: Path) -> None:
    """So many copies of an engagement, each with an id, a folder and a client of its own."""
    facts = yaml.load((example.folder / "engagement.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for index in range(1, number + 1):
        copy = folder / f"{facts['id']}-{index:03}"
        copy.mkdir(parents=True)
        for file in example.folder.iterdir():
            if file.suffix != ".yaml":
                shutil.copy(file, copy)
                continue
            text = file.read_text("utf-8").replace(facts["client"]["short"], f"{facts['client']['short']} {index:03}")
            (copy / file.name).write_text(text.replace(f"id: {facts['id']}\n", f"id: {copy.name}\n"), "utf-8")
