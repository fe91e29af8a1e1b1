"""``output/<engagement>/manifest.json``: what was built, and from what.

In: what a build made. Out: JSON that is the same for the same build, and back again. Reading never fails: a manifest
that can't be read is no manifest, and what it should have known is built anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from docgen.inputs import plain

SCHEMA = 1
NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Output:
    """One file as it was written: its digest, and those of the tree, the look and the program that it was made from;
    the variant; the digests of the record that it carries and, in a .pdf, of what is attached."""

    sha256: str
    tree: str
    look: str
    program: str
    bytes: int
    pages: int = 0
    variant: str = ""
    attached: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """One document as it was built; ``seen`` is the digest of everything that was looked at when it was last judged."""

    tree: str
    seen: str
    fingerprint: str
    words: int
    fields: dict[str, str]
    files: dict[str, str]
    outputs: dict[str, Output]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an output folder; ``asked`` are the types of document that the engagement asks for."""

    engagement: str
    language: str
    version: str
    program: str
    clauses: str
    templates: str
    inputs: dict[str, str]
    asked: list[str]
    documents: dict[str, Built] = field(default_factory=dict)
    schema: int = SCHEMA


def dump(manifest: Manifest) -> bytes:
    """The manifest as JSON."""
    documents = {
        kind: _plain(built) | {"outputs": {form: _plain(output) for form, output in built.outputs.items()}}
        for kind, built in manifest.documents.items()
    }
    return lines(_plain(manifest) | {"documents": documents}, 4)


def lines(content: dict[str, Any], depth: int) -> bytes:
    """JSON that people can read and compare: so many levels are written one entry a line, what lies below in a row."""
    return (_lines(content, depth, "\n") + "\n").encode()


def _lines(content: Any, depth: int, line: str) -> str:
    if not depth or not content or not isinstance(content, dict | list):
        return _row(content)
    below = line + " "
    if isinstance(content, list):
        return f"[{below}{f',{below}'.join([_lines(item, depth - 1, below) for item in content])}{line}]"
    entries = [f"{_row(key)}: {_lines(content[key], depth - 1, below)}" for key in sorted(content)]
    return f"{{{below}{f',{below}'.join(entries)}{line}}}"


def _plain(record: Manifest | Built | Output) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


_row = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def load(folder: Path) -> Manifest | None:
    """The manifest of an output folder, if there is one that this version can read."""
    try:
        raw = json.loads(plain.read(folder / NAME))
        if raw["schema"] != SCHEMA:
            return None
        documents = {
            kind: Built(**{**built, "outputs": {form: Output(**output) for form, output in built["outputs"].items()}})
            for kind, built in raw["documents"].items()
        }
        return Manifest(**{**raw, "documents": documents})
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
