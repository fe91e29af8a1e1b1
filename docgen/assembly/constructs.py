"""What wording may be made of: fields, conditions and loops, and nothing that calculates, keeps or loads something.

In: wording as Jinja's parser reads it. Out: the tree, with its loops counted and its lists held flat; a
``RefusedError`` where it holds something else, or too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from jinja2 import Environment, Undefined, nodes

from docgen.assembly.bounds import DEEPEST, ITEMS, LONGEST, LOOPS, Meter, RefusedError, refused

ROUNDS, FLAT = "the rounds", "the flat list"  # filters under names that no wording could spell
# What wording is made of. All else is refused: it calculates, keeps or loads something, and no clause needs it.
_ALLOWED = {
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.With,
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Call,
    nodes.Keyword,
    nodes.Filter,
    nodes.Test,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.CondExpr,
    nodes.Tuple,
    nodes.List,
}
_SPELLED: dict[type[nodes.Node], str] = {
    nodes.Add: "+",
    nodes.AssignBlock: "set … endset",
    nodes.Block: "block",
    nodes.CallBlock: "call",
    nodes.Concat: "~",
    nodes.Dict: "{…: …}",
    nodes.Div: "/",
    nodes.Extends: "extends",
    nodes.FilterBlock: "filter",
    nodes.FloorDiv: "//",
    nodes.FromImport: "from … import",
    nodes.Import: "import",
    nodes.Include: "include",
    nodes.Macro: "macro",
    nodes.Mod: "%",
    nodes.Mul: "*",
    nodes.NSRef: "namespace",
    nodes.Pos: "+",
    nodes.Pow: "**",
    nodes.Scope: "autoescape",
    nodes.Slice: "[…:…]",
    nodes.Sub: "-",
}
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


def hold_length(source: str) -> None:
    """Raises RefusedError where a piece of wording is too long to look at."""
    if len(source) > LONGEST:
        raise refused("CL015.length", 1, count=len(source), most=LONGEST)


def bounded(source: str, parse: Callable[[], nodes.Node], environment: Environment) -> nodes.Node:
    """The tree of a piece of wording. Raises RefusedError, and TemplateSyntaxError where Jinja can't read it."""
    try:
        tree = parse()
    except RecursionError:
        raise refused("CL015.depth", _line_of_longest(source), most=DEEPEST) from None
    except ValueError:  # Python's own bound, for the time that so many digits take
        raise refused("CL015.digits", _line_of_longest(source)) from None
    loops, lists = _judged(tree)
    costs = [_cost(loop) for loop in loops]
    for put, node in lists:
        put(_filtered(node, FLAT, (node.lineno,), node.lineno, environment))
    for loop, (cost, letters) in zip(loops, costs, strict=True):
        loop.iter = _filtered(loop.iter, ROUNDS, (cost, letters, loop.lineno), loop.lineno, environment)
    return tree


def _filtered(
    node: nodes.Node, name: str, given: tuple[int, ...], lineno: int, environment: Environment
) -> nodes.Filter:
    constants: list[nodes.Expr] = [nodes.Const(one, lineno=lineno, environment=environment) for one in given]
    assert isinstance(node, nodes.Expr)
    return nodes.Filter(node, name, constants, [], None, None, lineno=lineno, environment=environment)


def _line_of_longest(source: str) -> int:
    """Where brackets or digits without end most likely stand."""
    longest = max(_TAG.finditer(source), key=lambda tag: len(tag[0]), default=None)
    return source.count("\n", 0, longest.start()) + 1 if longest else 1


_Put = Callable[[nodes.Node], None]


def _judged(tree: nodes.Node) -> tuple[list[nodes.For], list[tuple[_Put, nodes.Expr]]]:
    """Every node looked at, without going down into the stack of this program: the loops; and the lists that have to be
    flat, with what puts something else in their places.

    Lists within lists, named again and again, would grow without end.
    """
    loops: list[nodes.For] = []
    lists: list[tuple[_Put, nodes.Expr]] = []
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, within = waiting.pop()
        if depth > DEEPEST:
            raise refused("CL015.depth", node.lineno, most=DEEPEST)
        construct = _not_allowed(node)
        if construct:
            line = next((one.lineno for one in (node, *node.iter_child_nodes()) if one.lineno), 1)
            raise refused("CL014", line, construct=construct)
        if isinstance(node, nodes.For):
            within += 1
            loops.append(node)
            if within > LOOPS:
                raise refused("CL015.loops", node.lineno, most=LOOPS)
        elif isinstance(node, nodes.List | nodes.Tuple) and len(node.items) > ITEMS:
            raise refused("CL015.items", node.lineno, most=ITEMS)
        for child, put in _children(node):
            if isinstance(child, nodes.List | nodes.Tuple) and _could_hold_lists(child):
                lists.append((put, child))
            waiting.append((child, depth + 1, within))
    return loops, lists


def _children(node: nodes.Node) -> Iterator[tuple[nodes.Node, _Put]]:
    """The nodes right below one, each with what puts another in its place."""
    for name in node.fields:
        value = getattr(node, name, None)
        if isinstance(value, nodes.Node):
            yield value, partial(setattr, node, name)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                if isinstance(one, nodes.Node):
                    yield one, partial(value.__setitem__, number)


def _could_hold_lists(node: nodes.List | nodes.Tuple) -> bool:
    """Whether a list holds what only a name tells; the names that a loop gives are no list."""
    return getattr(node, "ctx", "load") == "load" and not all(isinstance(item, nodes.Const) for item in node.items)


def _not_allowed(node: nodes.Node) -> str:
    """How a construct is spelled that has no place in wording; nothing for all others."""
    if type(node) not in _ALLOWED:
        return _SPELLED.get(type(node), type(node).__name__.lower())
    match node:
        case nodes.For(recursive=True):
            return "recursive"
        case nodes.Call() | nodes.Filter() | nodes.Test() if node.dyn_args is not None or node.dyn_kwargs is not None:
            return "*"
    return ""


def _cost(loop: nodes.For) -> tuple[int, int]:
    """What one round of a loop does, and what it writes; what loops within it do, they count themselves."""
    cost = letters = 1
    waiting: list[nodes.Node] = [*loop.body, *loop.else_, *([loop.test] if loop.test else [])]
    while waiting:
        node = waiting.pop()
        cost += 1
        if isinstance(node, nodes.TemplateData):
            letters += len(node.data)
        waiting.extend([node.iter] if isinstance(node, nodes.For) else node.iter_child_nodes())
    return cost, letters


def rounds(items: Any, meter: Meter, cost: int, letters: int, lineno: int) -> Iterator[Any]:
    """The items of a loop, each of which costs so much. Raises RefusedError."""
    if isinstance(items, str):
        raise refused("CL014.letters", lineno)
    return _rounds(items, meter, cost, letters, lineno)


def _rounds(items: Iterable[Any], meter: Meter, cost: int, letters: int, lineno: int) -> Iterator[Any]:
    for item in items:
        try:
            meter.step(cost)
            meter.write(letters)
        except RefusedError as problem:
            raise RefusedError(problem.said, lineno) from None
        yield item


def flat(items: Any, lineno: int) -> Any:
    """A list of single things as it is. Raises RefusedError."""
    for item in items:
        if isinstance(item, tuple):
            if any(isinstance(part, list | tuple) for part in item):
                raise refused("CL014.lists", lineno)
        elif hasattr(item, "__iter__") and not isinstance(item, str | Undefined):
            raise refused("CL014.lists", lineno)
    return items
