"""The registers of statutes, one file for each jurisdiction: ``clauses/statutes/<jurisdiction>.yaml``.

In: the folder. Out: each register with the statutes that clauses may cite, in the forms that each language writes, what
each says, and where and when that was read; or findings.

    under: [DE]                          # the laws of a contract under whose wording they may stand
    acts:
      BGB: [Bürgerliches Gesetzbuch, German Civil Code]      # other names by which it might be cited
    statutes:
      bgb.314:
        cite: {de: § 314 BGB, en: § 314 BGB}                   # or a list: short, and as it is introduced
        says: {de: …, en: …}
        checked: 2026-11-26              # left out: not held against a source yet
        source: gesetze-im-internet.de, § 314 BGB
        under: [DE, ENGLAND]             # optional: for this one, in place of the laws above
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from docgen.finding import Finding, Location
from docgen.inputs import nodes
from docgen.inputs.validate import conform
from docgen.model.engagement import Law
from docgen.model.record import Day, Id, Record, Text

FOLDER = "statutes"


def _several(raw: Any) -> Any:
    """One form stands for a list of one."""
    return [raw] if isinstance(raw, str) else raw


Forms = Annotated[tuple[Text, ...], BeforeValidator(_several), Field(min_length=1)]


class Statute(Record):
    """A provision as it is cited, what it says, and where somebody has read that it does."""

    cite: dict[Id, Forms] = Field(min_length=1, description="The form, or the few, in which each language cites it")
    says: dict[Id, Text] = Field(min_length=1, description="What it says, in one sentence of each language")
    checked: Day | None = Field(None, description="When that was last held against the source; left out if never")
    source: Text | None = Field(None, description="The publication in which it was read, with the state of its text")
    under: tuple[Law, ...] = Field(default=(), description="The laws under whose wording it may stand")


class RegisterText(Record):
    """The statutes of one jurisdiction."""

    under: tuple[Law, ...] = Field(min_length=1)
    acts: dict[Text, tuple[Text, ...]] = Field(min_length=1, description="Each act with other names that it is given")
    statutes: dict[Id, Statute]


@dataclass(frozen=True, slots=True)
class Register:
    """A register with the places of its entries."""

    jurisdiction: str
    text: RegisterText
    file: str
    places: Mapping[nodes.Path, Location]


def read(clauses: Path, shown_as: str) -> tuple[list[Register], list[Finding]]:
    """Every register below the folder of the clause library, by name."""
    registers: list[Register] = []
    findings: list[Finding] = []
    for path in sorted((clauses / FOLDER).glob("*.yaml")):
        file = f"{shown_as}/{FOLDER}/{path.name}"
        register, problems = _register(path.read_bytes(), file, path.stem)
        findings.extend(problems)
        if register is not None:
            registers.append(register)
    return registers, findings


@lru_cache(maxsize=16)
def _register(raw: bytes, file: str, jurisdiction: str) -> tuple[Register | None, tuple[Finding, ...]]:
    """A register, known by all its bytes: it is read once in a process."""
    tree, findings = nodes.read(raw, file)
    if tree is None:
        return None, tuple(findings)
    text, problems = conform(RegisterText, tree)
    register = None if text is None else Register(jurisdiction, text, file, tree.values | tree.keys)
    return register, (*findings, *problems)
