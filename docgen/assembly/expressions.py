"""Expressions of wording, evaluated along Jinja's own syntax tree; the part of ``interpreter`` that gives values.

In: a node as Jinja's parser reads it. Out: a function that evaluates it, with the calls into the sandbox that Jinja's
compiled code would make. A node that is not among those at the end raises ``LeftToJinjaError``.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, nodes
from jinja2.runtime import Context
from jinja2.utils import missing

Variables = dict[str, Any]
Evaluate = Callable[[Context, Variables], Any]


class LeftToJinjaError(Exception):
    """The wording holds a construct that only Jinja's compiler understands."""


def value(node: nodes.Node, environment: Environment) -> Evaluate:
    """What evaluates a node. Raises LeftToJinjaError where it is none of those below."""
    make = _VALUES.get(type(node))
    if make is None:
        raise LeftToJinjaError
    return make(node, environment)


def _name(node: nodes.Name, environment: Environment) -> Evaluate:
    name, undefined = node.name, environment.undefined

    def look_up(_: Context, variables: Variables) -> Any:
        found = variables[name]
        return undefined(name=name) if found is missing else found

    return look_up


def _attribute(node: nodes.Getattr, environment: Environment) -> Evaluate:
    within, name = value(node.node, environment), node.attr
    return lambda context, variables: environment.getattr(within(context, variables), name)


def _call(node: nodes.Call, environment: Environment) -> Evaluate:
    called, (given, named) = value(node.node, environment), _arguments(node, environment)
    call = environment.call  # type: ignore[attr-defined]  # the sandbox has it

    def evaluate(context: Context, variables: Variables) -> Any:
        function = called(context, variables)
        arguments = [argument(context, variables) for argument in given]
        return call(context, function, *arguments, **{key: each(context, variables) for key, each in named.items()})

    return evaluate


def _filter(node: nodes.Filter, environment: Environment) -> Evaluate:
    if node.node is None:
        raise LeftToJinjaError
    return _applied(environment.filters.get(node.name), node.node, node, environment)


def _test(node: nodes.Test, environment: Environment) -> Evaluate:
    return _applied(environment.tests.get(node.name), node.node, node, environment)


def _applied(function: Any, to: nodes.Node, node: Any, environment: Environment) -> Evaluate:
    """A filter or a test, with what it asks to be given first."""
    if function is None:
        raise LeftToJinjaError
    within, (given, named) = value(to, environment), _arguments(node, environment)
    asks = getattr(getattr(function, "jinja_pass_arg", None), "name", "")

    def evaluate(context: Context, variables: Variables) -> Any:
        first = {"context": (context,), "eval_context": (context.eval_ctx,), "environment": (environment,)}.get(
            asks, ()
        )
        subject = within(context, variables)
        arguments = [argument(context, variables) for argument in given]
        return function(*first, subject, *arguments, **{key: each(context, variables) for key, each in named.items()})

    return evaluate


def _arguments(node: Any, environment: Environment) -> tuple[list[Evaluate], dict[str, Evaluate]]:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        raise LeftToJinjaError
    named = {keyword.key: value(keyword.value, environment) for keyword in node.kwargs}
    return [value(argument, environment) for argument in node.args], named


def _comparison(node: nodes.Compare, environment: Environment) -> Evaluate:
    if len(node.ops) != 1:
        raise LeftToJinjaError
    left, right = value(node.expr, environment), value(node.ops[0].expr, environment)
    compare = _COMPARISONS[node.ops[0].op]
    return lambda context, variables: compare(left(context, variables), right(context, variables))


def _junction(node: nodes.And | nodes.Or, environment: Environment) -> Evaluate:
    left, right = value(node.left, environment), value(node.right, environment)
    if isinstance(node, nodes.And):
        return lambda context, variables: left(context, variables) and right(context, variables)
    return lambda context, variables: left(context, variables) or right(context, variables)


def _either(node: nodes.CondExpr, environment: Environment) -> Evaluate:
    if node.expr2 is None:
        raise LeftToJinjaError
    test, met, otherwise = (value(part, environment) for part in (node.test, node.expr1, node.expr2))
    return lambda context, variables: (met if test(context, variables) else otherwise)(context, variables)


def _negation(node: nodes.Not, environment: Environment) -> Evaluate:
    negated = value(node.node, environment)
    return lambda context, variables: not negated(context, variables)


def _sequence(node: nodes.Tuple | nodes.List, environment: Environment) -> Evaluate:
    items = [value(item, environment) for item in node.items]
    kind = tuple if isinstance(node, nodes.Tuple) else list
    return lambda context, variables: kind([item(context, variables) for item in items])


def _constant(node: nodes.Const, environment: Environment) -> Evaluate:  # noqa: ARG001 (all of these are called alike)
    constant = node.value
    return lambda _, __: constant


_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
    "in": lambda item, items: item in items,
    "notin": lambda item, items: item not in items,
}
_VALUES: dict[type[nodes.Node], Callable[[Any, Environment], Evaluate]] = {
    nodes.Name: _name,
    nodes.Const: _constant,
    nodes.Getattr: _attribute,
    nodes.Call: _call,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Compare: _comparison,
    nodes.And: _junction,
    nodes.Or: _junction,
    nodes.Not: _negation,
    nodes.CondExpr: _either,
    nodes.Tuple: _sequence,
    nodes.List: _sequence,
}
