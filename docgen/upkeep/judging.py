"""Conditions that can be decided without an engagement: what is required is always there, and a choice has only the
values of its model.

In: a condition as Jinja reads it, and what the values at its place can be. Out: whether it always or never holds, and
what its values can still be where it is met or not. Nothing is guessed: where the models do not decide it, it is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import nodes

from docgen.upkeep.account import Account, Key, Scope
from docgen.upkeep.shapes import EMPTY, FULL, MAYBE_EMPTY, SOME, Domain, Shape
from docgen.upkeep.values import Values

_OPEN = frozenset({SOME, MAYBE_EMPTY, EMPTY, FULL})
_BOTH = frozenset({True, False})
_SWAPPED = {"gt": "lt", "lt": "gt", "gteq": "lteq", "lteq": "gteq", "eq": "eq", "ne": "ne"}


@dataclass(frozen=True, slots=True)
class Cases:
    """A condition on one value: what that value is where it is met, and where it is not."""

    key: Key
    met: Domain
    unmet: Domain
    shape: Shape

    def decided(self) -> bool | None:
        """Whether it always or never holds; None where that is open."""
        if not self.met:
            return False
        return None if self.unmet else True


def judge(node: nodes.Node, scope: Scope) -> bool | None:
    """Whether a condition always holds (True), never (False), or now and then (None)."""
    match node:
        case nodes.Const(value=value):
            return bool(value)
        case nodes.Not(node=negated):
            found = judge(negated, scope)
            return None if found is None else not found
        case nodes.And() | nodes.Or():
            stop = isinstance(node, nodes.Or)
            left = judge(node.left, scope)
            right = judge(node.right, assume(node.left, scope, met=not stop))
            if stop in (left, right):
                return stop
            return None if None in (left, right) else not stop
    cases = split(node, scope)
    return None if cases is None else cases.decided()


def atoms(node: nodes.Node, scope: Scope) -> Iterator[tuple[nodes.Node, Scope]]:
    """The single conditions of which a condition is made, each with what is known when it is asked."""
    match node:
        case nodes.Not(node=negated):
            yield from atoms(negated, scope)
        case nodes.And() | nodes.Or():
            yield from atoms(node.left, scope)
            yield from atoms(node.right, assume(node.left, scope, met=isinstance(node, nodes.And)))
        case _:
            yield node, scope


def assume(node: nodes.Node, scope: Scope, *, met: bool) -> Scope:
    """What is known where a condition is met, or is not."""
    match node:
        case nodes.Not(node=negated):
            return assume(negated, scope, met=not met)
        case nodes.And() | nodes.Or() if isinstance(node, nodes.And) == met:
            return assume(node.right, assume(node.left, scope, met=met), met=met)
        case nodes.And() | nodes.Or():
            return _either(assume(node.left, scope, met=met), assume(node.right, scope, met=met), scope)
    cases = split(node, scope)
    if cases is None:
        return scope
    left = cases.met if met else cases.unmet
    return replace(scope, can_be={**scope.can_be, cases.key: left}, dead=scope.dead or not left)


def _either(one: Scope, other: Scope, scope: Scope) -> Scope:
    """What is known where one of two things holds."""
    shared = one.can_be.keys() & other.can_be.keys()
    return replace(scope, can_be={**scope.can_be, **{key: one.can_be[key] | other.can_be[key] for key in shared}})


def split(node: nodes.Node, scope: Scope) -> Cases | None:
    """The cases of a single condition; None where it does not rest on one value of which something is known."""
    match node:
        case nodes.Test(name="none"):
            return _cases(node.node, scope, lambda domain: domain & {None})
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=op, expr=right)]):
            return _comparison(left, op, right, scope)
        case nodes.Name() | nodes.Getattr() | nodes.Filter():
            found = _cases(node, scope, lambda domain: domain)
            if found is None:
                return None
            met = frozenset(one for one in found.met if _truth(one) is not False)
            return replace(found, met=met, unmet=frozenset(one for one in found.met if _truth(one) is not True))
    return None


def _comparison(left: nodes.Node, op: str, right: nodes.Node, scope: Scope) -> Cases | None:
    if isinstance(left, nodes.Const) and op in _SWAPPED:
        left, op, right = right, _SWAPPED[op], left
    if isinstance(left, nodes.Filter) and left.name in {"length", "count"} and left.node is not None:
        return _counted(left.node, op, right, scope)
    if op in {"in", "notin"}:
        found = _membership(left, right, scope)
    elif op in {"eq", "ne"} and isinstance(right, nodes.Const):
        found = _among(left, frozenset({right.value}), scope)
    else:
        return None
    negated = op in {"ne", "notin"}
    return replace(found, met=found.unmet, unmet=found.met) if found is not None and negated else found


def _among(node: nodes.Node, wanted: Domain, scope: Scope) -> Cases | None:
    """A value that is one of some constants."""
    found = _cases(node, scope, lambda domain: domain & (wanted | _OPEN))
    return None if found is None else replace(found, unmet=found.unmet | (found.met & _OPEN))


def _membership(left: nodes.Node, right: nodes.Node, scope: Scope) -> Cases | None:
    if isinstance(right, nodes.Tuple | nodes.List):
        if not all(isinstance(item, nodes.Const) for item in right.items):
            return None
        return _among(left, frozenset(item.value for item in right.items if isinstance(item, nodes.Const)), scope)
    if not isinstance(left, nodes.Const):
        return None
    shape = Values(Account()).of(right, scope)
    if shape.item is None or not shape.item.domain or shape.mapping:
        return None
    key = ("has", str(left.value), *_key(right, scope))
    if not (shape.item.domain & (_OPEN | {left.value})):
        return Cases(key, frozenset(), _BOTH, shape.item)
    domain = scope.can_be.get(key, _BOTH)
    return Cases(key, domain & {True}, domain & {False}, Shape())


def _counted(listed: nodes.Node, op: str, bound: nodes.Node, scope: Scope) -> Cases | None:
    """A comparison of how many items a list has, as far as it asks whether there is one."""
    if not isinstance(bound, nodes.Const) or not isinstance(bound.value, int):
        return None
    asks = (op, bound.value)
    if asks in {("gt", 0), ("gteq", 1), ("ne", 0)}:
        return _cases(listed, scope, lambda domain: domain & {FULL})
    if asks in {("eq", 0), ("lt", 1), ("lteq", 0)}:
        return _cases(listed, scope, lambda domain: domain & {EMPTY})
    return None


def _cases(node: nodes.Node, scope: Scope, met: Any) -> Cases | None:
    shape = Values(Account()).of(node, scope)
    key = _key(node, scope)
    domain = scope.can_be.get(key, shape.domain)
    if not domain or not key:
        return None
    chosen: Domain = met(domain)
    return Cases(key, chosen, domain - chosen, shape)


def _key(node: nodes.Node, scope: Scope) -> Key:
    """Under which name the values of an expression are remembered; empty where it can't be named."""
    match node:
        case nodes.Name(name=name):
            return (name,)
        case nodes.Getattr(node=within, attr=attr):
            before = _key(within, scope)
            return (*before, attr) if before else ()
        case nodes.Filter(name="list", node=nodes.Node() as within):
            return _key(within, scope)
    rests_on_locals = any(name.name in scope.names for name in node.find_all(nodes.Name))
    return () if rests_on_locals else ("expression", repr(node))


def _truth(value: Any) -> bool | None:
    """Whether a value counts as true in a condition; None where it may or may not."""
    if value == MAYBE_EMPTY:
        return None
    return value not in (None, False, EMPTY)
