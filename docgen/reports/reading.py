"""Which fields, tables and figures a wording reads, as far as that can be told without an engagement.

In: a wording or a condition. Out: paths such as ``exit.assistance.duration``; within a list ``exit.grounds[].kpi``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

_PARSER = Environment(autoescape=False)  # parses alone; what it reads is never filled in
_OFFERED = {"calc", "definitions", "document", "figure", "loop", "signatures", "table"}


def fields(wording: str, condition: str = "") -> tuple[str, ...]:
    """The fields in alphabetical order; none where the wording is no Jinja."""
    found: dict[str, None] = {}
    for tree in _trees(wording, condition):
        _gather(tree, {}, found)
    return tuple(sorted(found))


def shown(wording: str) -> tuple[str, ...]:
    """The tables and figures, as they are called for."""
    made = []
    for tree in _trees(wording, ""):
        for call in tree.find_all(nodes.Call):
            name, given = call.node, call.args
            if isinstance(name, nodes.Name) and given and isinstance(given[0], nodes.Const):
                made.append(f"{name.name} {given[0].value}")
    return tuple(dict.fromkeys(made))


def _trees(wording: str, condition: str) -> list[nodes.Template]:
    try:
        return [_PARSER.parse(text) for text in (f"{{{{ {condition} }}}}" if condition else "", wording)]
    except TemplateSyntaxError:
        return []


def _gather(node: nodes.Node, within: Mapping[str, str], found: dict[str, None]) -> None:
    """Note the paths below a node; ``within`` says what the names of loops stand for."""
    match node:
        case nodes.For():
            _gather(node.iter, within, found)
            items = _path(node.iter, within)
            targets = [node.target] if isinstance(node.target, nodes.Name) else node.target.find_all(nodes.Name)
            inner = {**within, **dict.fromkeys([name.name for name in targets], f"{items}[]" if items else "")}
            _each((*node.body, *node.else_, *([node.test] if node.test else [])), inner, found)
        case nodes.Name() | nodes.Getattr():
            path = _path(node, within)
            if path and not path.endswith("]"):
                found[path] = None
            elif not path:
                _each(node.iter_child_nodes(), within, found)
        case _:
            _each(node.iter_child_nodes(), within, found)


def _each(some: Iterable[nodes.Node], within: Mapping[str, str], found: dict[str, None]) -> None:
    for node in some:
        _gather(node, within, found)


def _path(node: nodes.Node, within: Mapping[str, str]) -> str:
    """The path that a name with its attributes stands for; empty for what is offered and for what is worked out."""
    match node:
        case nodes.Name(name=name):
            return within[name] if name in within else "" if name in _OFFERED else str(name)
        case nodes.Getattr(node=inner, attr=attribute):
            path = _path(inner, within)
            return f"{path}.{attribute}" if path else ""
        case nodes.Filter(node=inner) if inner is not None:
            return _path(inner, within)
    return ""
