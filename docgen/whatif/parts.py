"""A condition taken apart: which part of it holds, what it read, and which part decides.

In: the condition of a clause, and what the facts say. Out: a ``Part`` with its parts. All of them are asked, though one
alone may decide, so that nobody who sees to the first finds the next one behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jinja2 import nodes

from docgen.assembly.filling import Run
from docgen.assembly.sandbox import evaluate, syntax
from docgen.finding import FindingsError, Location
from docgen.model.spelled import spelled

Kind = Literal["all", "any", "not", "plain"]
_WORDS = {"eq": "==", "ne": "!=", "gt": ">", "gteq": ">=", "lt": "<", "lteq": "<=", "in": "in", "notin": "not in"}


@dataclass(frozen=True, slots=True)
class Read:
    """A field that was read: what it holds, and its place; ``value`` is None where it is not given."""

    path: str
    value: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Part:
    """A condition or a part of it; ``holds`` is None where it can't be asked, for what it reads is missing."""

    kind: Kind
    words: str
    holds: bool | None
    read: tuple[Read, ...] = ()
    parts: tuple[Part, ...] = ()


def taken_apart(condition: str, names: Mapping[str, Any], run: Run, place: Location) -> Part:
    """The condition with its parts. Raises jinja2.TemplateSyntaxError where it is no condition."""
    return _part(syntax(condition, expression=True), names, run, place)


def deciding(part: Part, *, wanted: bool = False) -> Iterator[Part]:
    """The smallest parts that make it false, or with ``wanted`` true."""
    if part.kind == "plain" or not part.parts:
        if part.holds is wanted:
            yield part
    elif part.kind == "not":
        yield from deciding(part.parts[0], wanted=not wanted)
    else:
        for one in part.parts:
            if one.holds is wanted:
                yield from deciding(one, wanted=wanted)


def _part(node: nodes.Node, names: Mapping[str, Any], run: Run, place: Location) -> Part:
    words = source(node)
    match node:
        case nodes.And() | nodes.Or():
            stop = isinstance(node, nodes.Or)
            parts = [_part(one, names, run, place) for one in _flat(node, type(node))]
            held = [part.holds for part in parts]
            holds = stop if stop in held else None if None in held else not stop
            return Part("any" if stop else "all", words, holds, parts=tuple(parts))
        case nodes.Not(node=negated):
            inner = _part(negated, names, run, place)
            return Part("not", words, None if inner.holds is None else not inner.holds, parts=(inner,))
    with run.facts.ledger.collect() as read:
        try:
            holds = bool(evaluate(words, names, run, place))
        except FindingsError:
            holds = None
    return Part("plain", words, holds, tuple(_read(path, run) for path in read))


def _flat(node: nodes.And | nodes.Or, kind: type[nodes.Node]) -> Iterator[nodes.Node]:
    for one in (node.left, node.right):
        if isinstance(one, kind) and isinstance(one, nodes.And | nodes.Or):
            yield from _flat(one, kind)
        else:
            yield one


def _read(path: str, run: Run) -> Read:
    held = run.facts.ledger.reads[path]
    found = run.facts.ledger.source(path)
    place = f"{found.file}:{found.line}" if found.file else ""
    if held is None:
        return Read(path, None, place)
    said = ", ".join(spelled(one) for one in held) if isinstance(held, tuple) else spelled(held)
    return Read(path.removesuffix("[*]"), said, place)


def source(node: nodes.Node) -> str:
    """A part of a condition as its author wrote it, but for spaces and quotation marks."""
    match node:
        case nodes.And():
            return " and ".join(_inner(one, nodes.Or) for one in _flat(node, nodes.And))
        case nodes.Or():
            return " or ".join(source(one) for one in _flat(node, nodes.Or))
        case nodes.Not(node=negated):
            return f"not {_inner(negated, nodes.And, nodes.Or)}"
        case nodes.Compare(expr=left, ops=ops):
            return f"{source(left)} {' '.join(f'{_WORDS[one.op]} {source(one.expr)}' for one in ops)}"
        case nodes.Test(node=within, name=name, args=args):
            return f"{source(within)} is {name}{_given(args) if args else ''}"
        case nodes.Filter(node=within, name=name, args=args, kwargs=kwargs):
            every = [*args, *kwargs]
            return f"{source(within) if within else ''} | {name}{_given(every) if every else ''}"
        case nodes.Call(node=called, args=args, kwargs=kwargs):
            return f"{source(called)}{_given([*args, *kwargs])}"
        case nodes.Keyword(key=key, value=value):
            return f"{key}={source(value)}"
        case nodes.Getattr(node=within, attr=attr):
            return f"{source(within)}.{attr}"
        case nodes.Name(name=name):
            return str(name)
        case nodes.Const(value=value):
            return (
                {True: "true", False: "false", None: "none"}.get(value, repr(value))
                if not isinstance(value, int) or isinstance(value, bool)
                else repr(value)
            )
        case nodes.Tuple(items=items):
            return f"({', '.join(map(source, items))}{',' if len(items) == 1 else ''})"
        case nodes.List(items=items):
            return f"[{', '.join(map(source, items))}]"
    return _other(node)


def _inner(node: nodes.Node, *loose: type[nodes.Node]) -> str:
    return f"({source(node)})" if isinstance(node, loose) else source(node)


def _given(arguments: list[Any]) -> str:
    return f"({', '.join(map(source, arguments))})"


def _other(node: nodes.Node) -> str:
    """Whatever conditions hardly ever hold: sums and the like."""
    if isinstance(node, nodes.BinExpr):
        return f"{source(node.left)} {node.operator} {source(node.right)}"
    if isinstance(node, nodes.Getitem):
        return f"{source(node.node)}[{source(node.arg)}]"
    if isinstance(node, nodes.Neg):
        return f"-{source(node.node)}"
    if isinstance(node, nodes.CondExpr):
        other = f" else {source(node.expr2)}" if node.expr2 is not None else ""
        return f"{source(node.expr1)} if {source(node.test)}{other}"
    return type(node).__name__.lower()
