"""Wording, read along its syntax tree without an engagement: every branch, whether some example reaches it or not.

In: a piece of wording or an expression, and the names known in it. Out: its ``Account``.
"""

from __future__ import annotations

from dataclasses import replace

from jinja2 import nodes

from docgen.assembly.sandbox import syntax
from docgen.finding import Said, say
from docgen.upkeep.account import Account, Scope, Stretch, Verdict
from docgen.upkeep.judging import assume, atoms, judge, split
from docgen.upkeep.shapes import EMPTY, FULL, MAYBE_EMPTY, SOME, UNKNOWN, Domain, Shape
from docgen.upkeep.values import Values

LAW = ("governing_law",)


def read(source: str, scope: Scope, *, expression: bool = False, condition: bool = False) -> tuple[Account, Scope]:
    """The account of a piece, and what is known where it is met if it is a condition.

    Raises TemplateSyntaxError where Jinja can't read it.
    """
    account = Account()
    if "{" not in source and not expression and not condition:
        account.stretches.append(Stretch(1, source, scope.can_be.get(LAW, frozenset())))
        return account, scope
    reader = _Reader(account)
    tree = syntax(source, expression=expression or condition)
    if condition:
        return account, reader.condition(tree, scope, scope)
    if expression:
        reader.values.of(tree, scope)
    else:
        reader.body(list(tree.iter_child_nodes()), scope)
    return account, scope


def shape_of(source: str, scope: Scope) -> Shape:
    """What an expression stands for. Raises TemplateSyntaxError."""
    return Values(Account()).of(syntax(source, expression=True), scope)


def bound(scope: Scope, names: dict[str, Shape]) -> Scope:
    """The scope with further names; what was known of other values of these names is forgotten."""
    kept = {key: domain for key, domain in scope.can_be.items() if key[0] not in names}
    return replace(scope, names={**scope.names, **names}, can_be=kept)


class _Reader:
    def __init__(self, account: Account) -> None:
        self.account = account
        self.values = Values(account)

    def body(self, body: list[nodes.Node], scope: Scope) -> None:
        for node in body:
            match node:
                case nodes.Output():
                    self._output(node, scope)
                case nodes.If():
                    self._choice(node, scope)
                case nodes.For():
                    self._loop(node, scope)
                case nodes.Assign(target=target):
                    scope = bound(scope, _bindings(target, self.values.of(node.node, scope)))
                case nodes.With():
                    pairs = zip(node.targets, node.values, strict=True)
                    named = [_bindings(target, self.values.of(given, scope)) for target, given in pairs]
                    self.body(node.body, bound(scope, {name: one for each in named for name, one in each.items()}))
                case _:
                    self.values.of(node, scope)

    def condition(self, test: nodes.Node, scope: Scope, plainly: Scope) -> Scope:
        """Read a condition, note what of it is decided, and give what is known where it is met.

        ``plainly`` is what is known when the branches before it are not thought of: the last of several choices may
        be spelled out.
        """
        self.values.of(test, scope)
        self._choices(test, scope)
        if not scope.dead:
            before = len(self.account.verdicts)
            for atom, here in atoms(test, scope):
                self._decide(atom, here, only=False)
            for atom, here in atoms(test, plainly):
                self._decide(atom, here, only=True)
            whole = judge(test, scope)
            if len(self.account.verdicts) == before and whole is False:
                self._note(test, holds=False, why=say("reason.excluded"))
        return assume(test, scope, met=True)

    def _decide(self, atom: nodes.Node, scope: Scope, *, only: bool) -> None:
        if scope.dead or judge(atom, scope) is not only:
            return
        cases = split(atom, scope)
        self._note(atom, holds=only, why=_why(cases.shape.domain) if cases else None)

    def _note(self, node: nodes.Node, *, holds: bool, why: Said | None) -> None:
        verdict = Verdict(node.lineno, spelled(node), holds, why)
        if verdict not in self.account.verdicts:
            self.account.verdicts.append(verdict)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        laws = scope.can_be.get(LAW, frozenset())
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.account.stretches.append(Stretch(child.lineno, child.data, laws))
            else:
                self._choices(child, scope)
                self.values.of(child, scope)
                printed = Account()
                Values(printed).of(child, scope)
                self.account.printed |= printed.paths

    def _choices(self, node: nodes.Node, scope: Scope) -> None:
        """The conditions inside an expression: ``{{ a if condition else b }}``."""
        own = [node] if isinstance(node, nodes.CondExpr) else []
        for choice in (*own, *node.find_all(nodes.CondExpr)):
            self.condition(choice.test, scope, scope)

    def _choice(self, node: nodes.If, scope: Scope) -> None:
        plainly = scope
        for branch in (node, *node.elif_):
            self.body(branch.body, self.condition(branch.test, scope, plainly))
            scope = assume(branch.test, scope, met=False)
        self.body(node.else_, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        listed = self.values.of(node.iter, scope, read=False)
        if listed.path:
            self.account.paths.add(f"{listed.path}[*]")
        item = listed.item or UNKNOWN
        inner = bound(scope, _bindings(node.target, item) | {"loop": UNKNOWN})
        if node.test is not None:
            inner = self.condition(node.test, inner, inner)
        self.body(node.body, inner)
        self.body(node.else_, scope)


def _bindings(target: nodes.Node, item: Shape) -> dict[str, Shape]:
    if isinstance(target, nodes.Name):
        return {target.name: item}
    named = list(target.find_all(nodes.Name))
    parts = item.parts if len(item.parts) == len(named) else (UNKNOWN,) * len(named)
    return {one.name: shape for one, shape in zip(named, parts, strict=True)}


def _why(domain: Domain) -> Said | None:
    """What the models say of a value."""
    if domain in ({SOME}, {FULL}):
        return say("reason.there")
    choices = sorted(str(one).lower() for one in domain - {None, SOME, MAYBE_EMPTY, EMPTY, FULL})
    return say("reason.choice", choices=tuple(choices)) if choices else None


def spelled(node: nodes.Node) -> str:
    """A condition as somebody would write it."""
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Const(value=value):
            return f"'{value}'" if isinstance(value, str) else str(value).lower()
        case nodes.Getattr(node=within, attr=attr):
            return f"{spelled(within)}.{attr}"
        case nodes.Test(node=tested, name=name):
            return f"{spelled(tested)} is {name}"
        case nodes.Filter(node=nodes.Node() as within, name=name):
            given = [spelled(one) for one in node.args] + [f"{k.key}={spelled(k.value)}" for k in node.kwargs]
            return f"{spelled(within)} | {name}" + (f"({', '.join(given)})" if given else "")
        case nodes.Not(node=negated):
            return f"not {spelled(negated)}"
        case nodes.And() | nodes.Or():
            return f"{spelled(node.left)} {type(node).__name__.lower()} {spelled(node.right)}"
        case nodes.Compare(expr=left, ops=ops):
            return spelled(left) + "".join(f" {_OPERATORS[one.op]} {spelled(one.expr)}" for one in ops)
        case nodes.Tuple(items=items) | nodes.List(items=items):
            return f"({', '.join(spelled(one) for one in items)})"
    return "…"


_OPERATORS = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gteq": ">=",
    "lt": "<",
    "lteq": "<=",
    "in": "in",
    "notin": "not in",
}
