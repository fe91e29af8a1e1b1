"""YAML text -> plain data and the place of every value.

In: the bytes of one file. Out: dicts, lists, texts, whole numbers, decimal numbers, true, false and None, with a
location for each path; or findings. A plain scalar is a number only where nobody could doubt it: ``08:00``,
``2026-01`` and
``01067`` stay text, ``no`` and ``on`` are not booleans.
Never constructs an object, never follows a tag, never expands aliases without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from docgen.finding import Finding, Location, Related, finding, say
from docgen.inputs.syntax import explain
from docgen.inputs.traps import traps

Path = tuple[str | int, ...]

_STANDARD_TAG = "tag:yaml.org,2002:"
_KNOWN_TAGS = {
    one
    for tag in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "value", "merge")
    for one in (tag, f"{_STANDARD_TAG}{tag}")
}
_TAGS = {
    yaml.ScalarNode: f"{_STANDARD_TAG}str",
    yaml.SequenceNode: f"{_STANDARD_TAG}seq",
    yaml.MappingNode: f"{_STANDARD_TAG}map",
}
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"-?\d{1,18}\.\d{1,18}")
_WIDE = {b"\xff\xfe", b"\xfe\xff"}  # how UTF-16 begins
MAX_BYTES = 2_000_000
_MAX_NODES = 60_000
_MAX_DEPTH = 30


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # its base depends on the machine
    """Composes nodes without guessing what a plain scalar might be: ``_scalar`` says.

    Stops before a file that is nested without end, or holds values without end, fills the memory: parsers of YAML take
    a call within a call for each level, and those in C end the whole process where the stack ends.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0
        self._nodes = 0

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:  # noqa: ARG002
        """Called before each node."""
        self._depth += 1
        self._nodes += 1
        if self._depth > _MAX_DEPTH + 1 or self._nodes > 2 * _MAX_NODES:  # names of fields are nodes here
            deep = self._depth > _MAX_DEPTH + 1
            raise _TooLargeError("YAML009.depth" if deep else "YAML009.many", parent if deep else None)

    def ascend_resolver(self) -> None:
        """Called behind each node."""
        self._depth -= 1

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:  # noqa: ARG002
        """The tag of a node that has none."""
        return _TAGS[kind]


@dataclass(frozen=True, slots=True)
class Tree:
    """The data of one file, with the place of each value and of each key."""

    data: Any
    values: dict[Path, Location]
    keys: dict[Path, Location]


@dataclass(slots=True)
class _Reader:
    file: str
    values: dict[Path, Location] = field(default_factory=dict)
    keys: dict[Path, Location] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    split: list[Finding] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nodes: int = 0


class _TooLargeError(Exception):
    """The file holds, or unfolds into, more than a file can sensibly hold; the node is where, if that can be said."""

    def __init__(self, said: str = "YAML009", node: yaml.Node | None = None) -> None:
        self.said, self.node = said, node
        super().__init__(said)

    def told(self, file: str) -> Finding:
        """What is said of it, at the place where the limit was passed."""
        mark = self.node.start_mark if self.node is not None else None
        place = Location(file, mark.line + 1, mark.column + 1) if mark else Location(file, 1, 1)
        return finding(self.said, place)


def read(raw: bytes, file: str) -> tuple[Tree | None, list[Finding]]:
    """Read one file; the tree is None where findings forbid to go on."""
    start = Location(file, 1, 1)
    if len(raw) > MAX_BYTES:
        return None, [finding("YAML009.bytes", start)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        return None, [finding("YAML002.wide" if raw[:2] in _WIDE else "YAML002", Location(file, line, 1))]
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as problem:
        return None, [explain(problem, text, file)]
    except _TooLargeError as problem:
        return None, [problem.told(file)]
    if node is None:
        return None, [finding("YAML003", start)]
    reader = _Reader(file, lines=text.split("\n"))
    try:
        data = _convert(node, (), reader, 0)
    except _TooLargeError as problem:
        return None, [*reader.findings, problem.told(file)]
    if not isinstance(data, dict):
        reader.findings.append(finding("YAML004", start))
    if reader.findings:
        return None, reader.findings
    return Tree(data, reader.values, reader.keys), [*reader.split, *traps(text, file)]


def _place(node: yaml.Node, file: str) -> Location:
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if isinstance(node, yaml.ScalarNode) and end.line == start.line else 0
    return Location(file, start.line + 1, start.column + 1, length)


def _convert(node: yaml.Node, path: Path, reader: _Reader, depth: int) -> Any:
    reader.nodes += 1
    if reader.nodes > _MAX_NODES or depth > _MAX_DEPTH:
        raise _TooLargeError
    place = _place(node, reader.file)
    reader.values[path] = place
    if node.tag not in _KNOWN_TAGS:
        reader.findings.append(finding("YAML006", place, tag=node.tag))
        return None
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_convert(item, (*path, index), reader, depth + 1) for index, item in enumerate(node.value)]
    assert isinstance(node, yaml.MappingNode)
    return _mapping(node, path, reader, depth)


def _mapping(node: yaml.MappingNode, path: Path, reader: _Reader, depth: int) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in _fields(node, reader):
        place = _place(key_node, reader.file)
        if not isinstance(key_node, yaml.ScalarNode):
            reader.findings.append(finding("YAML004.name", place))
            continue
        key = str(key_node.value)
        if key == "<<":
            reader.findings.append(finding("YAML006.merge", place))
        elif key in data:
            first = reader.keys[(*path, key)]
            related = [Related(first, say("related.first"))]
            if key == next(iter(data)) and path and isinstance(path[-1], int):  # the rest of another item follows
                reader.findings.append(finding("YAML005.dash", place, related=related, name=key, line=first.line))
                return data
            reader.findings.append(finding("YAML005", place, related=related, name=key, line=first.line))
        else:
            reader.keys[(*path, key)] = place
            data[key] = _convert(value_node, (*path, key), reader, depth + 1)
    return data


def _fields(node: yaml.MappingNode, reader: _Reader) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The names and values of a record.

    Between braces a comma ends a value: ``{amount: 48.000,00 EUR}`` is an amount of 48.000 and a field “00 EUR”
    without a value. Such a value is put together again and told of, so that one mistake stays one.
    """
    if not node.flow_style:
        yield from node.value
        return
    pairs = list(node.value)
    while pairs:
        key, value = pairs.pop(0)
        parts: list[yaml.Node] = []
        while pairs and _plain(value) and value.value and _cut_off(pairs[0], value, reader):
            parts.append(pairs.pop(0)[0])
        if parts:
            start, end = value.start_mark, parts[-1].end_mark
            value = yaml.ScalarNode(value.tag, reader.lines[start.line][start.column : end.column], start, end)
            reader.split.append(finding("YAML012", _place(value, reader.file), given=str(value.value)))
        yield key, value


def _plain(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.start_mark.line == node.end_mark.line


def _cut_off(pair: tuple[yaml.Node, yaml.Node], before: yaml.Node, reader: _Reader) -> bool:
    """Whether what reads as the name of a field stands on the line of the value before it and has no colon."""
    key, value = pair
    line = key.end_mark.line
    if not _plain(key) or line != before.start_mark.line or not isinstance(value, yaml.ScalarNode):
        return False
    return not value.value and not reader.lines[line][key.end_mark.column :].lstrip().startswith(":")


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text
