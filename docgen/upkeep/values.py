"""What the expressions of wording stand for, and which fields they read.

In: a node of Jinja's syntax tree and the names known at its place. Out: its ``Shape``; fields read, unknown names,
tables and figures are put into the account.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import replace

from jinja2 import nodes

from docgen.assembly import sandbox
from docgen.finding import OneOf, Said, say
from docgen.upkeep.account import Account, Scope, Stranger
from docgen.upkeep.shapes import MAYBE_EMPTY, SOME, UNKNOWN, Shape, part, parts_of, referent, tops

_SAME = {"list", "sort", "unique"}
_ONE = {"first", "last", "min", "max"}
_SOME_OF = {"select", "reject", "selectattr", "rejectattr"}
_NUMBER = {"length", "count", "sum"}
_NAMES = ("name", "title", "task", "role")
_TEXT = Shape(domain=frozenset({SOME}))
_FIGURES = {"table", "figure"}


class Values:
    """Follows expressions, and keeps the account of one piece."""

    def __init__(self, account: Account) -> None:
        self.account = account

    def of(self, node: nodes.Node, scope: Scope, *, read: bool = True) -> Shape:
        """What an expression stands for; ``read`` says whether its own value is used, not a part of it alone."""
        match node:
            case nodes.Name():
                shape = self._name(node, scope, read=read)
            case nodes.Getattr():
                shape = self._part(node, node.attr, scope)
            case nodes.Getitem():
                shape = self.of(node.node, scope).item or UNKNOWN
                self.of(node.arg, scope)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.Filter() if node.node is not None:
                return self._filter(node, node.node, scope)
            case nodes.CondExpr():
                self.of(node.test, scope)
                self.of(node.expr1, scope)
                if node.expr2 is not None:
                    self.of(node.expr2, scope)
                return UNKNOWN
            case _:
                for child in node.iter_child_nodes():
                    self.of(child, scope)
                return UNKNOWN
        if read and shape.path:
            self.account.paths.add(shape.path)
        return shape

    def strange(self, node: nodes.Node, name: str, said: Said, known: Iterable[str]) -> None:
        """Note something that does not exist, with what could be meant among what is ``known``."""
        near = difflib.get_close_matches(name, list(known), n=2, cutoff=0.6)
        advice = say("hint.near", near=OneOf(tuple(near))) if near else say("hint.names")
        stranger = Stranger(node.lineno, name, say(said.key, **dict(said.values), name=name, advice=advice))
        if stranger not in self.account.strangers:
            self.account.strangers.append(stranger)

    def _name(self, node: nodes.Name, scope: Scope, *, read: bool) -> Shape:
        if node.name in scope.names:
            return scope.names[node.name]
        if node.name in tops():
            found = tops()[node.name]
            return Shape(found.path) if scope.open and read else found  # or what a module hands over by that name
        if not scope.open:
            self.strange(node, node.name, say("UPK006"), (*scope.names, *tops()))
        return UNKNOWN

    def _part(self, node: nodes.Getattr, name: str, scope: Scope) -> Shape:
        within = self.of(node.node, scope, read=False)
        return self._within(node, within, name)

    def _within(self, node: nodes.Node, within: Shape, dotted: str) -> Shape:
        shape = within
        for name in dotted.split("."):
            found = part(shape, name)
            if found is None:
                said = say("UPK006.field", owner=shape.path) if shape.path else say("UPK006.part")
                self.strange(node, name, said, parts_of(shape))
                return UNKNOWN
            shape = found
        return shape

    def _call(self, node: nodes.Call, scope: Scope) -> Shape:
        for argument in (*node.args[1:], *(keyword.value for keyword in node.kwargs)):
            self.of(argument, scope)
        if isinstance(node.node, nodes.Name) and node.node.name in _FIGURES and node.node.name in scope.names:
            given = [self.of(argument, scope) for argument in node.args[1:]]
            self._made(node.node.name, node, given)
            return UNKNOWN
        function = self.of(node.node, scope, read=False)
        for argument in node.args[:1]:
            self.of(argument, scope)
        if not function.called:
            return UNKNOWN
        self.account.paths.add(f"{function.path}[*]")
        pair = Shape(parts=(_TEXT, function.item or UNKNOWN))
        found = {"items": Shape(function.path, function.domain, item=pair), "get": function.item or UNKNOWN}
        return found.get(function.called, UNKNOWN)

    def _made(self, kind: str, node: nodes.Call, given: list[Shape]) -> None:
        """A table or a figure, with the record that is handed to it."""
        name = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
        if not isinstance(name, str):
            return
        self.account.lines.setdefault(f"{kind}:{name}", node.lineno)
        if kind == "table":
            self.account.tables.setdefault(name, []).extend(given)
        else:
            self.account.figures.add(name)

    def _filter(self, node: nodes.Filter, base: nodes.Node, scope: Scope) -> Shape:
        name = node.name
        if name not in sandbox.filters():
            self.strange(node, name, say("UPK006.filter"), sandbox.filters())
            self.of(base, scope)
            return UNKNOWN
        named: dict[str, nodes.Node] = {str(keyword.key): keyword.value for keyword in node.kwargs}
        for argument in (*node.args, *named.values()):
            self.of(argument, scope)
        picks = name in {"map", "item", *_SOME_OF}
        shape = self.of(base, scope, read=not picks)
        if picks and shape.item is not None:
            self.account.paths.add(f"{shape.path}[*]")
        attribute = _constant(named.get("attribute"))
        item = shape.item or UNKNOWN
        if name == "map":
            return self._mapped(node, shape, attribute)
        if name in _SOME_OF or name in _SAME or name in _ONE or name in _NUMBER:
            by = _constant(node.args[0]) if name in {"selectattr", "rejectattr"} and node.args else attribute
            if by is not None:
                self._reading(self._within(node, item, by))
        if name in _NUMBER:
            return Shape(domain=frozenset({MAYBE_EMPTY}))
        if name in _ONE:
            return replace(item, domain=item.domain | {None}) if item.domain else item
        if name in _SOME_OF:
            return replace(shape, domain=frozenset()) if shape.item is not None else shape
        return shape if name in _SAME else self._said(name, shape)

    def _mapped(self, node: nodes.Filter, shape: Shape, attribute: str | None) -> Shape:
        item = shape.item or UNKNOWN
        by = _constant(node.args[0]) if node.args else None
        if attribute is not None:
            item = self._reading(self._within(node, item, attribute))
        elif by is not None:
            item = self._said(by, item)
        return Shape(domain=shape.domain, item=item)

    def _said(self, name: str, shape: Shape) -> Shape:
        """What a filter of our own gives: a text, or the record that an id refers to."""
        if shape.item is not None and name in {"name", "names", "item"}:
            return Shape(domain=shape.domain, item=self._said(name, shape.item))
        record = referent(shape.collection) if shape.collection else shape
        self._reading(shape)
        if name == "item":
            return record if shape.collection else UNKNOWN
        if name in {"name", "names"} and record.models:
            found = [part(record, each) for each in _NAMES]
            return self._reading(next((one for one in found if one is not None), UNKNOWN))
        if name == "person" and record.models:
            for each in ("person", "title"):
                self._reading(part(record, each) or UNKNOWN)
        return _TEXT

    def _reading(self, shape: Shape) -> Shape:
        if shape.path:
            self.account.paths.add(shape.path)
        return shape


def _constant(node: nodes.Node | None) -> str | None:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else None
