"""What wording may be made of: fields, conditions and loops, and nothing that calculates, keeps or loads something.

In: wording as Jinja's parser reads it. Out: the tree, with its loops counted and its lists held flat; a
``RefusedError`` where it holds something else, or too much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment, Undefined, nodes

from docgen.assembly.bounds import DEEPEST, ITEMS, LONGEST, LOOPS, Meter, RefusedError, refused

ROUNDS, FLAT = "the rounds", "the flat list"  # filters under names that no wording could spell
# What wording is made of. All else is refused: it calculates, keeps or loads something, and no clause needs it.
_ALLOWED = (
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
)
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
    _judge(tree)
    return _counted(tree, environment)


def _line_of_longest(source: str) -> int:
    """Where brackets or digits without end most likely stand."""
    longest = max(_TAG.finditer(source), key=lambda tag: len(tag[0]), default=None)
    return source.count("\n", 0, longest.start()) + 1 if longest else 1


def _judge(tree: nodes.Node) -> None:
    """Look at every node, without going down into the stack of this program."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, loops = waiting.pop()
        if depth > DEEPEST:
            raise refused("CL015.depth", node.lineno, most=DEEPEST)
        construct = _not_allowed(node)
        if construct:
            line = next((one.lineno for one in (node, *node.iter_child_nodes()) if one.lineno), 1)
            raise refused("CL014", line, construct=construct)
        if isinstance(node, nodes.List | nodes.Tuple) and len(node.items) > ITEMS:
            raise refused("CL015.items", node.lineno, most=ITEMS)
        if isinstance(node, nodes.For):
            loops += 1
            if loops > LOOPS:
                raise refused("CL015.loops", node.lineno, most=LOOPS)
        waiting.extend((child, depth + 1, loops) for child in node.iter_child_nodes())


def _not_allowed(node: nodes.Node) -> str:
    """How a construct is spelled that has no place in wording; nothing for all others."""
    if not isinstance(node, _ALLOWED):
        return _SPELLED.get(type(node), type(node).__name__.lower())
    match node:
        case nodes.For(recursive=True):
            return "recursive"
        case nodes.Call() | nodes.Filter() | nodes.Test() if node.dyn_args is not None or node.dyn_kwargs is not None:
            return "*"
    return ""


def _counted(tree: nodes.Node, environment: Environment) -> nodes.Node:
    """The tree with each loop going through ``rounds``, and each list that could hold lists through ``flat``."""
    for node in list(tree.find_all((nodes.List, nodes.Tuple, nodes.For))):
        if isinstance(node, nodes.For):
            cost, letters = _cost(node)
            given = [nodes.Const(number, lineno=node.lineno) for number in (cost, letters, node.lineno)]
            node.iter = nodes.Filter(node.iter, ROUNDS, given, [], None, None, lineno=node.lineno)
    _flatten(tree)
    tree.set_environment(environment)
    return tree


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


def _flatten(tree: nodes.Node) -> None:
    """Lists within lists, named again and again, would grow without end: a list of what only a name tells is held to
    hold no list."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        for name, value in node.iter_fields():
            if isinstance(value, nodes.Node):
                setattr(node, name, _held(value))
            elif isinstance(value, list):
                value[:] = [_held(one) if isinstance(one, nodes.Node) else one for one in value]
        for child in node.iter_child_nodes():
            held = child.node if isinstance(child, nodes.Filter) and child.name == FLAT else None
            waiting.extend(held.items if isinstance(held, nodes.List | nodes.Tuple) else [child])


def _held(node: nodes.Node) -> nodes.Node:
    """A list that has to be flat, through the filter that sees to it."""
    if not isinstance(node, nodes.List | nodes.Tuple) or getattr(node, "ctx", "load") != "load":
        return node
    if all(isinstance(item, nodes.Const) for item in node.items):
        return node
    given = [nodes.Const(node.lineno, lineno=node.lineno)]
    return nodes.Filter(node, FLAT, given, [], None, None, lineno=node.lineno)


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
