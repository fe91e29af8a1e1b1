"""Wording filled in along Jinja's own syntax tree, without compiling it first.

Most wording is filled in once in a build, and compiling takes ten times as long as filling in. In: wording as Jinja's
parser reads it. Out: a function that fills it in, with the same calls into the sandbox in the same order as Jinja's
compiled code; or None for anything but the constructs below, which is then left to Jinja. Never explains a mistake:
whatever is raised here, Jinja is asked to raise it again, at its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext

from docgen.assembly.expressions import Evaluate, LeftToJinjaError, Variables, value

Fill = Callable[[Context, Variables, list[str]], None]


Parse = Callable[[str], nodes.Node]


def template(source: str, environment: Environment, parse: Parse | None = None) -> Callable[[Context], str] | None:
    """What fills in a piece of wording, as the environment parses it or as ``parse`` does."""
    if "{" not in source and "\r" not in source:
        text = source.removesuffix("\n")
        return lambda _: text
    try:
        tree = (parse or environment.parse)(source)
        assert isinstance(tree, nodes.Template)
        names = tuple(_names(tree.body))
        fill = _body(tree.body, frozenset(names), environment)
    except (TemplateSyntaxError, LeftToJinjaError):
        return None

    def filled(context: Context) -> str:
        out: list[str] = []
        fill(context, {name: context.resolve_or_missing(name) for name in names}, out)
        return "".join(out)

    return filled


def one_expression(source: str, environment: Environment) -> nodes.Expr:
    """An expression as Jinja reads it. Raises TemplateSyntaxError."""
    parser = Parser(environment, source, state="variable")
    tree = parser.parse_expression()
    if not parser.stream.eos:
        raise TemplateSyntaxError("the expression goes on where it should end", 1)
    return tree


def expression(source: str, environment: Environment, parse: Parse | None = None) -> Callable[[Context], Any] | None:
    """What evaluates an expression."""
    try:
        tree = parse(source) if parse else one_expression(source, environment)
        names = tuple(_names([tree]))
        found = value(tree, environment)
    except (TemplateSyntaxError, LeftToJinjaError):
        return None
    return lambda context: found(context, {name: context.resolve_or_missing(name) for name in names})


def _names(body: Iterable[nodes.Node]) -> Iterator[str]:
    """The names that Jinja looks up before it begins with a body: those within a loop only when it gets there."""
    for node in body:
        if isinstance(node, nodes.Name):
            if node.ctx == "load":
                yield node.name
        elif isinstance(node, nodes.For):
            yield from _names([node.iter])
        else:
            yield from _names(node.iter_child_nodes())


def _body(body: Iterable[nodes.Node], known: frozenset[str], environment: Environment) -> Fill:
    steps = [_step(node, known, environment) for node in body]
    if len(steps) == 1:
        return steps[0]

    def fill(context: Context, variables: Variables, out: list[str]) -> None:
        for step in steps:
            step(context, variables, out)

    return fill


def _step(node: nodes.Node, known: frozenset[str], environment: Environment) -> Fill:
    match node:
        case nodes.Output():
            return _body(node.nodes, known, environment)
        case nodes.TemplateData(data=data):
            return lambda _, __, out: out.append(data)
        case nodes.If():
            return _choice(node, known, environment)
        case nodes.For(else_=[], recursive=False):
            return _loop(node, known, environment)
        case nodes.Expr():
            return _output(node, environment)
    raise LeftToJinjaError


def _output(node: nodes.Expr, environment: Environment) -> Fill:
    evaluate = value(node, environment)
    finalize = environment.finalize
    assert finalize is not None

    def fill(context: Context, variables: Variables, out: list[str]) -> None:
        out.append(str(finalize(context, evaluate(context, variables))))

    return fill


def _choice(node: nodes.If, known: frozenset[str], environment: Environment) -> Fill:
    branches = [
        (value(branch.test, environment), _body(branch.body, known, environment)) for branch in (node, *node.elif_)
    ]
    otherwise = _body(node.else_, known, environment)

    def fill(context: Context, variables: Variables, out: list[str]) -> None:
        for test, body in branches:
            if test(context, variables):
                return body(context, variables, out)
        return otherwise(context, variables, out)

    return fill


def _loop(node: nodes.For, known: frozenset[str], environment: Environment) -> Fill:
    targets = _targets(node.target)
    counted = any(name.name == "loop" for part in node.body for name in _every_name(part))
    own = known.union(targets, {"loop"} if counted else ())
    names = tuple(name for name in dict.fromkeys(_names(node.body)) if name not in own)
    items, body = _items(node, targets, known, environment), _body(node.body, own.union(names), environment)
    single = isinstance(node.target, nodes.Name)

    def fill(context: Context, variables: Variables, out: list[str]) -> None:
        found = items(context, variables)
        rounds = LoopContext(found, environment.undefined) if counted else ((item, None) for item in found)
        inner = dict(variables)
        for item, loop in rounds:
            inner.update([(targets[0], item)] if single else zip(targets, item, strict=True))
            if counted:
                inner["loop"] = loop
            for name in names:
                inner[name] = context.resolve_or_missing(name)
            body(context, inner, out)

    return fill


def _items(
    node: nodes.For, targets: tuple[str, ...], known: frozenset[str], environment: Environment
) -> Callable[[Context, Variables], Iterable[Any]]:
    """What a loop goes over: all items, or those that pass its test."""
    every: Evaluate = value(node.iter, environment)
    if node.test is None:
        return every
    test = value(node.test, environment)
    names = tuple(name for name in dict.fromkeys(_names([node.test])) if name not in known.union(targets))
    single = isinstance(node.target, nodes.Name)

    def passing(context: Context, variables: Variables) -> Iterator[Any]:
        inner = variables | {name: context.resolve_or_missing(name) for name in names}
        for item in every(context, variables):
            inner.update([(targets[0], item)] if single else zip(targets, item, strict=True))
            if test(context, inner):
                yield item

    return passing


def _targets(target: nodes.Node) -> tuple[str, ...]:
    parts = target.items if isinstance(target, nodes.Tuple) else [target]
    names = tuple(part.name for part in parts if isinstance(part, nodes.Name))
    if len(names) < len(parts) or "loop" in names:
        raise LeftToJinjaError
    return names


def _every_name(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)
