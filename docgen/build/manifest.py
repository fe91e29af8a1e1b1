"""``output/<engagement>/manifest.json``: what was built, and from what.

In: what a build made. Out: JSON that is the same for the same build, and back again. Reading never fails: a manifest
that can't be read is no manifest, and what it should have known is built anew.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from docgen.build.places import FORMATS
from docgen.inputs import plain

SCHEMA = 1
NAME = "manifest.json"
ORIGINS = "origins.json"  # how the name of the record beside a document ends
_WRITTEN = re.compile(rb'"(?:sha256|origins)": ?"([0-9a-f]{64})"')


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
    """One document as it was built; ``seen`` is the digest of everything that was looked at when it was last judged,
    ``origins`` that of the record beside the files, ``record`` that of the one within them."""

    tree: str
    seen: str
    fingerprint: str
    words: int
    fields: dict[str, str]
    files: dict[str, str]
    outputs: dict[str, Output]
    origins: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in an output folder.

    ``asked`` are the types of document that the engagement asks for; ``looks`` the files behind each look that an
    output names, style sheets and fonts, with the digest of each; ``facts`` the digest of what each input file says,
    comments and order aside; ``source`` the folder of the engagement, as it lies from that of all output. ``kept`` are
    the files that somebody wants left as they are, with the digest of each, ``left`` those that are no longer asked for
    but were changed by hand, with the digest they once had.
    """

    engagement: str
    language: str
    version: str
    program: str
    clauses: str
    templates: str
    inputs: dict[str, str]
    asked: list[str]
    documents: dict[str, Built] = field(default_factory=dict)
    looks: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    source: str = ""
    kept: dict[str, str] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    schema: int = SCHEMA

    def recorded(self) -> dict[str, str]:
        """Every file that was written here, with the digest that it had then; the records beside documents too."""
        files = {
            f"{kind}.{form}": output.sha256
            for kind, built in self.documents.items()
            for form, output in built.outputs.items()
        }
        beside = {f"{kind}.{ORIGINS}": built.origins for kind, built in self.documents.items() if built.origins}
        return {**files, **beside}


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
    return read(folder / NAME)


def read(file: Path) -> Manifest | None:
    """A manifest, if it is one that this version can read."""
    try:
        raw = json.loads(plain.read(file))
        if raw["schema"] != SCHEMA:
            return None
        documents = {
            kind: Built(**{**built, "outputs": {form: Output(**output) for form, output in built["outputs"].items()}})
            for kind, built in raw["documents"].items()
        }
        manifest = Manifest(**{**raw, "documents": documents})
        return manifest if _sound(manifest) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _sound(manifest: Manifest) -> bool:
    """Whether every entry is of its kind, and every name that of a file in this very folder."""
    records: list[Manifest | Built | Output] = [manifest, *manifest.documents.values()]
    records += [output for built in manifest.documents.values() for output in built.outputs.values()]
    names = [*manifest.recorded(), *manifest.kept, *manifest.left, *manifest.asked]
    tables = [manifest.kept, manifest.left, manifest.inputs, manifest.facts, *manifest.looks.values()]
    tables += [table for built in manifest.documents.values() for table in (built.fields, built.files)]
    return (
        all(
            _KINDS[field.type.partition("[")[0]] is type(getattr(one, field.name))
            for one in records
            for field in fields(one)
        )
        and all(isinstance(name, str) and Path(name).name == name for name in names)
        and all(isinstance(value, str) for table in tables for value in table.values())
    )


_KINDS: dict[str, type] = {"str": str, "int": int, "dict": dict, "list": list}


def remains(folder: Path) -> Manifest | None:
    """The manifest of an output folder; of one that is damaged or of another version what can be told by it all the
    same: which files are ours, since their digests stand in it. None where nothing can."""
    return load(folder) or _salvaged(folder)


def _salvaged(folder: Path) -> Manifest | None:
    try:
        known = {found.decode() for found in _WRITTEN.findall(plain.read(folder / NAME))}
        files = {path.name: plain.digest(path) for path in sorted(folder.iterdir()) if path.suffix}
    except OSError:
        return None
    ours = {name: digest for name, digest in files.items() if digest in known}
    outputs: dict[str, dict[str, Output]] = {}
    for name, digest in ours.items():
        kind, _, form = name.partition(".")
        if form in FORMATS:
            outputs.setdefault(kind, {})[form] = Output(digest, "", "", "", 0)
    documents = {
        kind: Built("", "", "", 0, {}, {}, made, ours.get(f"{kind}.{ORIGINS}", "")) for kind, made in outputs.items()
    }
    return Manifest("", "", "", "", "", "", {}, [], documents) if documents else None
