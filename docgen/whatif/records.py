"""A build as it stands in an output folder: its manifest, why each clause stands there, and its text.

In: the folder, or a side that was assembled here and is to be compared with one. Out: a ``Side`` of that much as a
record holds: digests of fields and files, the values that are printed, and the text as Markdown has it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.build import work
from docgen.build.manifest import NAME, load
from docgen.carried import form
from docgen.finding import FindingsError, Location, finding
from docgen.inputs import plain
from docgen.reports.facts import Row
from docgen.whatif.passages import Edition, Entry
from docgen.whatif.sides import Side
from docgen.whatif.text import passages
from docgen.writers import markdown


def is_build(folder: Path) -> bool:
    """Whether a folder holds what a build wrote."""
    return (folder / NAME).is_file()


def built(folder: Path) -> Side:
    """What was built into a folder. Raises FindingsError where its record can't be read, or holds no text."""
    manifest = load(folder)
    if manifest is None:
        raise FindingsError([finding("CMP001", Location((folder / NAME).as_posix()))])
    editions: dict[str, Edition] = {}
    facts: dict[str, Row] = {}
    for kind, one in manifest.documents.items():
        try:
            told = json.loads(plain.read(folder / f"{kind}.origins.json"))
            text = form("md").without(plain.read(folder / f"{kind}.md")).decode()
            made = _edition(kind, manifest.language, text, told, one.fields, one.files)
        except (OSError, ValueError, KeyError, TypeError):
            place = Location((folder / f"{kind}.md").as_posix())
            raise FindingsError([finding("CMP001.text", place, document=kind)]) from None
        editions[kind] = made
        facts |= {path: row for path, row in _rows(told, one.fields).items() if path not in facts or row.value}
    about = manifest.engagement, manifest.language
    return Side(
        *(folder.as_posix(), *about, facts, editions, (), tuple(manifest.asked)), manifest.version, manifest.program
    )


def recorded(side: Side) -> Side:
    """A side that was assembled here, as a build of it would be recorded."""
    assert side.live is not None
    editions: dict[str, Edition] = {}
    facts: dict[str, Row] = {}
    for kind, made in side.live.documents.items():
        told = json.loads(work.recorded(side.live.places, side.live.reading, made)[1])
        text = markdown.write(made.document, side.live.places.templates).decode()
        known = side.editions[kind]
        editions[kind] = _edition(kind, side.language, text, told, known.fields, known.files)
        facts |= {path: row for path, row in _rows(told, known.fields).items() if path not in facts or row.value}
    return replace(side, facts=facts, editions=editions, live=None)


def _edition(
    kind: str,
    language: str,
    text: str,
    told: dict[str, Any],
    fields: Mapping[str, str],
    files: Mapping[str, str],
) -> Edition:
    clauses = told["clauses"]
    entries = {one["id"]: _entry(one, files) for one in clauses}
    found = passages(text, clauses)
    sections = {one.group: one.label for one in found if one.kind == "heading"}
    numbers = {**sections, **{id: entry.number for id, entry in entries.items()}}
    inside = {one["id"]: one["section"] for one in clauses}
    by_label = {label: section for section, label in sections.items()}
    placed = {id: replace(entry, section=by_label.get(inside[id], "")) for id, entry in entries.items()}
    names = {_plain(name): digest for name, digest in files.items()}
    return Edition(kind, language, found, placed, tuple(sections), numbers, dict(fields), names)


def _plain(name: str) -> str:
    """A file as a manifest names it, by its place in the library or the templates."""
    for folder in ("clauses", "templates"):
        _, found, rest = f"/{name}".rpartition(f"/{folder}/")
        if found and not name.startswith("clause:"):
            return f"{folder}/{rest}"
    return name


def _entry(one: dict[str, Any], files: Mapping[str, str]) -> Entry:
    number = one["number"]
    schedule = one["section"] and not one["section"].isdecimal()
    where = f"{one['section']}, {number}" if schedule and number else number or one["section"]
    digest = next((value for name, value in files.items() if name.endswith(f":{one['id']}")), "")
    return Entry(
        *(one["id"], one["title"], where, "", one["version"], one["position"], _plain(one["file"]), digest),
        *(one["condition"], tuple(one["condition_fields"]), tuple(one.get("reads", ()))),
    )


def _rows(told: dict[str, Any], fields: Mapping[str, str]) -> dict[str, Row]:
    """Each field that a document read, as it prints it, with its place."""
    printed: dict[str, str] = {}
    for clause in told["clauses"]:
        for value in clause["values"]:
            if len(value["fields"]) == 1 and not value.get("calculation"):
                printed.setdefault(value["fields"][0], value["text"])
    found = {}
    for path in fields:
        file, _, rest = told["fields"].get(path, "").rpartition(":")[0].rpartition(":")
        found[path] = Row(path, printed.get(path, ""), "given", file, int(rest) if rest.isdecimal() else 0)
    return found
