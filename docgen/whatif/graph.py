"""What each document rests on, and what rests on a field, a clause or a file: from the records of the last build.

In: output folders with their manifests. Out: for each document its fields, clauses, files, and for each format the
files of its look, fonts among them, with the program; and the other way round.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.build.manifest import Built, Manifest, load
from docgen.inputs import plain
from docgen.lint.across.ground.unread import enclosing


@dataclass(frozen=True, slots=True)
class Form:
    """A file of a document: the digest of its look, the files behind it, and the program that wrote it."""

    form: str
    look: dict[str, str]
    program: str


@dataclass(frozen=True, slots=True)
class Node:
    """A document with all that it rests on, each with its digest."""

    engagement: str
    document: str
    version: str
    fields: dict[str, str]
    clauses: dict[str, str]
    files: dict[str, str]
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Rest:
    """Something that rests on the thing asked for: a document, the clauses in it where they are known, its formats."""

    engagement: str
    document: str
    how: str
    clauses: tuple[str, ...]
    forms: tuple[str, ...]


def nodes(output: Path, engagement: str, types: Iterable[str] = ()) -> tuple[Node, ...] | None:
    """The documents of an engagement as they were built; None where there is no record."""
    manifest = load(output / engagement)
    if manifest is None:
        return None
    wanted = set(types)
    return tuple(
        _node(manifest, kind, built) for kind, built in manifest.documents.items() if not wanted or kind in wanted
    )


def _node(manifest: Manifest, kind: str, built: Built) -> Node:
    clauses = {name.split(":", 2)[2]: one for name, one in built.files.items() if name.startswith("clause:")}
    files = {name: one for name, one in built.files.items() if not name.startswith("clause:")}
    forms = tuple(
        Form(form, manifest.looks.get(output.look, {}), output.program)
        for form, output in sorted(built.outputs.items())
    )
    return Node(manifest.engagement, kind, manifest.version, dict(built.fields), clauses, files, forms)


def resting(output: Path, node: Node, thing: str) -> Iterator[Rest]:
    """How a document rests on a field, a clause or a file."""
    every = tuple(form.form for form in node.forms)
    if thing in node.clauses:
        yield Rest(node.engagement, node.document, "clause", (thing,), every)
    fields = [path for path in node.fields if _touches(path, thing)]
    if fields:
        yield Rest(node.engagement, node.document, "field", tuple(_clauses(output, node, thing)), every)
    if any(_is_file(name, thing) for name in node.files):
        yield Rest(node.engagement, node.document, "files", (), every)
    looks = tuple(form.form for form in node.forms if any(_is_file(name, thing) for name in form.look))
    if looks:
        yield Rest(node.engagement, node.document, "look", (), looks)


def known(some: Iterable[Node]) -> list[str]:
    """All that something rests on, for whoever mistyped it."""
    found: dict[str, None] = {}
    for node in some:
        for path in node.fields:
            found.update(dict.fromkeys(enclosing(path.removesuffix("[*]"))))
        found.update(dict.fromkeys((*node.clauses, *node.files)))
        found.update(dict.fromkeys(name for form in node.forms for name in form.look))
    return list(found)


def _touches(read: str, thing: str) -> bool:
    """Whether a reading met a field, something in it, or the record round it."""
    bare = read.removesuffix("[*]")
    return bare == thing or thing in set(enclosing(bare)) or (bare == read and read in set(enclosing(thing)))


def _is_file(name: str, thing: str) -> bool:
    return name == thing or name.endswith(f"/{thing}")


def _clauses(output: Path, node: Node, thing: str) -> Iterator[str]:
    """The clauses that print a field, ask for it, or stand because of it."""
    try:
        told = json.loads(plain.read(output / node.engagement / f"{node.document}.origins.json"))
        for clause in told["clauses"]:
            if any(_touches(path, thing) for path in _read(clause)):
                yield f"{clause['number'] or clause['section']} {clause['id']}".strip()
    except (OSError, ValueError, KeyError, TypeError):
        return


def _read(clause: dict[str, Any]) -> Iterator[str]:
    yield from clause["condition_fields"]
    yield from clause.get("reads", ())
    for value in clause["values"]:
        yield from value["fields"]


def dot(some: Iterable[Node]) -> str:
    """The graph for programs that draw graphs: an arrow from each document to what it rests on."""
    lines = ["digraph docgen {", "  rankdir=LR;", "  node [shape=box];"]
    for node in some:
        name = f"{node.engagement}/{node.document}"
        lines.append(f"  {_quoted(name)} [style=bold];")
        lines += [f"  {_quoted(name)} -> {_quoted(one)};" for one in (*node.fields, *node.clauses, *node.files)]
        for form in node.forms:
            file = f"{name}.{form.form}"
            lines.append(f"  {_quoted(file)} -> {_quoted(name)};")
            lines += [f"  {_quoted(file)} -> {_quoted(one)};" for one in form.look]
            lines.append(f"  {_quoted(file)} -> {_quoted(f'docgen {node.version} {form.program}')};")
    return "\n".join([*lines, "}"])


def _quoted(name: str) -> str:
    return json.dumps(name, ensure_ascii=False)
